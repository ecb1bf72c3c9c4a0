"""What is refused before a value is kept (domain §5, rules 4, 6 and 8); pure."""

from decimal import Decimal

from plans.indicators.amounts import Amount
from plans.indicators.policies import Policy


def pair_problem(num: Decimal | None, den: Decimal | None) -> str:
    """What is wrong with a numerator and its denominator, as a code; "" is nothing.

    0/0 stands, it is undefined and adds nothing; one alone is no data.
    """
    if num is None or den is None:
        return "" if num is den else "alone"
    if den == 0 and num > 0:
        return "zero_denominator"
    return ""


def cumulative_problem(
    value: Decimal,
    *,
    earlier: Decimal | None,
    later: Decimal | None,
    reason: str = "",
) -> str:
    """Whether a count since the plan's start goes back: "below" or "above"; or "".

    `earlier` and `later` are the nearest valid periods' values; a correction reason
    lets it pass, and the correction acts from its period on.
    """
    if reason.strip():
        return ""
    if earlier is not None and value < earlier:
        return "below"
    if later is not None and value > later:
        return "above"
    return ""


def cell_problem(total: Amount, cells: list[Amount], *, is_whole: bool) -> str:
    """Whether cells say more than their total: "sum" or "cell"; or "" (rule 8)."""
    if is_whole and sum(cell.num for cell in cells) > total.num:
        return "sum"
    if not is_whole and any(cell.num > total.num for cell in cells):
        return "cell"
    return ""


def no_activity_problem(policy: Policy) -> str:
    """« Aucune activité » is not an answer to a stock, a score or a milestone."""
    return "" if policy.offers_no_activity else "not_offered"
