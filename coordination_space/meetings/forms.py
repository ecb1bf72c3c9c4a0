"""What is typed of a meeting before it opens, and of a recommendation."""

import datetime
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coordination_space.bodies.models import Body
from coordination_space.meetings.actions import Facts, Point
from coordination_space.meetings.models import Meeting
from coordination_space.meetings.states import ItemKind
from cso_pages.reference.audiences import Audience

POINTS_SHOWN = 6
POINTS_AT_MOST = 40


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self, **attrs: Any) -> None:
        super().__init__(attrs=attrs or None, format="%Y-%m-%d")


class HourInput(forms.TimeInput):
    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class MeetingForm(forms.Form):
    """Title, organ, date, place, who knows of it; the agenda is read beside."""

    title = forms.CharField(label=_("Titre"), max_length=150)
    body = forms.ModelChoiceField(
        Body.objects.all(), label=_("Organe"), empty_label=_("Choisissez")
    )
    day = forms.DateField(label=_("Date"), widget=DayInput())
    starts = forms.TimeField(label=_("Début"), widget=HourInput())
    ends = forms.TimeField(label=_("Fin"), widget=HourInput(), required=False)
    place = forms.CharField(
        label=_("Lieu"), max_length=150, help_text=_("Par exemple Bamako et en ligne.")
    )
    audience = forms.ChoiceField(
        label=_("Qui sait que la réunion a lieu"),
        choices=[
            (Audience.PUBLIC, _("Tout le monde, sur la page des réunions")),
            (Audience.MEMBERS, _("Les organisations membres")),
            (Audience.SECRETARIAT, _("Le secrétariat seul")),
        ],
        initial=Audience.MEMBERS,
        widget=forms.RadioSelect,
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", _("La réunion finit après son début."))
        return cleaned

    def facts(self) -> Facts:
        """What was typed, once it is valid."""
        typed = self.cleaned_data
        ends = typed["ends"]
        return Facts(
            title=typed["title"].strip(),
            starts_at=_at(typed["day"], typed["starts"]),
            ends_at=_at(typed["day"], ends) if ends else None,
            place=typed["place"].strip(),
            audience=typed["audience"],
        )


def _at(day: datetime.date, hour: datetime.time) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, hour))


def typed_agenda(data: QueryDict) -> list[Point]:
    """The points in the order in which they stand on the page; empty ones go."""
    titles, kinds = data.getlist("point"), data.getlist("nature")
    return [
        Point(title[:200], kind if kind in ItemKind.values else ItemKind.DISCUSSION)
        for title, kind in zip(titles[:POINTS_AT_MOST], kinds, strict=False)
        if title.strip()
    ]


def points_shown(points: list[Point]) -> list[Point]:
    """What the form draws: the points that exist, and room for more."""
    room = max(POINTS_SHOWN - len(points), 2)
    return [*points, *[Point("")] * room]


def initial_of(meeting: Meeting) -> dict[str, Any]:
    """A meeting as its form shows it."""
    starts = timezone.localtime(meeting.starts_at)
    ends = timezone.localtime(meeting.ends_at) if meeting.ends_at else None
    return {
        "title": meeting.title,
        "body": meeting.body_id,
        "day": starts.date(),
        "starts": starts.time(),
        "ends": ends.time() if ends else None,
        "place": meeting.place,
        "audience": meeting.audience,
    }


def agenda_of(meeting: Meeting) -> list[Point]:
    return [Point(p.title, p.kind, p.note) for p in meeting.agenda.all()]
