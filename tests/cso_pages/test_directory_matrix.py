"""Who does what where: each cell is what the list under its two filters finds."""

import datetime
import re

import pytest
from django.urls import reverse
from hypothesis import given, settings

from cso_pages.directory.actions import hide_organisation
from cso_pages.directory.counting import Asked, DirectoryIndex
from cso_pages.directory.matrix.queries import matrix_of, read_matrix
from cso_pages.directory.models import OrgLink
from cso_pages.directory.parts import Implantation
from cso_pages.directory.queries import Labels, address_of
from cso_pages.reference.models import Territory, Theme
from tests.conftest import NOW, TODAY
from tests.cso_pages.directory_ways import choose, listed
from tests.cso_pages.test_directory_counting import rows

LABELS = Labels(
    territories={p: Territory(slug=p, name=p) for p in ("mopti", "segou", "gao")},
    themes={t: Theme(code=t, short_label=t) for t in ("sante", "paix")},
    kinds={},
)


@settings(max_examples=100, deadline=None)
@given(rows())
def test_every_cell_is_what_both_filters_find(made):
    index = DirectoryIndex(made)
    matrix = matrix_of(LABELS, index, today=TODAY)
    for theme, line in zip(LABELS.themes, matrix.domains, strict=True):
        for place, cell in zip(LABELS.territories, line.cells, strict=True):
            asked = Asked(territory=place, theme=theme)
            assert cell.count == index.found(asked).total
            assert cell.count == sum((theme, place) in row.pairs for row in made)
            assert cell.address == address_of(asked)
    by_place = [cell for line in matrix.territories for cell in line.cells]
    by_domain = [cell for line in matrix.domains for cell in line.cells]
    assert sorted(c.address for c in by_place) == sorted(c.address for c in by_domain)
    assert matrix.empty == sum(not cell.count for cell in by_place)


def counts() -> dict[str, int]:
    """The cells that hold somebody, by address."""
    matrix = read_matrix(today=TODAY)
    return {
        cell.address.split("?")[1]: cell.count
        for line in matrix.domains
        for cell in line.cells
        if cell.count
    }


@pytest.fixture
def worked(reference):
    """Three organisations; one works twice in one cell, one belongs to another."""
    umbrella = listed(kind="reseau", work=(("justice", "gao"),))
    one = listed(work=(("justice", "gao"), ("justice", "gao"), ("sante", "mopti")))
    OrgLink.objects.create(umbrella=umbrella, member=one)
    listed(work=(("justice", "mopti"),))
    return one


@pytest.mark.django_db
def test_the_cells_of_a_small_directory(worked):
    assert counts() == {
        "territoire=gao&domaine=justice": 2,
        "territoire=mopti&domaine=justice": 1,
        "territoire=mopti&domaine=sante": 1,
    }


@pytest.mark.django_db
def test_each_cell_of_the_page_leads_to_as_many_cards(client, worked):
    page = client.get(reverse("matrix")).content.decode()
    cells = re.findall(
        r'<td class="matrix__cell"[^>]*><a href="([^"]+)">(\d+)</a>', page
    )
    assert len(cells) == 3
    for address, count in cells:
        listing = client.get(address.replace("&amp;", "&")).context["listing"]
        assert (listing.total, len(listing.cards)) == (int(count), int(count))


@pytest.mark.django_db
def test_who_hides_leaves_the_table_at_once(worked, cast):
    hide_organisation(worked, by=cast.mariam, on=TODAY, at=NOW)
    assert counts() == {
        "territoire=gao&domaine=justice": 1,
        "territoire=mopti&domaine=justice": 1,
    }


@pytest.mark.django_db
def test_who_closes_its_domains_is_not_counted(worked):
    choose(worked, themes="members")
    assert counts().get("territoire=mopti&domaine=sante") is None


@pytest.mark.django_db
def test_a_shelter_is_never_counted(worked):
    before = counts()
    matrix = read_matrix(today=TODAY)
    Implantation.objects.create(
        organisation=worked, kind="shelter", territory_id="menaka", precision="region"
    )
    choose(worked, summary="public")
    assert counts() == before
    assert read_matrix(today=TODAY) == matrix


@pytest.mark.django_db
def test_what_is_retired_has_no_line(worked):
    Theme.objects.filter(pk="sante").update(retired_on=TODAY)
    matrix = read_matrix(today=TODAY)
    assert (len(matrix.domains), len(matrix.territories)) == (15, 20)


@pytest.mark.django_db
def test_a_confirmation_is_recent_for_a_year(worked):
    assert read_matrix(today=TODAY).confirmed == 3
    assert read_matrix(today=TODAY + datetime.timedelta(days=366)).confirmed == 0


@pytest.mark.django_db
def test_the_page_says_what_an_empty_cell_means(client, worked):
    answer = client.get(reverse("matrix"))
    page = answer.content.decode()
    empty = '<span aria-hidden="true">–</span><span class="visually-hidden">personne'
    assert page.count(empty) == 16 * 20 - 3
    assert "317 cases sur 320 sont vides" in page
    assert "pas qu’il n’y en a aucune" in page


@pytest.mark.django_db
def test_the_page_asks_as_much_for_many(
    client, worked, django_assert_num_queries, django_assert_max_num_queries
):
    client.get(reverse("matrix"))
    with django_assert_max_num_queries(6) as few:
        client.get(reverse("matrix"))
    asked = len(few.captured_queries)
    for _ in range(5):
        listed(work=(("justice", "segou"), ("justice", "kayes")))
    client.get(reverse("matrix"))
    with django_assert_num_queries(asked):
        client.get(reverse("matrix"))
