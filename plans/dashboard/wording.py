"""How signals and declared states look: a colour, a word and a shape each."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from plans.indicators.attainment import Signal
from plans.reporting.states import DeclaredState


class Look(NamedTuple):
    """A badge: its colour (good, watch, late or none), its words, its icon."""

    colour: str
    label: str | Promise
    icon: str


SIGNALS: dict[str, Look] = {
    Signal.ON_TIME: Look("good", _("Dans les temps"), "ok"),
    Signal.WATCH: Look("watch", _("À surveiller"), "warn"),
    Signal.LATE: Look("late", _("En retard"), "late"),
    Signal.NO_DATA: Look("", _("Pas de donnée"), "none"),
    Signal.NO_TARGET: Look("", _("Pas de cible échue"), "clock"),
    Signal.INCOMPLETE: Look("", _("Données incomplètes"), "none"),
    Signal.UNDEFINED: Look("", _("Indéfini"), "none"),
}

DECLARED: dict[str, Look] = {
    DeclaredState.ONGOING: Look("", DeclaredState.ONGOING.label, "clock"),
    DeclaredState.DONE: Look("good", DeclaredState.DONE.label, "ok"),
    DeclaredState.LATE: Look("late", DeclaredState.LATE.label, "late"),
    DeclaredState.NOT_STARTED: Look("", DeclaredState.NOT_STARTED.label, "none"),
    DeclaredState.CANCELLED: Look("", DeclaredState.CANCELLED.label, "cancel"),
}
