"""Reference frameworks: dated, closable, readable when over; territories' history."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from cso_pages.reference.actions import load_reference
from cso_pages.reference.framework_nodes import FRAMEWORK_NODES
from cso_pages.reference.frameworks import Framework, FrameworkNode
from cso_pages.reference.models import Territory
from cso_pages.reference.queries import read_frameworks

DAY = datetime.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("until", "closed", "is_closed"),
    [
        (None, None, False),
        (2026, None, False),
        (2025, None, True),
        (2030, datetime.date(2026, 11, 22), True),
        (2030, datetime.date(2026, 11, 23), False),
    ],
)
def test_a_framework_is_over_after_its_last_year_or_its_day(until, closed, is_closed):
    row = Framework(until_year=until, closed_on=closed)
    assert row.is_closed_on(DAY) is is_closed


@pytest.mark.django_db
def test_the_first_ones_are_in_force_or_over(reference):
    told = {over: [row.pk for row in rows] for over, rows in read_frameworks(today=DAY)}
    assert told == {
        False: ["odd5", "snedd-2024-2033", "pnvbg", "loi2015-052"],
        True: [
            "credd-2019-2023", "pan1325-2019-2023", "pan1325-2015-2017",
            "vslc-2022-2024",
        ],
    }  # fmt: skip
    assert all(row.source for row in Framework.objects.all())
    assert FrameworkNode.objects.count() == len(FRAMEWORK_NODES) == 33


@pytest.mark.django_db
def test_staff_changes_are_kept_by_the_next_preparation(reference):
    Framework.objects.filter(pk="odd5").update(label="ODD 5", retired_on=DAY)
    Territory.objects.get(pk="kita").predecessors.clear()
    load_reference()
    assert Framework.objects.get(pk="odd5").label == "ODD 5"
    assert not Territory.objects.get(pk="kita").predecessors.exists()
    assert FrameworkNode.objects.count() == 33


@pytest.mark.django_db
def test_the_page_shows_what_is_over_and_not_what_is_retired(
    client, reference, django_assert_max_num_queries
):
    Framework.objects.filter(pk="snedd-2024-2033").update(retired_on=DAY)
    FrameworkNode.objects.filter(framework="odd5", number="5.1").update(retired_on=DAY)
    with django_assert_max_num_queries(5):
        page = client.get(reverse("frameworks")).content.decode()
    assert "Vision Mali Kura" not in page
    assert "<dt>5.1</dt>" not in page and "<dt>5.2</dt>" in page
    assert page.index("Échus") < page.index("relance économique")


@pytest.mark.django_db
def test_a_framework_does_not_end_before_it_begins():
    row = Framework(
        code="x", label="X", reach="world", from_year=2020, until_year=2019, source="s"
    )
    with pytest.raises(ValidationError, match="dernière année"):
        row.full_clean()


@pytest.mark.django_db
def test_a_new_region_knows_where_it_came_from(reference):
    bandiagara = Territory.objects.get(pk="bandiagara")
    assert bandiagara.created_on == datetime.date(2023, 3, 13)
    assert [row.pk for row in bandiagara.predecessors.all()] == ["mopti"]
    mopti = Territory.objects.get(pk="mopti")
    assert mopti.created_on is None
    assert {row.pk for row in mopti.successors.all()} == {"bandiagara", "douentza"}
