"""Plays the organs and their meetings: convened, held, written, approved, followed."""

import datetime
from dataclasses import dataclass

from django.utils import timezone

from coordination_space.bodies.models import Body, Seat
from coordination_space.meetings.actions import (
    Facts,
    Point,
    convene_meeting,
    create_meeting,
)
from coordination_space.meetings.attending import Tick, save_attendance
from coordination_space.meetings.following import (
    begin_action,
    finish_action,
    verify_action,
)
from coordination_space.meetings.models import Meeting
from coordination_space.meetings.outcomes import ActionItem
from coordination_space.minutes.actions import (
    approve_minutes,
    circulate_minutes,
    publish_minutes,
    start_minutes,
)
from coordination_space.minutes.models import Minutes
from coordination_space.minutes.saving import (
    SECRETARIAT,
    Row,
    Words,
    add_action,
    add_decision,
    save_section,
)
from cso_pages.directory.models import Organisation
from portal.accounts.models import User
from portal.management.demonstration.body_texts import BODIES
from portal.management.demonstration.meeting_texts import (
    HELD,
    TO_COME,
    UNWRITTEN,
    Ask,
    Held,
    Planned,
)
from portal.management.demonstration.people import focal_point_of
from portal.notices.actions import mark_read
from portal.notices.models import Notice

OLD_DAYS = 15  # older messages were read


@dataclass(frozen=True)
class Play:
    """Who plays, on which day."""

    today: datetime.date
    secretary: User
    reviewer: User
    starts_on: datetime.date

    def at(self, day: datetime.date, hour: int = 12) -> datetime.datetime:
        return timezone.make_aware(datetime.datetime.combine(day, datetime.time(hour)))


def make_meetings(
    *, today: datetime.date, starts_on: datetime.date, secretary: User, reviewer: User
) -> None:
    """The organs, two meetings to come, one to write, and those gone by."""
    play = Play(today, secretary, reviewer, starts_on)
    bodies = {kind: make_body(kind, starts_on) for kind in BODIES}
    for held in sorted(HELD, key=lambda held: held.planned.days):
        make_held(play, bodies[held.planned.body], held)
    for planned in (UNWRITTEN, *TO_COME):
        make_planned(play, bodies[planned.body], planned)
    read_before = play.at(today - datetime.timedelta(days=OLD_DAYS))
    for notice in Notice.objects.filter(kind="minutes.out", created_at__lt=read_before):
        mark_read(notice, at=notice.created_at + datetime.timedelta(hours=5))


def make_body(kind: str, starts_on: datetime.date) -> Body:
    made = BODIES[kind]
    body = Body.objects.create(kind=kind, slug=made.slug, **made.rule, **made.said)
    by_sigle = {o.sigle: o for o in Organisation.objects.all()}
    for function, sigle in made.seats:
        Seat.objects.create(
            body=body,
            organisation=by_sigle[sigle],
            function=function,
            starts_on=starts_on,
        )
    return body


def working_day(day: datetime.date, *, back: bool) -> datetime.date:
    """The nearest day that is not of a week-end."""
    while day.weekday() >= 5:
        day += datetime.timedelta(days=-1 if back else 1)
    return day


def make_planned(play: Play, body: Body, planned: Planned) -> Meeting:
    """Created two weeks before, convened the day after; told when it lies ahead."""
    day = working_day(
        play.today + datetime.timedelta(days=planned.days), back=planned.days < 0
    )
    made_on = min(day - datetime.timedelta(days=15), play.today)
    facts = Facts(
        title=planned.title,
        starts_at=play.at(day, planned.hours[0]),
        ends_at=play.at(day, planned.hours[1]),
        place=planned.place,
        audience=planned.audience,
    )
    agenda = [Point(title, kind) for title, kind in planned.agenda]
    meeting = create_meeting(
        body, facts, agenda=agenda, by=play.secretary, at=play.at(made_on, 8)
    )
    convene_meeting(
        meeting,
        by=play.secretary,
        at=play.at(made_on, 9),
        tell=planned.days > 0,
    )
    return meeting


