"""What no order, no name and no repetition may change (domain §5, rules 1, 2, 18)."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.plans.books import (
    IDLE,
    NONE,
    PLAN,
    T1,
    T2,
    T3,
    UNKNOWN,
    asked,
    books,
    decision,
    told,
)

PARENTS = {"konna": "mopti", "mopti": None, "segou": None}
QUARTERS = PLAN[:6]
PLACES = ("konna", "segou", "")
states = st.sampled_from([UNKNOWN, IDLE, NONE])
answers = st.lists(
    st.builds(
        lambda who, quarter, place, what: told(who, quarter, what, place=place),
        st.integers(1, 4),
        st.sampled_from(QUARTERS),
        st.sampled_from(PLACES),
        st.one_of(st.integers(0, 900), states),
    ),
    unique_by=lambda row: (row.organisation, row.quarter, row.place),
    max_size=40,
)
choices = st.fixed_dictionaries(
    {
        "semantics": st.sampled_from(["flow", "cumulative", "stock"]),
        "place": st.sampled_from(["sum", "max", "mean"]),
        "organisation": st.sampled_from(["sum", "max", "median"]),
        "time": st.sampled_from(["latest", "mean"]),
    }
)
DECIDED = [
    decision("max", T1, 1, 2),
    decision("sum", T3, 2, 3, key=2),
    decision("max", T2, 1, 3, place="konna", key=3),
]


def everything(rows, chosen, decisions):
    assigned = asked(1, 2, 3, places=("konna", "segou"))
    kept = books(rows, assigned, decisions=decisions, parents=PARENTS, **chosen)
    return [
        kept.figure(QUARTERS[:until], within=scope)
        for until in range(1, len(QUARTERS) + 1)
        for scope in ("", "mopti", "segou")
    ]


def told_of(figures):
    """The numbers; lines are told in the order of decisions."""
    return [
        (f.gross, f.net, f.count, f.is_carried, f.may_double_count) for f in figures
    ]


@settings(deadline=None)
@given(answers, choices, st.randoms(use_true_random=False))
def test_any_order_of_validation_gives_the_same_totals(rows, chosen, chance):
    shuffled, decided = rows[:], DECIDED[:]
    chance.shuffle(shuffled)
    chance.shuffle(decided)
    assert told_of(everything(shuffled, chosen, decided)) == told_of(
        everything(rows, chosen, DECIDED)
    )


@settings(deadline=None)
@given(answers, choices, st.permutations([1, 2, 3]))
def test_who_is_called_what_changes_nothing(rows, chosen, order):
    names = dict(zip([1, 2, 3, 4], [*order, 4], strict=True))

    def renamed(row):
        return type(row)(
            names[row.organisation], row.quarter, row.state, row.amount, row.place
        )

    decided = [
        type(d)(
            d.key,
            d.quarter,
            d.place,
            frozenset(names[o] for o in d.organisations),
            d.method,
            d.line,
        )
        for d in DECIDED
    ]
    assert told_of(everything([renamed(r) for r in rows], chosen, decided)) == (
        told_of(everything(rows, chosen, DECIDED))
    )


@settings(deadline=None)
@given(answers, choices)
def test_n_is_never_over_m_and_periods_add_up(rows, chosen):
    kept = books(rows, asked(1, 2, 3), **chosen)
    each = [kept.figure([quarter]).count for quarter in QUARTERS]
    both = kept.figure(QUARTERS).count
    assert both.received == sum(one.received for one in each)
    assert both.expected == sum(one.expected for one in each) <= 18
    assert both.received <= both.expected


@settings(deadline=None)
@given(answers)
def test_a_flow_with_lines_never_leaves_max_and_sum(rows):
    kept = books(rows, decisions=DECIDED[:1], parents=PARENTS)
    figure = kept.figure([T1])
    if figure.gross is not None:
        assert 0 <= figure.net.num <= figure.gross.num
