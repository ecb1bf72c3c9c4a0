"""Civil quarters as plain values: which have ended on a day, in which order."""

import datetime
from typing import NamedTuple


class Quarter(NamedTuple):
    """A civil quarter; quarters compare and sort in time."""

    year: int
    number: int

    @property
    def quarter(self) -> int:
        """Its number, as the kit's filters ask for it."""
        return self.number

    @property
    def ends_on(self) -> datetime.date:
        """Its last day."""
        following = self.next()
        first_of_next = datetime.date(following.year, following.number * 3 - 2, 1)
        return first_of_next - datetime.timedelta(days=1)

    def next(self) -> "Quarter":
        if self.number == 4:
            return Quarter(self.year + 1, 1)
        return Quarter(self.year, self.number + 1)

    def previous(self) -> "Quarter":
        if self.number == 1:
            return Quarter(self.year - 1, 4)
        return Quarter(self.year, self.number - 1)


def quarter_of(day: datetime.date) -> Quarter:
    """The quarter that a day falls in."""
    return Quarter(day.year, (day.month + 2) // 3)


def last_ended(day: datetime.date) -> Quarter:
    """The latest quarter that is over on that day, its own last day included."""
    running = quarter_of(day)
    return running if running.ends_on == day else running.previous()


def ended_in(year: int, *, until: Quarter) -> int:
    """How many of a year's four quarters are over when `until` is the last one."""
    if year < until.year:
        return 4
    return until.number if year == until.year else 0


def quarters_through(first_year: int, *, until: Quarter) -> tuple[Quarter, ...]:
    """Every quarter from the start of a year to `until`, both included."""
    return tuple(
        Quarter(year, number)
        for year in range(first_year, until.year + 1)
        for number in range(1, ended_in(year, until=until) + 1)
    )
