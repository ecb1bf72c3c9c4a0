"""A total by cell: what the public reads of it, what reviewers read."""

from decimal import Decimal

import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import given
from hypothesis import strategies as st

from plans.consolidation.keeping import refresh
from plans.dashboard.series import indicator_page
from plans.dashboard.splits import published
from plans.indicators.models import Indicator
from plans.reporting.models import Cell
from tests.conftest import TODAY
from tests.plans.clock import look_on_9_october
from tests.plans.factories import validated_report

PUBLIC = [
    # the cells, what is told of them with 5 as the smallest count
    ({"f": 80, "g": 40, "": 0}, {"f": 80, "g": 40, "": 0}),
    ({"f": 80, "g": 3, "": 0}, {"f": None, "g": None, "": 0}),
    ({"f": 80, "g": 40, "h": 3, "": 0}, {"f": 80, "g": None, "h": None, "": 0}),
    ({"f": 80, "g": 2, "h": 2, "": 9}, {"f": 80, "g": None, "h": None, "": None}),
    ({"f": 80, "g": 4, "h": 3, "": 9}, {"f": 80, "g": None, "h": None, "": 9}),
    ({"f": 3, "g": 0, "": 0}, None),
    ({"f": 0, "g": 0, "": 0}, {"f": 0, "g": 0, "": 0}),
]


@pytest.mark.parametrize(("cells", "told"), PUBLIC)
def test_small_counts_and_what_would_tell_them_are_hidden(cells, told):
    assert published(cells, min_cell=5) == told


@given(
    st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 30), min_size=1),
    st.integers(2, 10),
)
def test_what_is_told_leaves_no_small_count_certain(cells, min_cell):
    told = published(cells, min_cell=min_cell)
    if told is None:
        return
    holes = [key for key, count in told.items() if count is None]
    assert len(holes) != 1
    assert not holes or sum(cells[key] for key in holes) >= min_cell
    assert all(count is None or not 0 < count < min_cell for count in told.values())


@pytest.fixture
def people(db, outline, monkeypatch):
    """140 participations in the second quarter: the first cell holds them all."""
    look_on_9_october(monkeypatch)
    validated_report(outline, value=14)
    return outline.people


def divide(people, **counts):
    for code, count in counts.items():
        cells = Cell.objects.filter(value__indicator=people, category__code=code)
        cells.update(number=Decimal(count), reason="")
    refresh([people.pk])


def split_of(people, viewer):
    return indicator_page(people.uuid, today=TODAY, viewer=viewer).split


def told_of(split):
    return {part.label: part.count for part in split.parts}


def test_the_public_reads_the_cells_of_the_last_quarter(people, client):
    divide(people, femmes=80, filles=40, hommes=20, garcons=0)
    split = split_of(people, AnonymousUser())
    assert told_of(split) == {"Femmes": 80, "Filles": 40, "Hommes": 20, "Garçons": 0}
    assert (split.untold, split.hides) == (None, False)
    page = client.get(f"/plan/indicateurs/{people.uuid}/").content.decode()
    assert "Détail au T2" in page


def test_the_rest_of_the_total_is_said(people):
    divide(people, femmes=80, filles=40, hommes=10, garcons=0)
    assert split_of(people, AnonymousUser()).untold.count == 10


def test_a_small_cell_is_hidden_from_the_public_only(people, cast, client):
    divide(people, femmes=80, filles=57, hommes=3, garcons=0)
    public = split_of(people, AnonymousUser())
    assert told_of(public) == {
        "Femmes": 80,
        "Filles": None,
        "Hommes": None,
        "Garçons": 0,
    }
    assert told_of(split_of(people, cast.aminata)) == told_of(public)
    assert told_of(split_of(people, cast.mariam))["Hommes"] == 3
    page = client.get(f"/plan/indicateurs/{people.uuid}/").content.decode()
    assert page.count("masqué") == 2
    assert ">57<" not in page


def test_a_sensitive_indicator_is_told_by_year(people):
    Indicator.objects.filter(pk=people.pk).update(is_sensitive=True)
    divide(people, femmes=80, filles=40, hommes=20, garcons=0)
    assert split_of(people, AnonymousUser()).is_year


@pytest.mark.parametrize(
    "change",
    [{"semantics": "cumulative"}, {"organisation_aggregation": "max"}],
    ids=["a level", "organisations do not add up"],
)
def test_what_does_not_add_up_is_not_split(people, change):
    Indicator.objects.filter(pk=people.pk).update(**change)
    divide(people, femmes=80, filles=40, hommes=20, garcons=0)
    assert split_of(people, AnonymousUser()) is None
