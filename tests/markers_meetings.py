"""Words seeded in the private parts of meetings, and who may receive each of them."""

from coordination_space.minutes.actions import publish_minutes
from cso_pages.reference.audiences import Audience
from tests.access_meetings import COORDINATION
from tests.conftest import NOW
from tests.coordination_space.meeting_ways import (
    a_meeting_to_come,
    begun_minutes,
    tick_all,
    write_all,
)

EVERYONE_INSIDE = set(COORDINATION)


def seed(cast) -> dict[str, set[str]]:
    """Minutes being written, minutes for members, meetings known of few."""
    written = begun_minutes(cast, title="Séance en rédaction")
    write_all(cast, written, texts=("redaction-mtg", "redaction-deux-mtg"))
    out = begun_minutes(cast, title="membres-titre-mtg")
    tick_all(cast, out.meeting)
    write_all(cast, out, texts=("membres-mtg", "membres-deux-mtg"))
    publish_minutes(out, Audience.MEMBERS, by=cast.mariam, at=NOW)
    a_meeting_to_come(cast, title="secret-mtg", audience=Audience.SECRETARIAT)
    a_meeting_to_come(cast, title="prepare-mtg", convene=False)
    return {
        "redaction-mtg": {"mariam"},
        "redaction-deux-mtg": {"mariam"},
        "membres-titre-mtg": EVERYONE_INSIDE,
        "membres-mtg": EVERYONE_INSIDE,
        "secret-mtg": {"mariam"},
        "prepare-mtg": {"mariam"},
    }
