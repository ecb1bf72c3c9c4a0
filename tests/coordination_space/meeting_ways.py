"""Organs, meetings and minutes, made by the rooms' own actions."""

import datetime

from django.utils import timezone

from coordination_space.bodies.models import Body, BodyKind
from coordination_space.meetings.actions import (
    Facts,
    Point,
    convene_meeting,
    create_meeting,
)
from coordination_space.meetings.attending import Tick, save_attendance
from coordination_space.meetings.models import Meeting
from coordination_space.meetings.outcomes import ActionItem
from coordination_space.minutes.actions import publish_minutes, start_minutes
from coordination_space.minutes.models import Minutes
from coordination_space.minutes.saving import (
    Row,
    Words,
    add_action,
    add_decision,
    save_section,
)
from cso_pages.reference.audiences import Audience
from tests.conftest import NOW

HALF = {"quorum_numerator": 1, "quorum_denominator": 2}
HELD_AT = NOW - datetime.timedelta(days=7)
DUE_ON = datetime.date(2026, 10, 30)


def a_body(kind=BodyKind.STEERING, **fields) -> Body:
    """An organ whose voters are the three member organisations of the cast."""
    made = {"slug": f"organe-{kind}", "name": "Comité de pilotage"} | HALF | fields
    return Body.objects.get_or_create(slug=made.pop("slug"), kind=kind, defaults=made)[
        0
    ]


def a_meeting(cast, *, body=None, starts_at=HELD_AT, convene=True, **fields) -> Meeting:
    facts = {
        "title": "Revue trimestrielle",
        "starts_at": starts_at,
        "ends_at": starts_at + datetime.timedelta(hours=3),
        "place": "Bamako",
        "audience": Audience.MEMBERS,
    } | fields
    agenda = [Point("Suivi du plan"), Point("Calendrier", "decision")]
    meeting = create_meeting(
        body or a_body(), Facts(**facts), agenda=agenda, by=cast.mariam, at=HELD_AT
    )
    if convene:
        convene_meeting(meeting, by=cast.mariam, at=HELD_AT, tell=False)
    return meeting


def a_meeting_to_come(cast, **fields) -> Meeting:
    """Ahead of the clock of the test's machine."""
    starts_at = timezone.now() + datetime.timedelta(days=30)
    return a_meeting(cast, starts_at=starts_at, **fields)


def begun_minutes(cast, **fields) -> Minutes:
    """Minutes on which nothing is written yet."""
    return start_minutes(a_meeting(cast, **fields), by=cast.mariam, at=NOW)


def tick_all(cast, meeting, status="present", key=None) -> None:
    ticks = {row.pk: Tick(status) for row in meeting.attendance.all()}
    save_attendance(
        meeting,
        ticks,
        version=meeting.attendance_version,
        key=key,
        by=cast.mariam,
        at=NOW,
    )


def write_all(cast, minutes, *, owner=None, texts=("Un échange.", "Un autre.")) -> None:
    """A text a point, a decision and a recommendation at the second one."""
    for section, text in zip(minutes.sections.all(), texts, strict=False):
        decisions, actions = {}, {}
        if section.item.position == 2:
            decision = add_decision(section.item, by=cast.mariam)
            decisions[decision.pk] = "La date limite reste le 15."
            action = add_action(section.item, by=cast.mariam)
            who = str((owner or cast.association).pk)
            actions[action.pk] = Row("Appeler les absentes", who, DUE_ON.isoformat())
        save_section(
            section,
            Words(text, decisions, actions),
            version=section.version,
            key=None,
            by=cast.mariam,
            at=NOW,
        )


def written_minutes(cast, *, owner=None, **fields) -> Minutes:
    """Minutes with nothing missing, ready to go out."""
    minutes = begun_minutes(cast, **fields)
    tick_all(cast, minutes.meeting)
    write_all(cast, minutes, owner=owner)
    minutes.refresh_from_db()
    return minutes


def published_minutes(cast, audience=Audience.PUBLIC, **fields) -> Minutes:
    minutes = written_minutes(cast, **fields)
    publish_minutes(minutes, audience, by=cast.mariam, at=NOW)
    return minutes


def a_recommendation(cast) -> ActionItem:
    """Open, the association's, of public minutes."""
    return ActionItem.objects.get(meeting=published_minutes(cast).meeting)
