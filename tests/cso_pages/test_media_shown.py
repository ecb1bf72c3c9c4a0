"""A document that a text names is read by those who read the published text."""

import pytest
from wagtail.models import PageViewRestriction

from cso_pages.media.models import PortalDocument, ShownDocument
from cso_pages.pages.models import StandardPage
from tests.cso_pages.test_media_documents import document

pytestmark = pytest.mark.django_db


def body_with(*documents):
    return [
        ("document", {"document": shown, "label": "Le formulaire"})
        for shown in documents
    ]


@pytest.fixture
def page(home):
    page = StandardPage(title="Adhérer", slug="adherer", body=[], live=False)
    home.add_child(instance=page)
    return page


def publish(page, *documents):
    page.body = body_with(*documents)
    page.save_revision().publish()
    page.refresh_from_db()


def is_open(client, shown):
    answer = client.get(shown.url)
    if answer.streaming:
        b"".join(answer.streaming_content)
    return answer.status_code == 200


def test_a_published_text_opens_its_document(client, page):
    shown = document()
    publish(page, shown)
    assert is_open(client, shown)
    assert "Le formulaire" in client.get(page.url).content.decode()


def test_a_draft_opens_nothing(client, page):
    shown = document()
    page.body = body_with(shown)
    page.save_revision()
    assert not is_open(client, shown)


def test_what_the_text_no_longer_names_closes(client, page):
    old, new = document(), document("Nouveau.pdf")
    publish(page, old)
    publish(page, new)
    assert not is_open(client, old)
    assert is_open(client, new)
    assert ShownDocument.objects.get().document == new


@pytest.mark.parametrize("how", ["unpublish", "restrict", "delete"])
def test_a_withdrawn_text_closes_its_document(client, page, how):
    shown = document()
    publish(page, shown)
    if how == "unpublish":
        page.unpublish()
    elif how == "restrict":
        PageViewRestriction.objects.create(
            page=page, restriction_type=PageViewRestriction.LOGIN
        )
    else:
        page.delete()
    assert not is_open(client, shown)
    assert not PortalDocument.objects.public().exists()
