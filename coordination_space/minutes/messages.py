"""What people are told when minutes go out; neutral subjects, for shared phones."""

import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from coordination_space.meetings.outcomes import ActionItem
from coordination_space.meetings.recipients import owners_of, people_of
from coordination_space.meetings.states import ActionState
from coordination_space.minutes.models import Minutes
from cso_pages.reference.audiences import Audience
from portal.kit.french import long_day
from portal.notices.actions import notify

KIND = "minutes.out"


def tell_of_publication(minutes: Minutes, *, at: datetime.datetime) -> None:
    """Everyone of the audience; owners of a recommendation are told which."""
    body = (
        _(
            "Le procès-verbal de la réunion «\u00a0%(title)s\u00a0» du %(day)s "
            "est publié."
        )
        if minutes.is_official
        else _(
            "Le compte rendu de la réunion «\u00a0%(title)s\u00a0» du %(day)s "
            "est publié."
        )
    )
    _tell(minutes, body, subject=_("Un compte rendu est publié"), at=at)


def tell_of_draft(minutes: Minutes, *, at: datetime.datetime) -> None:
    """The members read it at once, as a draft that is not approved."""
    body = _(
        "Le projet de procès-verbal de la réunion «\u00a0%(title)s\u00a0» du %(day)s "
        "est à lire. "
        "Il n’est pas encore approuvé\u00a0: envoyez vos observations au secrétariat."
    )
    _tell(minutes, body, subject=_("Un projet de procès-verbal est à lire"), at=at)


def _tell(minutes: Minutes, body: str, *, subject: str, at: datetime.datetime) -> None:
    meeting = minutes.meeting
    told = body % {"title": meeting.title, "day": long_day(meeting.day)}
    today = timezone.localdate(at)
    owners = _owners(minutes, today)
    path = minutes.get_absolute_url()
    everyone = people_of(Audience(minutes.audience), on=today)
    for extra, group in (
        ("", [p for p in everyone if p.pk not in owners]),
        (
            _(
                "Une recommandation vous revient\u00a0: "
                "elle est dans «\u00a0À faire\u00a0»."
            ),
            [p for p in everyone if p.pk in owners],
        ),
    ):
        notify(
            group,
            kind=KIND,
            subject=subject,
            body=f"{told} {extra}".strip(),
            path=path,
            at=at,
        )


def _owners(minutes: Minutes, today: datetime.date) -> set[int]:
    """Keys of the people who have something to do after this meeting."""
    open_ones = ActionItem.objects.filter(
        meeting=minutes.meeting, state=ActionState.OPEN
    ).select_related("owner")
    return {person.pk for action in open_ones for person in owners_of(action, on=today)}
