"""The directory counted in one look."""

import datetime

import pytest

from cso_pages.directory.models import Organisation, RecordStatus
from cso_pages.directory.queries import (
    Step,
    directory_figures,
    level_of,
    steps_to,
)

pytestmark = pytest.mark.django_db


def add(name: str, place: str, kind: str = "association", **more) -> Organisation:
    defaults = {"record_status": RecordStatus.PUBLISHED}
    return Organisation.objects.create(
        name=name, territory_id=place, org_type_id=kind, **defaults | more
    )


@pytest.fixture
def directory(reference):
    for number in range(5):
        add(f"Association Exemple {number}", "mopti", is_member=number < 2)
    add("ONG Exemple Filles", "segou", "ong-nationale", sigle="OEF")
    add("Périmée", "gao", record_status=RecordStatus.STALE)
    add("Ébauche", "kidal", record_status=RecordStatus.DRAFT)
    add("Retirée", "kidal", record_status=RecordStatus.WITHDRAWN)
    add(
        "Masquée",
        "kidal",
        hidden_at=datetime.datetime(2026, 10, 1, tzinfo=datetime.UTC),
    )


def test_only_listed_organisations_are_counted(directory):
    figures = directory_figures()
    assert (figures.organisations, figures.members) == (7, 2)
    counts = {tile.name: (tile.count, tile.level) for tile in figures.tiles}
    assert len(counts) == 20
    assert counts["Mopti"] == (5, 4)
    assert counts["Ségou"] == (1, 1)
    assert counts["Kidal"] == (0, 0)
    assert [(kind.label, kind.count) for kind in figures.types] == [
        ("Associations", 6),
        ("ONG nationales", 1),
    ]


def test_an_empty_directory_has_twenty_empty_tiles(reference):
    figures = directory_figures()
    assert figures.organisations == 0
    assert {tile.level for tile in figures.tiles} == {0}
    assert len(figures.tiles) == 20
    assert figures.scale == () and figures.types == ()


@pytest.mark.parametrize("more", [0, 40])
def test_the_figures_take_seven_queries_whatever_the_number(
    directory, more, django_assert_num_queries
):
    for number in range(more):
        add(f"De plus {number}", "kayes")
    with django_assert_num_queries(7):
        directory_figures()


@pytest.mark.parametrize(
    ("highest", "steps"),
    [
        (0, []),
        (1, [(4, 1, 1)]),
        (5, [(1, 1, 1), (2, 2, 2), (3, 3, 3), (4, 4, 5)]),
        (96, [(1, 1, 24), (2, 25, 48), (3, 49, 72), (4, 73, 96)]),
    ],
)
def test_the_legend_tells_the_shades_in_use(highest, steps):
    assert steps_to(highest) == tuple(Step(*step) for step in steps)


@pytest.mark.parametrize("highest", [1, 3, 5, 7, 96])
def test_each_count_has_the_shade_that_the_legend_tells(highest):
    told = {
        count: step.level
        for step in steps_to(highest)
        for count in range(step.first, step.last + 1)
    }
    assert told == {n: level_of(n, highest) for n in range(1, highest + 1)}
