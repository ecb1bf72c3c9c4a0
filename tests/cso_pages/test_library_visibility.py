"""Who may read a resource and its files, by every channel, in every state.

One table: a state of publication, and for a visitor, a member and who writes the site,
whether the page, its place in the list, the search, the feed, the sitemap and the
address of its file give it away.
"""

import datetime

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from cso_pages.library.clock import publish_due
from cso_pages.library.models import ResourcePage
from cso_pages.media.models import PortalDocument
from cso_pages.search.models import SearchEntry
from cso_pages.search.pages import reindex
from portal.jobs.models import Job
from tests.cso_pages.library_rows import (
    a_document,
    a_resource,
    embargoed,
    restricted,
    withdrawn,
)

pytestmark = pytest.mark.django_db

MARK = "mot-cache-a-tous"
TEXT = [("paragraph", f"<p>{MARK}</p>")]


def make(state):
    """A resource in that state, with one file."""
    columns = {"title": MARK, "body": TEXT, "document": a_document(f"{MARK}.pdf")}
    if state == "members":
        return a_resource(audience="members", **columns)
    if state == "draft":
        return a_resource(publish=False, **columns)
    if state == "embargoed":
        return embargoed(a_resource(publish=False, **columns))
    page = a_resource(**columns)
    if state == "restricted":
        return restricted(page)
    if state == "withdrawn":
        return withdrawn(page)
    return page


PUBLIC_CHANNELS = ("page", "list", "search", "feed", "sitemap", "file")
LISTED = ("page", "list", "search", "file")
# state: what gives it to a visitor, to a member, to the secretariat
TABLE = {
    "published": (PUBLIC_CHANNELS, PUBLIC_CHANNELS, PUBLIC_CHANNELS),
    "members": ((), LISTED, LISTED),
    "draft": ((), (), ("file",)),
    "embargoed": ((), (), ("file",)),
    "restricted": ((), ("page",), ("page", "file")),
    "withdrawn": ((), (), ("file",)),
}


def found_by(client, page, document):
    """The channels by which this person finds it."""
    asked = {
        "page": page.get_url(),
        "list": "/ressources/",
        "search": f"/recherche/?q={MARK.replace('-', '+')}",
        "feed": "/ressources/flux.xml",
        "sitemap": "/sitemap.xml",
        "file": document.url,
    }
    found = []
    for channel, address in asked.items():
        answer = client.get(address)
        if answer.streaming:
            assert b"".join(answer.streaming_content).startswith(b"%PDF")
            found.append(channel)
        elif answer.status_code == 200:
            told = answer.text.replace(f'value="{MARK.replace("-", " ")}"', "")
            if MARK in told or f"/{page.slug}/" in told:
                found.append(channel)
    return tuple(found)


