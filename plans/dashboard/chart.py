"""The line chart of an indicator, as numbers that the template draws. Pure.

The drawing is 480 by 290 units; values grow upwards from y = 236 to y = 16.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from plans.outline.quarters import Quarter

LEFT, RIGHT, TOP, BOTTOM = 58, 470, 16, 236
STEPS = (1, 2, 5, 10)


@dataclass(frozen=True)
class Mark:
    """A place and the text or value that stands there."""

    x: str
    y: str
    text: str


@dataclass(frozen=True)
class Chart:
    """Lines as SVG paths; `last` is the newest actual."""

    grid: tuple[Mark, ...]
    quarters: tuple[Mark, ...]
    years: tuple[Mark, ...]
    target: str
    actual: str
    dots: tuple[Mark, ...]

    @property
    def last(self) -> Mark | None:
        return self.dots[-1] if self.dots else None


def line_chart(
    targets: Sequence[tuple[Quarter, Decimal | None]],
    actuals: Sequence[tuple[Quarter, Decimal | None]],
) -> Chart:
    """Place target and actual, both to date, on the quarters of the plan."""
    quarters = [quarter for quarter, _ in targets]
    across = {quarter: _across(n, len(quarters)) for n, quarter in enumerate(quarters)}
    known = [value for _, value in (*targets, *actuals) if value is not None]
    step, top = _scale(max(known, default=Decimal(0)))

    def place(quarter: Quarter, value: Decimal) -> Mark:
        y = BOTTOM - (BOTTOM - TOP) * value / top
        return Mark(_short(across[quarter]), _short(y), str(value))

    dots = tuple(place(q, v) for q, v in actuals if v is not None and q in across)
    aims = [place(q, v) for q, v in targets if v is not None]
    ticks = [step * n for n in range(int(top / step) + 1)]
    return Chart(
        grid=tuple(
            Mark(str(LEFT), _short(BOTTOM - (BOTTOM - TOP) * tick / top), str(tick))
            for tick in ticks
        ),
        quarters=tuple(
            Mark(_short(across[q]), str(BOTTOM + 21), f"T{q.number}") for q in quarters
        ),
        years=tuple(
            Mark(_short(across[q] + 51), str(BOTTOM + 45), str(q.year))
            for q in quarters
            if q.number == 1
        ),
        target=_path(aims),
        actual=_path(dots),
        dots=dots,
    )


def _scale(largest: Decimal) -> tuple[Decimal, Decimal]:
    """A round step and a top that the largest value fits under, 2 to 5 steps."""
    power = Decimal(1)
    while power * 50 < largest:
        power *= 10
    for factor in STEPS:
        step = power * factor
        if step * 5 >= largest:
            count = max(2, math.ceil(largest / step))
            return step, step * count
    return power * 10, power * 50


def _across(place: int, count: int) -> Decimal:
    return LEFT + Decimal(RIGHT - LEFT) * (place + 1) / count


def _short(number: Decimal | int) -> str:
    return f"{Decimal(number):.1f}".removesuffix(".0")


def _path(marks: Sequence[Mark]) -> str:
    return "".join(
        f"{'L' if place else 'M'}{mark.x} {mark.y}" for place, mark in enumerate(marks)
    )
