"""News: the list by year and kind, the feed, what is not published."""

import datetime

import pytest

from cso_pages.news.models import NewsIndexPage, NewsPage
from cso_pages.search.models import SearchEntry


@pytest.fixture
def publish(pages):
    index = NewsIndexPage.objects.get()

    def add(title, *, day=datetime.date(2026, 10, 1), live=True, **fields):
        page = NewsPage(title=title, dated_on=day, lead="Deux phrases.", **fields)
        page.live = live
        index.add_child(instance=page)
        if live:
            page.save_revision().publish()
        return page

    return add


def test_the_newest_stands_first_and_drafts_do_not_stand(publish, client):
    publish("Ancienne", day=datetime.date(2025, 3, 8))
    publish("Récente")
    publish("Brouillon", live=False)
    html = client.get("/actualites/").content.decode()
    assert html.index("Récente") < html.index("Ancienne")
    assert "Brouillon" not in html


@pytest.mark.parametrize(
    ("asked", "seen"),
    [
        ("?annee=2025", ["Ancienne"]),
        ("?annee=2026", ["Récente", "Campagne"]),
        ("?type=campagne", ["Campagne"]),
        ("?annee=2025&type=campagne", []),
        ("?annee=1999", ["Ancienne", "Récente", "Campagne"]),
        ("?annee=%00&type='", ["Ancienne", "Récente", "Campagne"]),
        ("?page=999", ["Ancienne", "Récente", "Campagne"]),
    ],
)
def test_the_list_is_narrowed_by_year_and_kind(asked, seen, publish, client):
    publish("Ancienne", day=datetime.date(2025, 3, 8))
    publish("Récente")
    publish("Campagne", kind="campagne")
    answer = client.get(f"/actualites/{asked}")
    html = answer.content.decode()
    listed = [
        title
        for title in ("Ancienne", "Récente", "Campagne")
        if f">{title}</a>" in html
    ]
    assert (answer.status_code, listed) == (200, seen)


def test_the_feed_holds_what_everybody_may_read(publish, client):
    publish("Récente")
    publish("Brouillon", live=False)
    page = publish("Réservée")
    page.view_restrictions.create(restriction_type="login")
    feed = client.get("/actualites/flux.xml")
    text = feed.content.decode()
    assert feed["Content-Type"].startswith("application/atom+xml")
    assert "Récente" in text and "http://testserver/actualites/recente/" in text
    assert "Brouillon" not in text and "Réservée" not in text


def test_a_piece_of_news_is_found_with_its_date(publish):
    page = publish("Récente")
    entry = SearchEntry.objects.get(kind="news", ref=page.pk)
    assert (entry.url, entry.dated_on) == ("/actualites/recente/", page.dated_on)


def test_the_list_costs_the_same_with_more(
    publish, client, django_assert_max_num_queries
):
    publish("Une")
    client.get("/actualites/")
    with django_assert_max_num_queries(12):
        client.get("/actualites/")
    for number in range(15):
        publish(f"Autre {number}")
    with django_assert_max_num_queries(12):
        client.get("/actualites/")