@pytest.fixture(autouse=True)
def no_second_factor(settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


@pytest.mark.parametrize("state", TABLE)
def test_one_rule_for_every_channel(cast, state):
    page = make(state)
    document = PortalDocument.objects.get()
    for person, expected in zip(
        (None, cast.aminata, cast.mariam), TABLE[state], strict=True
    ):
        client = Client()
        if person is not None:
            client.force_login(person)
        assert found_by(client, page, document) == expected, person
        reindex()
        assert found_by(client, page, document) == expected, f"{person} reindexed"


@pytest.mark.parametrize("person", ["observer", "stranger", "admin"])
def test_who_is_no_member_reads_nothing_for_members(cast, person):
    page = make("members")
    client = Client()
    client.force_login(getattr(cast, person))
    assert found_by(client, page, PortalDocument.objects.get()) == ()


def test_a_document_that_no_page_shows_is_for_who_writes_the_site(cast):
    document = a_document("Orpheline.pdf")
    seen = {
        name
        for name, person in cast.everyone().items()
        if PortalDocument.objects.visible_to(person).filter(pk=document.pk).exists()
    }
    assert seen == {"mariam"}


def test_a_file_added_to_a_draft_of_a_published_page_stays_private(client, cast):
    page = make("published")
    later = a_document("Plus tard.pdf")
    page.files.create(document=later)
    page.save_revision()
    assert client.get(later.url).status_code == 404
    page.get_latest_revision().publish()
    answer = client.get(later.url)
    assert b"".join(answer.streaming_content).startswith(b"%PDF")


def test_a_page_for_members_is_kept_by_no_cache(client, cast):
    page = make("members")
    client.force_login(cast.aminata)
    assert "no-store" in client.get(page.url)["Cache-Control"]


def test_the_head_and_the_method_of_a_hidden_page_say_nothing(client, cast):
    page = make("members")
    unknown = client.get("/ressources/nulle-part/")
    assert client.head(page.url).status_code == 404
    hidden = client.get(page.url)
    assert hidden.status_code == unknown.status_code == 404
    assert hidden.text == unknown.text.replace("nulle-part", page.slug)


@pytest.mark.parametrize("person", ["coumba", "ibrahim", "admin"])
def test_staff_who_do_not_write_preview_nothing(client, cast, person):
    page = make("draft")
    client.force_login(getattr(cast, person))
    for address in (
        f"/gestion/pages/{page.pk}/view_draft/",
        f"/gestion/pages/{page.pk}/edit/",
        f"/gestion/pages/{page.pk}/edit/preview/",
        f"/gestion/pages/{page.pk}/history/",
        f"/gestion/pages/{page.pk}/revisions/{page.latest_revision_id}/view/",
    ):
        answer = client.get(address)
        assert answer.status_code in {302, 403, 404}, address
        assert MARK not in answer.text


def test_who_publishes_previews_a_draft(client, cast):
    page = make("draft")
    client.force_login(cast.mariam)
    assert MARK in client.get(f"/gestion/pages/{page.pk}/view_draft/").text


def test_an_embargo_ends_by_its_job(client, cast, django_capture_on_commit_callbacks):
    page = make("embargoed")
    publish_due()
    assert not Job.objects.filter(kind="library.publish_scheduled").exists()
    revision = page.get_latest_revision()
    past = timezone.now() - datetime.timedelta(minutes=1)
    revision.approved_go_live_at = past
    revision.content["go_live_at"] = past.isoformat()
    revision.save()
    with django_capture_on_commit_callbacks(execute=True):
        publish_due()
    assert Job.objects.get(kind="library.publish_scheduled").state == "done"
    assert ResourcePage.objects.get().live
    assert MARK in client.get("/ressources/").text


def test_what_is_over_is_taken_down(client, cast):
    page = make("published")
    page.expire_at = timezone.now() - datetime.timedelta(minutes=1)
    page.save()
    call_command("publish_scheduled", verbosity=0)
    assert client.get(page.url).status_code == 404
    assert not SearchEntry.objects.filter(ref=str(page.pk)).exists()


def test_what_is_deleted_or_moved_is_found_no_more_or_elsewhere(client, cast):
    page = make("published")
    page.slug = "une-autre-adresse"
    page.save_revision().publish()
    entry = SearchEntry.objects.get(kind="resource")
    assert entry.url == "/ressources/une-autre-adresse/"
    page.get_parent().specific.delete()
    assert not SearchEntry.objects.filter(kind="resource").exists()
    assert not Page.objects.filter(pk=page.pk).exists()


def test_lifting_a_restriction_brings_it_back(client, cast):
    page = make("restricted")
    assert not SearchEntry.objects.filter(kind="resource").exists()
    page.get_view_restrictions().get().delete()
    assert SearchEntry.objects.filter(kind="resource").count() == 1


def test_an_organisation_that_hides_is_a_member_everywhere(client, cast):
    page = a_resource(organisations=[cast.association], themes=["justice"])
    assert cast.association.name in client.get(page.url).text
    cast.association.hidden_at = timezone.now()
    cast.association.save()
    for address in (page.url, "/ressources/", "/ressources/flux.xml",
                    "/recherche/?q=mairie"):  # fmt: skip
        html = client.get(address).text
        assert page.title in html
        assert cast.association.name not in html
    assert "une organisation membre" in client.get(page.url).text
