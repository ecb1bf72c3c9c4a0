"""Whether a quorum is reached, in integers; pure, knows no database.

An organisation counts once, whoever comes. A proxy counts when its giver votes and is
not there, its holder votes and is there, and the holder carries no more than the cap:
beyond it the first registered stand (domain §3).
"""

from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True)
class Rule:
    """« plus de la moitié » is 1/2, strict; « au moins les deux tiers » is 2/3."""

    numerator: int
    denominator: int
    strict: bool = True
    proxies_counted: bool = True
    proxies_per_holder: int = 1


class Voided(Enum):
    """Why a proxy does not count."""

    NOT_COUNTED = "not_counted"  # the body counts no proxies
    GIVER_CAME = "giver_came"
    GIVER_DOES_NOT_VOTE = "giver_does_not_vote"
    HOLDER_ABSENT = "holder_absent"
    HOLDER_HAS_ENOUGH = "holder_has_enough"
    GIVEN_TWICE = "given_twice"


@dataclass(frozen=True)
class Quorum:
    """What was counted: `counted` organisations of `base`, `required` were needed."""

    base: int
    present: int
    represented: int
    required: int
    voided: tuple[tuple[Hashable, Voided], ...] = ()

    @property
    def counted(self) -> int:
        return self.present + self.represented

    @property
    def is_reached(self) -> bool:
        return self.base > 0 and self.counted >= self.required


def required_of(base: int, rule: Rule) -> int:
    """How many must be there: of 51, more than half is 26; of 52 it is 27."""
    whole, rest = divmod(base * rule.numerator, rule.denominator)
    if rule.strict:
        return whole + 1
    return max(whole + (1 if rest else 0), 1)


def count_quorum(
    rule: Rule,
    *,
    voters: Collection[Hashable],
    present: Iterable[Hashable],
    proxies: Iterable[tuple[Hashable, Hashable | None]] = (),
) -> Quorum:
    """Count those there and the proxies that stand; `proxies` are (giver, holder).

    They come in the order in which they were registered; who is not a voter counts
    for nothing.
    """
    voting = set(voters)
    there = voting.intersection(present)
    carried: dict[Hashable, int] = {}
    standing: set[Hashable] = set()
    voided: list[tuple[Hashable, Voided]] = []
    for giver, holder in proxies:
        why = _why_void(rule, giver, holder, voting, there, carried, standing)
        if why is not None:
            voided.append((giver, why))
            continue
        standing.add(giver)
        carried[holder] = carried.get(holder, 0) + 1
    return Quorum(
        base=len(voting),
        present=len(there),
        represented=len(standing),
        required=required_of(len(voting), rule),
        voided=tuple(voided),
    )


def _why_void(
    rule: Rule,
    giver: Hashable,
    holder: Hashable | None,
    voting: set[Hashable],
    there: set[Hashable],
    carried: dict[Hashable, int],
    standing: set[Hashable],
) -> Voided | None:
    if giver not in voting:
        return Voided.GIVER_DOES_NOT_VOTE
    if giver in there:
        return Voided.GIVER_CAME
    if not rule.proxies_counted:
        return Voided.NOT_COUNTED
    if giver in standing:
        return Voided.GIVEN_TWICE
    if holder is None or holder not in there:
        return Voided.HOLDER_ABSENT
    if carried.get(holder, 0) >= rule.proxies_per_holder:
        return Voided.HOLDER_HAS_ENOUGH
    return None
