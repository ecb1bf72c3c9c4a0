"""What /reunions/ shows: the same to everybody, in a constant number of queries."""

import datetime
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q
from django.db.models.functions import ExtractYear

from coordination_space.bodies.models import Body
from coordination_space.meetings.models import Meeting
from coordination_space.meetings.outcomes import ActionItem
from coordination_space.meetings.states import ACHIEVED, TO_DO
from coordination_space.minutes.models import Minutes
from coordination_space.minutes.page import mask_of, masked_text
from cso_pages.reference.audiences import Audience

PER_PAGE = 20
TO_COME_AT_MOST = 10


@dataclass(frozen=True)
class FollowUp:
    """What became of the recommendations that everybody may read."""

    done: int
    in_progress: int
    late: int

    @property
    def total(self) -> int:
        return self.done + self.in_progress + self.late

    @property
    def share(self) -> float | None:
        return self.done / self.total if self.total else None


@dataclass(frozen=True)
class MeetingsRoom:
    """The list, its filters, and what became of recommendations."""

    to_come: tuple[Meeting, ...]
    minutes: Page
    bodies: tuple[Body, ...]
    years: tuple[int, ...]
    body: str
    year: int | None
    follow_up: FollowUp

    @property
    def is_narrowed(self) -> bool:
        return bool(self.body or self.year)

    @property
    def query(self) -> str:
        """The filters, to go on to the next page with them."""
        parts = [f"organe={self.body}"] if self.body else []
        parts += [f"annee={self.year}"] if self.year else []
        return "&".join(parts)


def meetings_room(
    *, body: str, year: str, page: str, now: datetime.datetime, today: datetime.date
) -> MeetingsRoom:
    """Public meetings and minutes; a filter that means nothing narrows nothing."""
    public = Minutes.objects.public()
    bodies = tuple(Body.objects.filter(meetings__minutes__in=public).distinct())
    years = tuple(
        public.annotate(y=ExtractYear("meeting__starts_at"))
        .order_by("-y")
        .values_list("y", flat=True)
        .distinct()
    )
    asked_body = body if body in {b.slug for b in bodies} else ""
    asked_year = int(year) if year.isascii() and year.isdigit() else None
    asked_year = asked_year if asked_year in years else None
    shown = narrowed(public, asked_body, asked_year)
    room = MeetingsRoom(
        to_come=tuple(public_meetings_to_come(now)[:TO_COME_AT_MOST]),
        minutes=Paginator(shown, PER_PAGE).get_page(page),
        bodies=bodies,
        years=years,
        body=asked_body,
        year=asked_year,
        follow_up=follow_up_on(today),
    )
    mask_titles([*room.to_come, *(row.meeting for row in room.minutes)])
    return room


def narrowed(public, body: str, year: int | None):
    """Minutes of one organ or one year, with what the list tells of each."""
    if body:
        public = public.filter(meeting__body__slug=body)
    if year:
        public = public.filter(meeting__starts_at__year=year)
    return public.select_related("meeting__body").annotate(
        decisions=Count(
            "meeting__agenda__decisions",
            filter=Q(meeting__agenda__decisions__number__isnull=False),
            distinct=True,
        ),
        recommendations=Count(
            "meeting__action_items",
            filter=Q(meeting__action_items__number__isnull=False),
            distinct=True,
        ),
    )


def public_meetings_to_come(now: datetime.datetime):
    """What everybody may know of and has not begun; the nearest first."""
    return (
        Meeting.objects.to_come(now)
        .filter(audience=Audience.PUBLIC)
        .select_related("body")
    )


def mask_titles(meetings: list[Meeting]) -> None:
    """A title may name an organisation that has hidden since."""
    hidden = mask_of()
    for meeting in meetings:
        meeting.title = masked_text(meeting.title, hidden)


def follow_up_on(today: datetime.date) -> FollowUp:
    """Count the recommendations of public minutes; one query."""
    late = Q(state__in=TO_DO, due_on__lt=today)
    found = ActionItem.objects.filter(
        meeting__minutes__in=Minutes.objects.public(), number__isnull=False
    ).aggregate(
        done=Count("pk", filter=Q(state__in=ACHIEVED)),
        in_progress=Count("pk", filter=Q(state__in=TO_DO) & ~late),
        late=Count("pk", filter=late),
    )
    return FollowUp(**found)


def latest(number: int) -> list[Minutes]:
    """The last public minutes, as the list tells of them; two queries."""
    rows = list(narrowed(Minutes.objects.public(), "", None)[:number])
    mask_titles([row.meeting for row in rows])
    return rows
