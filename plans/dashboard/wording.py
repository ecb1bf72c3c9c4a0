"""How signals, declared states and counts of reports are told."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
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


def validated_of(received: int, expected: int) -> str:
    """« 2 validés sur 3 attendus », of the answers behind a figure."""
    if not expected:
        return gettext("aucune réponse attendue")
    if expected == 1:
        one, none = gettext("1 validé sur 1 attendu"), gettext("aucun validé sur 1")
        return one if received else none
    if not received:
        return gettext("aucun validé sur %(expected)s attendus") % {
            "expected": expected
        }
    return ngettext(
        "%(received)s validé sur %(expected)s attendus",
        "%(received)s validés sur %(expected)s attendus",
        received,
    ) % {"received": received, "expected": expected}


def reports_validated_of(validated: int, expected: int) -> str:
    """« 118 rapports validés sur 152 attendus »."""
    if not expected:
        return gettext("aucun rapport attendu")
    if not validated:
        told = gettext("aucun rapport validé sur %(expected)s attendus")
        return told % {"expected": expected}
    return ngettext(
        "%(validated)s rapport validé sur %(expected)s attendus",
        "%(validated)s rapports validés sur %(expected)s attendus",
        validated,
    ) % {"validated": validated, "expected": expected}