def make_held(play: Play, body: Body, held: Held) -> None:
    """Held, written the same evening, sent out two days later, then followed."""
    meeting = make_planned(play, body, held.planned)
    evening = meeting.starts_at + datetime.timedelta(hours=8)
    minutes = start_minutes(meeting, by=play.secretary, at=evening)
    meeting = minutes.meeting
    tick(play, meeting, held, evening)
    write(play, minutes, held, evening)
    sent_at = evening + datetime.timedelta(days=2)
    if not minutes.is_official:
        publish_minutes(minutes, held.audience, by=play.secretary, at=sent_at)
    else:
        circulate_minutes(minutes, by=play.secretary, at=sent_at)
    if held.approved_after:
        approved_at = evening + datetime.timedelta(days=held.approved_after)
        approve_minutes(
            minutes,
            on=timezone.localdate(approved_at),
            at_meeting=None,
            by=play.secretary,
            at=approved_at,
        )
        publish_minutes(minutes, held.audience, by=play.secretary, at=approved_at)
    follow(play, minutes, held)


def tick(play: Play, meeting: Meeting, held: Held, at: datetime.datetime) -> None:
    """The first by name were there, then who gave a proxy, then who excused itself."""
    rows = list(meeting.attendance.select_related("organisation"))
    there, represented, excused = (round(len(rows) * share) for share in held.presence)
    ticked = {}
    for place, row in enumerate(rows):
        if place < there:
            ticked[row.pk] = Tick("present")
        elif place < there + represented:
            holder = rows[place - there].organisation
            ticked[row.pk] = Tick("represented", holder.sigle or holder.name)
        elif place < there + represented + excused:
            ticked[row.pk] = Tick("excused")
        else:
            ticked[row.pk] = Tick("absent")
    save_attendance(
        meeting,
        ticked,
        version=meeting.attendance_version,
        key=None,
        by=play.secretary,
        at=at,
    )


def write(play: Play, minutes: Minutes, held: Held, at: datetime.datetime) -> None:
    """Type every point, with its decisions and recommendations."""
    for section, said in zip(minutes.sections.all(), held.said, strict=True):
        decisions = {
            add_decision(section.item, by=play.secretary).pk: text
            for text in said.decisions
        }
        actions = {
            add_action(section.item, by=play.secretary).pk: row_of(play, ask)
            for ask in said.asks
        }
        save_section(
            section,
            Words(said.text, decisions, actions),
            version=section.version,
            key=None,
            by=play.secretary,
            at=at,
        )


def row_of(play: Play, ask: Ask) -> Row:
    due_on = play.today + datetime.timedelta(days=ask.due_days)
    owner = SECRETARIAT
    if ask.who != SECRETARIAT:
        owner = str(Organisation.objects.get(sigle=ask.who).pk)
    return Row(ask.what, owner, due_on.isoformat())


def follow(play: Play, minutes: Minutes, held: Held) -> None:
    """What became of each recommendation since."""
    asks = [ask for said in held.said for ask in said.asks]
    actions = ActionItem.objects.filter(meeting=minutes.meeting).order_by("number")
    for action, ask in zip(actions, asks, strict=True):
        day = min(play.today + datetime.timedelta(days=ask.due_days), play.today)
        at = play.at(day - datetime.timedelta(days=2))
        owner = owner_of(play, action, at)
        if ask.fate in {"begun", "done", "verified"}:
            begin_action(action, by=owner, at=at)
        if ask.fate in {"done", "verified"}:
            finish_action(action, proof=ask.proof, by=owner, at=at)
        if ask.fate == "verified":
            verify_action(action, by=play.reviewer, at=play.at(day))


def owner_of(play: Play, action: ActionItem, at: datetime.datetime) -> User:
    if action.owner is None:
        return play.secretary
    return focal_point_of(action.owner, starts_on=play.starts_on, at=at)
