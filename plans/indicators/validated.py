"""What is validated of each indicator: only revisions in force count (domain §5, 2)."""

from collections.abc import Iterable
from decimal import Decimal

from django.db.models import Case, DecimalField, F, Sum, Value, When

from plans.indicators.models import Indicator
from plans.reporting.models import IndicatorValue
from plans.reporting.states import ValueState


def validated_totals(
    indicators: Iterable[Indicator | int], *, year: int, upto: int | None = None
) -> dict[int, Decimal | None]:
    """The validated sum of a year by indicator key, all organisations; one query.

    « Aucune activité » counts 0, « pas de donnée » counts nothing; None is no
    validated value at all. With `upto`, the quarters 1 to `upto` only.
    """
    keys = [key if isinstance(key, int) else key.pk for key in indicators]
    in_force = IndicatorValue.objects.filter(
        indicator__in=keys,
        revision__report__revision_in_force=F("revision"),
        revision__report__period__year=year,
    )
    if upto is not None:
        in_force = in_force.filter(revision__report__period__quarter__lte=upto)
    counted = Case(
        When(state=ValueState.REPORTED, then=F("value")),
        When(state=ValueState.NO_ACTIVITY, then=Value(Decimal(0))),
        output_field=DecimalField(max_digits=18, decimal_places=4),
    )
    sums = in_force.values("indicator").annotate(total=Sum(counted)).order_by()
    totals: dict[int, Decimal | None] = dict.fromkeys(keys)
    totals |= {row["indicator"]: row["total"] for row in sums}
    return totals
