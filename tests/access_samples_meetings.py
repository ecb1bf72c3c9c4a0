"""Real rows of the meetings to stand in the addresses of the access table."""

from coordination_space.meetings.models import Meeting
from cso_pages.reference.audiences import Audience
from tests.coordination_space.meeting_ways import (
    a_meeting,
    a_meeting_to_come,
    a_recommendation,
    begun_minutes,
    published_minutes,
)


def meeting_values(cast, row) -> dict[str, object]:
    """The values of an address; `sample` says in which state its meeting is."""
    if "<uuid:actionitem>" in row.route:
        return {"actionitem": a_recommendation(cast).uuid}
    if not {"<uuid:meeting>", "<str:minutes>"}.intersection(row.route.split("/")):
        return {}
    meeting = _meeting(cast, row.sample)
    return {"meeting": meeting.uuid, "minutes": meeting.slug}


def _meeting(cast, sample: str) -> Meeting:
    if sample == "to come":
        return a_meeting_to_come(cast)
    if sample == "past":
        return a_meeting(cast)
    if sample == "the secretariat's":
        return a_meeting_to_come(cast, audience=Audience.SECRETARIAT)
    if sample == "written":
        return begun_minutes(cast).meeting
    audience = Audience.MEMBERS if sample == "for members" else Audience.PUBLIC
    return published_minutes(cast, audience).meeting
