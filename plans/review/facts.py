"""What stands beside a figure: the quarter before, the target to date, the gap. Pure.

Only validated figures are compared with; the figure under review is added to them to
show where they would stand if it were validated.
"""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from plans.indicators.attainment import Signal, Thresholds, achievement, signal_of
from plans.indicators.natures import Direction
from plans.indicators.targets import Targets, target_to_date
from plans.lifecycle.warnings import Outlier
from plans.outline.quarters import Quarter
from portal.kit.numbers import MINUS, show_number, show_share


@dataclass(frozen=True)
class History:
    """Validated sums of the year, without the report under review; None is no data.

    `own` is the organisation's, `before` its quarter before, `all` everyone's.
    """

    own: Decimal | None = None
    before: Decimal | None = None
    all: Decimal | None = None


@dataclass(frozen=True)
class Fact:
    """A term, its value in words, and `late` when it asks for attention."""

    term: str
    value: str
    state: str = ""


def facts_about(
    value: Decimal | None,
    history: History,
    targets: Targets,
    *,
    quarter: Quarter,
    direction: str,
    thresholds: Thresholds,
) -> list[Fact]:
    """This quarter, the one before, everyone's total if validated, target, gap."""
    own, everyone = _plus(history.own, value), _plus(history.all, value)
    facts = [
        Fact(_("Ce trimestre"), _with_sum(value, own)),
        Fact(_("Trimestre précédent"), _with_sum(history.before, history.own)),
    ]
    if everyone != own:
        facts.append(
            Fact(_("Toutes les organisations, si validé"), show_number(everyone))
        )
    due = target_to_date(
        {key: v for key, v in targets.items() if key[0] == quarter.year},
        first_year=quarter.year,
        until=quarter,
    )
    if due is None:
        return [*facts, Fact(_("Cible"), _("Sans cible")), _change(value, history)]
    term = _("Cible à fin T%(quarter)s") % {"quarter": quarter.number}
    facts.append(Fact(term, show_number(due.target)))
    facts.append(_gap(everyone, due.target, direction, thresholds))
    return facts


def unusual(outlier: Outlier) -> Fact:
    """« 6 fois plus que d’habitude (9) », and that a second person signs."""
    jump = outlier.jump
    told = {
        "times": show_number(Decimal(round(jump.times * 10)) / 10),
        "usual": show_number(Decimal(round(jump.usual * 100)) / 100),
    }
    sentence = _("%(times)s fois plus que d’habitude (%(usual)s)")
    if not jump.is_up:
        sentence = _("%(times)s fois moins que d’habitude (%(usual)s)")
    text = sentence % told
    if outlier.signs_twice:
        text += _(" : une deuxième personne signera")
    return Fact(_("Chiffre inhabituel"), text, "late")


def _plus(known: Decimal | None, value: Decimal | None) -> Decimal | None:
    if known is None or value is None:
        return value if known is None else known
    return known + value


def _with_sum(value: Decimal | None, total: Decimal | None) -> str:
    if value is None:
        return "–"
    if total is None or total == value:
        return show_number(value)
    return _("%(value)s, cumul %(total)s") % {
        "value": show_number(value),
        "total": show_number(total),
    }


def _signed(number: Decimal) -> str:
    """« + 3 », « − 4 », « 0 »."""
    if number == 0:
        return "0"
    sign = "+" if number > 0 else MINUS
    return f"{sign}\u00a0{show_number(abs(number))}"


def _change(value: Decimal | None, history: History) -> Fact:
    term = _("Écart avec le trimestre précédent")
    if value is None or history.before is None:
        return Fact(term, "–")
    return Fact(term, _signed(value - history.before))


def _gap(
    everyone: Decimal | None,
    target: Decimal,
    direction: str,
    thresholds: Thresholds,
) -> Fact:
    if everyone is None:
        return Fact(_("Écart"), "–")
    rate = achievement(everyone, target) if direction == Direction.UP else None
    if rate is None:
        return Fact(_("Écart"), _signed(everyone - target))
    share = Decimal(rate.numerator) / rate.denominator
    is_late = signal_of(rate, thresholds) == Signal.LATE
    words = f"{_signed(everyone - target)} ({show_share(share)})"
    return Fact(_("Écart"), words, "late" if is_late else "")
