"""The quorum, in integers: fractions, proxies, and who counts once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordination_space.meetings.quorum import (
    Rule,
    Voided,
    count_quorum,
    required_of,
)
from coordination_space.meetings.wording import (
    VOIDED,
    quorum_in_words,
    rule_in_words,
)

HALF = Rule(1, 2)
VOTERS = range(1, 11)


@pytest.mark.parametrize(
    ("base", "rule", "required"),
    [
        (51, Rule(1, 2), 26),
        (52, Rule(1, 2), 27),
        (52, Rule(1, 2, strict=False), 26),
        (51, Rule(1, 2, strict=False), 26),
        (52, Rule(2, 3, strict=False), 35),
        (51, Rule(2, 3, strict=False), 34),
        (51, Rule(2, 3), 35),
        (3, Rule(1, 3, strict=False), 1),
        (1, Rule(1, 2), 1),
        (0, Rule(1, 2), 1),
        (0, Rule(1, 2, strict=False), 1),
        (7, Rule(1, 1, strict=False), 7),
    ],
)
def test_how_many_are_needed(base, rule, required):
    assert required_of(base, rule) == required


def test_nobody_is_never_a_quorum():
    assert not count_quorum(HALF, voters=[], present=[]).is_reached


def test_an_organisation_counts_once_whoever_comes():
    assert count_quorum(HALF, voters=VOTERS, present=[1, 1, 1, 2]).counted == 2


def test_who_does_not_vote_does_not_count():
    assert count_quorum(HALF, voters=VOTERS, present=[1, 99]).counted == 1


@pytest.mark.parametrize(
    ("rule", "proxies", "why"),
    [
        (HALF, [(1, 2)], Voided.GIVER_CAME),
        (HALF, [(99, 2)], Voided.GIVER_DOES_NOT_VOTE),
        (HALF, [(5, 6)], Voided.HOLDER_ABSENT),
        (HALF, [(5, None)], Voided.HOLDER_ABSENT),
        (HALF, [(5, 99)], Voided.HOLDER_ABSENT),
        (Rule(1, 2, proxies_counted=False), [(5, 2)], Voided.NOT_COUNTED),
    ],
)
def test_a_proxy_that_does_not_count(rule, proxies, why):
    quorum = count_quorum(rule, voters=VOTERS, present=[1, 2], proxies=proxies)
    assert quorum.represented == 0
    assert [reason for _giver, reason in quorum.voided] == [why]


def test_beyond_the_cap_the_first_registered_stands():
    quorum = count_quorum(
        HALF, voters=VOTERS, present=[1, 2], proxies=[(5, 2), (6, 2), (7, 1)]
    )
    assert quorum.counted == 4
    assert quorum.voided == ((6, Voided.HOLDER_HAS_ENOUGH),)


def test_a_proxy_given_twice_counts_once():
    quorum = count_quorum(HALF, voters=VOTERS, present=[1, 2], proxies=[(5, 1), (5, 2)])
    assert quorum.represented == 1


fractions = st.tuples(st.integers(1, 12), st.integers(1, 12)).filter(
    lambda pair: pair[0] < pair[1]
)


@given(st.integers(0, 2_000), fractions, st.booleans())
def test_the_number_needed_is_the_smallest_that_satisfies_the_words(
    base, fraction, strict
):
    numerator, denominator = fraction
    needed = required_of(base, Rule(numerator, denominator, strict=strict))

    def enough(number: int) -> bool:
        there, share = number * denominator, base * numerator
        return there > share if strict else there >= share

    assert enough(needed)
    assert needed == 1 or not enough(needed - 1)


voters = st.sets(st.integers(1, 15))
comers = st.lists(st.integers(1, 20))
proxies = st.lists(st.tuples(st.integers(1, 20), st.integers(1, 20)))


@given(voters, comers, proxies, st.integers(0, 3))
def test_nobody_counts_twice_nor_out_of_nothing(base, present, given_to, cap):
    rule = Rule(1, 2, proxies_per_holder=cap)
    quorum = count_quorum(rule, voters=base, present=present, proxies=given_to)
    assert quorum.counted <= quorum.base == len(base)
    assert quorum.represented <= cap * quorum.present
    assert quorum.represented + len(quorum.voided) == len(given_to)


@given(voters, comers, proxies)
def test_one_more_present_never_loses_the_quorum_without_proxies(
    base, present, given_to
):
    rule = Rule(1, 2, proxies_counted=False)
    few = count_quorum(rule, voters=base, present=present)
    for one in base:
        more = count_quorum(rule, voters=base, present=[*present, one])
        assert more.is_reached or not few.is_reached


def test_it_is_said_in_words():
    said = quorum_in_words(base=52, counted=41, required=27, reached=True)
    assert said.replace("\u00a0", " ") == (
        "Quorum atteint : 41 organisations présentes ou représentées sur 52, "
        "il en fallait 27."
    )
    assert "Quorum non atteint" in quorum_in_words(
        base=52, counted=1, required=27, reached=False
    )
    assert "1 organisation présente ou représentée" in quorum_in_words(
        base=52, counted=1, required=27, reached=False
    )
    assert "aucune organisation présente sur 52" in quorum_in_words(
        base=52, counted=0, required=27, reached=False
    )
    assert "n’a pas de quorum" in quorum_in_words(
        base=5, counted=2, required=None, reached=None
    )


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (Rule(1, 2), "plus de la moitié"),
        (Rule(2, 3, strict=False), "au moins les deux tiers"),
        (Rule(2, 3), "plus des deux tiers"),
        (Rule(1, 3), "plus du tiers"),
        (Rule(3, 5), "plus de 3/5"),
    ],
)
def test_the_rule_is_said_in_words(rule, said):
    assert rule_in_words(rule).startswith(f"{said} des organisations")


def test_every_reason_has_its_words():
    assert set(VOIDED) == set(Voided)
