"""The address of a new page, where the script of the desk had no time to fill it in."""

import pytest

from cso_pages.pages.models import HomePage, StandardPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def publish(cast, client, settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(cast.mariam)
    home = HomePage.objects.get().pk
    address = f"/gestion/pages/add/cso_pages/standardpage/{home}/"

    def send(title, slug=""):
        form = {
            "title": title,
            "slug": slug,
            "body-count": "0",
            "action-publish": "1",
            "comments-TOTAL_FORMS": "0",
            "comments-INITIAL_FORMS": "0",
        }
        return client.post(address, form)

    return send


def test_it_comes_from_the_title_and_is_numbered_when_taken(publish):
    assert [publish("Nos principes à Ɲɛtaa").status_code for _ in range(3)] == [302] * 3
    slugs = StandardPage.objects.filter(title__startswith="Nos").order_by("pk")
    assert [page.slug for page in slugs] == [
        "nos-principes-a-ɲɛtaa",
        "nos-principes-a-ɲɛtaa-2",
        "nos-principes-a-ɲɛtaa-3",
    ]


def test_one_that_was_typed_and_is_taken_is_refused(publish):
    publish("Nos principes")
    assert publish("Autre", slug="nos-principes").status_code == 200
