"""What minutes say of themselves to search: never who was there."""

from django.utils.html import strip_tags

from coordination_space.minutes.content import content_of
from coordination_space.minutes.models import Minutes
from coordination_space.minutes.page import mask_of, masked_text
from coordination_space.minutes.states import MinutesState
from cso_pages.reference.audiences import Audience
from cso_pages.search.actions import put_in_search, take_out_of_search
from cso_pages.search.models import EntryKind, SearchEntry

SUMMARY_AT_MOST = 300


def index_minutes(minutes: Minutes) -> None:
    """Write the entry of minutes that went out, take out that of others."""
    meeting = minutes.meeting
    if (
        minutes.state == MinutesState.WRITING
        or meeting.audience == Audience.SECRETARIAT
    ):
        take_out_of_search(EntryKind.MINUTES, meeting.uuid)
        return
    said, hidden = content_of(minutes), mask_of()
    titles = [section["title"] for section in said["sections"]]
    texts = [
        *titles,
        *(
            strip_tags(section["body"].replace("<", " <"))
            for section in said["sections"]
        ),
        *(d["text"] for section in said["sections"] for d in section["decisions"]),
        *(action["what"] for action in said["actions"]),
    ]
    put_in_search(
        EntryKind.MINUTES,
        meeting.uuid,
        url=minutes.get_absolute_url(),
        title=masked_text(said["title"], hidden),
        audience=minutes.audience,
        summary=masked_text(f"{said['body']}. {' · '.join(titles)}", hidden)[
            :SUMMARY_AT_MOST
        ],
        text=masked_text(" ".join(texts), hidden),
        form=minutes.kind,
        dated_on=meeting.day,
    )


def reindex() -> int:
    """Write every entry anew; says how many minutes went out."""
    SearchEntry.objects.filter(kind=EntryKind.MINUTES).delete()
    out = Minutes.objects.exclude(state=MinutesState.WRITING)
    for minutes in out.select_related("meeting__body"):
        index_minutes(minutes)
    return SearchEntry.objects.filter(kind=EntryKind.MINUTES).count()
