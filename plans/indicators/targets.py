"""What should be reached by a day: targets by year or period, by version, to date.

Source: domain §5, rules 11, 12 and 15. Nothing here reads the database.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from plans.indicators.natures import Direction, Semantics
from plans.indicators.policies import MONTHS, Policy
from plans.outline.quarters import Quarter, ended_in

# (year, None) is the year's target, (year, 2) that of its second quarter.
Targets = Mapping[tuple[int, int | None], Decimal]
PLAIN = Policy()


class TargetVersion(NamedTuple):
    """A target as one version of the plan sets it, in force from a period on.

    `since` None is from the plan's start.
    """

    year: int
    quarter: int | None
    value: Decimal
    since: Quarter | None = None


@dataclass(frozen=True)
class Due:
    """The target to date, and the years it speaks of.

    `elapsed` is how many years' worth of periods have ended in them (¾ = 0.75), by
    which a yearly baseline is multiplied. `compared` are the quarters whose actual it
    is compared with, where these are not all of the plan's to date.
    """

    target: Decimal
    years: frozenset[int]
    elapsed: Decimal
    compared: tuple[Quarter, ...] = ()


def effective(versions: Iterable[TargetVersion], *, until: Quarter) -> Targets:
    """The targets in force at the last ended period: the whole year's, no mix."""
    chosen: dict[tuple[int, int | None], TargetVersion] = {}
    for version in versions:
        if version.since is not None and until < version.since:
            continue
        known = chosen.get((version.year, version.quarter))
        if known is None or (known.since or (0, 0)) < (version.since or (0, 0)):
            chosen[version.year, version.quarter] = version
    return {key: version.value for key, version in chosen.items()}


def year_target(targets: Targets, year: int) -> Decimal | None:
    """The whole year's target; without one, the sum of its quarters' targets."""
    if (year, None) in targets:
        return targets[year, None]
    parts = [value for (y, quarter), value in targets.items() if y == year]
    return sum(parts, Decimal(0)) if parts else None


def due_for(
    policy: Policy, targets: Targets, *, first_year: int, until: Quarter
) -> Due | None:
    """The target to date of any indicator; None says « pas de cible échue »."""
    if not policy.starts_at_zero:
        return _last_ended(policy, targets, until)
    if policy.carries == Semantics.CUMULATIVE:
        return _step_to_date(policy, targets, first_year, until)
    return target_to_date(targets, first_year=first_year, until=until, policy=policy)


def target_to_date(
    targets: Targets, *, first_year: int, until: Quarter, policy: Policy = PLAIN
) -> Due | None:
    """Of a flow: ended periods' own targets, else the year's × its share that ended.

    Added over the years. None says that no target has come due.
    """
    parts: dict[int, Decimal] = {}
    for year in range(first_year, until.year + 1):
        part = _year_to_date(targets, year, until, policy)
        if part is not None:
            parts[year] = part
    if not parts:
        return None
    shares = (policy.ended_share(year, until=until) for year in parts)
    return Due(
        target=sum(parts.values(), Decimal(0)),
        years=frozenset(parts),
        elapsed=sum(shares, Decimal(0)),
    )


def _year_to_date(
    targets: Targets, year: int, until: Quarter, policy: Policy
) -> Decimal | None:
    ended = ended_in(year, until=until)
    by_quarter = _of_periods(targets, year)
    if by_quarter:
        due = [value for quarter, value in by_quarter.items() if quarter <= ended]
        return sum(due, Decimal(0)) if due else None
    share = policy.ended_share(year, until=until)
    if (year, None) not in targets or not share:
        return None
    return targets[year, None] * share


def _of_periods(targets: Targets, year: int) -> dict[int, Decimal]:
    return {q: value for (y, q), value in targets.items() if y == year and q}


def _step_to_date(
    policy: Policy, targets: Targets, first_year: int, until: Quarter
) -> Due | None:
    """Of a cumulative count: last year's target and the ended share of the step."""
    last = _level_before(targets, until.year)
    share = policy.ended_share(until.year, until=until)
    own = _of_periods(targets, until.year)
    ended = [quarter for quarter in own if quarter <= until.number]
    reached: Decimal | None = last
    if ended:
        reached = own[max(ended)]
    elif (until.year, None) in targets and not own and share:
        step = targets[until.year, None] - (last or 0)
        reached = (last or Decimal(0)) + step * share
    if reached is None:
        return None
    years = range(first_year, until.year + 1)
    elapsed = sum((policy.ended_share(y, until=until) for y in years), Decimal(0))
    return Due(reached, frozenset(years), elapsed, (until,))


def _level_before(targets: Targets, year: int) -> Decimal | None:
    """The target at the end of the last earlier year that has one."""
    earlier = [key for key in targets if key[0] < year]
    if not earlier:
        return None
    return targets[max(earlier, key=lambda key: (key[0], key[1] or 5))]


def _last_ended(policy: Policy, targets: Targets, until: Quarter) -> Due | None:
    """The last target whose own period has ended, with the quarters of that period."""
    ended = {(Quarter(y, q or 4), q): value for (y, q), value in targets.items()}
    past = [key for key in ended if key[0] <= until]
    if not past:
        return None
    end, quarter = chosen = max(past, key=lambda key: (key[0], key[1] or 0))
    length = 4 if quarter is None else MONTHS[policy.asked_each] // 3
    compared = [end]
    while len(compared) < length:
        compared.insert(0, compared[0].previous())
    return Due(ended[chosen], frozenset({end.year}), Decimal(1), tuple(compared))


def plan_target_problem(
    targets: Targets, plan_target: Decimal, policy: Policy, direction: str
) -> str:
    """What is wrong with yearly targets, as a code; "" is nothing (rule 12).

    Flow: they add up to the plan's. Cumulative: they go one way, to the plan's.
    """
    years = sorted({year for year, _quarter in targets})
    yearly = [
        t for t in (year_target(targets, year) for year in years) if t is not None
    ]
    if policy.is_ratio or not yearly:
        return ""
    if policy.carries == Semantics.FLOW:
        return "" if sum(yearly) == plan_target else "sum"
    if policy.carries == Semantics.CUMULATIVE:
        ordered = sorted(yearly, reverse=direction == Direction.DOWN)
        if yearly != ordered:
            return "order"
        return "" if yearly[-1] == plan_target else "last"
    return ""
