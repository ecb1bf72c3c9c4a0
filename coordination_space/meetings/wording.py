"""Meetings in French words: when, by which rule, with which quorum."""

import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coordination_space.bodies.models import Body
from coordination_space.meetings.models import Meeting
from coordination_space.meetings.quorum import Quorum, Rule, Voided
from portal.kit.french import NBSP, long_day

WEEKDAYS = (
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
)  # fmt: skip
_SHARES = {
    (1, 2): "la moitié",
    (1, 3): "le tiers",
    (2, 3): "les deux tiers",
    (1, 4): "le quart",
    (3, 4): "les trois quarts",
}


def rule_of(body: Body) -> Rule | None:
    """The quorum's rule of a body; None when it has none."""
    if body.quorum_numerator is None or body.quorum_denominator is None:
        return None
    return Rule(
        body.quorum_numerator,
        body.quorum_denominator,
        strict=body.quorum_strict,
        proxies_counted=body.proxies_counted,
        proxies_per_holder=body.proxies_per_holder,
    )


def rule_in_words(rule: Rule | None) -> str:
    """« plus de la moitié des organisations qui ont droit de vote, … »."""
    if rule is None:
        return ""
    share = _SHARES.get(
        (rule.numerator, rule.denominator), f"{rule.numerator}/{rule.denominator}"
    )
    amount = _part(share, strict=rule.strict)
    if not rule.proxies_counted:
        return _("%(amount)s des organisations qui comptent, sans procuration") % {
            "amount": amount
        }
    return ngettext(
        "%(amount)s des organisations qui comptent, %(n)s procuration au plus par "
        "organisation présente",
        "%(amount)s des organisations qui comptent, %(n)s procurations au plus par "
        "organisation présente",
        rule.proxies_per_holder,
    ) % {"amount": amount, "n": rule.proxies_per_holder}


def _part(share: str, *, strict: bool) -> str:
    if not strict:
        return _("au moins %(share)s") % {"share": share}
    said = share.removeprefix("le ") if share.startswith("le ") else ""
    if said:
        return _("plus du %(share)s") % {"share": said}
    if share.startswith("les "):
        return _("plus des %(share)s") % {"share": share.removeprefix("les ")}
    return _("plus de %(share)s") % {"share": share}


def quorum_in_words(
    *, base: int, counted: int, required: int | None, reached: bool | None
) -> str:
    """« Quorum atteint : 41 organisations présentes ou représentées sur 52… »."""
    if counted == 0:
        there = _("aucune organisation présente sur %(base)s") % {"base": base}
    else:
        there = ngettext(
            "%(n)s organisation présente ou représentée sur %(base)s",
            "%(n)s organisations présentes ou représentées sur %(base)s",
            counted,
        ) % {"n": counted, "base": base}
    if required is None:
        return _("Présence\u00a0: %(there)s. Cet organe n’a pas de quorum.") % {
            "there": there
        }
    told = (
        _("Quorum atteint\u00a0: %(there)s, il en fallait %(required)s.")
        if reached
        else _("Quorum non atteint\u00a0: %(there)s, il en fallait %(required)s.")
    )
    return told % {"there": there, "required": required}


VOIDED = {
    Voided.NOT_COUNTED: gettext_lazy("cet organe ne compte pas les procurations"),
    Voided.GIVER_CAME: gettext_lazy("l’organisation est venue"),
    Voided.GIVER_DOES_NOT_VOTE: gettext_lazy("l’organisation n’est pas de la liste"),
    Voided.HOLDER_ABSENT: gettext_lazy("aucune organisation présente ne la porte"),
    Voided.HOLDER_HAS_ENOUGH: gettext_lazy("celle qui la porte en a déjà assez"),
    Voided.GIVEN_TWICE: gettext_lazy("la procuration est donnée deux fois"),
}


def voided_in_words(quorum: Quorum, names: dict[int, str]) -> list[str]:
    """Each proxy that does not count, and why."""
    return [
        _("Procuration de %(name)s non comptée\u00a0: %(why)s.")
        % {"name": names.get(giver, "…"), "why": VOIDED[why]}
        for giver, why in quorum.voided
        if isinstance(giver, int)
    ]


def hour_of(at: datetime.datetime) -> str:
    """« 9 h », « 9 h 30 »."""
    here = timezone.localtime(at)
    minutes = f"{NBSP}{here.minute:02}" if here.minute else ""
    return f"{here.hour}{NBSP}h{minutes}"


def when_of(meeting: Meeting) -> str:
    """« jeudi 22 octobre 2026, de 9 h à 13 h »."""
    day = timezone.localdate(meeting.starts_at)
    on = f"{WEEKDAYS[day.weekday()]} {long_day(day)}"
    if meeting.ends_at is None:
        return _("%(day)s, à %(start)s") % {
            "day": on,
            "start": hour_of(meeting.starts_at),
        }
    if timezone.localdate(meeting.ends_at) != day:
        last = timezone.localdate(meeting.ends_at)
        return _("du %(first)s au %(last)s") % {
            "first": on,
            "last": f"{WEEKDAYS[last.weekday()]} {long_day(last)}",
        }
    return _("%(day)s, de %(start)s à %(end)s") % {
        "day": on,
        "start": hour_of(meeting.starts_at),
        "end": hour_of(meeting.ends_at),
    }
