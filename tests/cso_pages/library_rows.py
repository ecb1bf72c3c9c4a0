"""Resources in every state of publication, for the tests of the library."""

import datetime

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import PageViewRestriction

from cso_pages.library.models import ResourceFile, ResourceIndexPage, ResourcePage
from cso_pages.media.models import PortalDocument
from tests.cso_pages.media_files import pdf


def a_document(name="Note.pdf", data=None, **columns):
    document = PortalDocument(
        title="Note en français", file=ContentFile(data or pdf(), name=name), **columns
    )
    document._set_document_file_metadata()
    document.save()
    document.file.close()
    return document


def a_resource(title="Cinq messages pour les mairies", *, publish=True, **columns):
    """A resource of the library, published unless said otherwise."""
    document = columns.pop("document", None)
    themes = columns.pop("themes", [])
    organisations = columns.pop("organisations", [])
    values = {
        "resource_type": "note",
        "summary": "Une mairie peut faire reculer le mariage d’enfants.",
        "key_messages": "Demander l’acte de naissance.\nDire non en public.",
        "body": [
            ("title", {"text": "L’acte", "level": "h2"}),
            ("paragraph", "<p>Sans acte, on discute.</p>"),
        ],
        "dated_on": datetime.date(2026, 10, 6),
    }
    page = ResourcePage(title=title, live=False, **(values | columns))
    ResourceIndexPage.objects.get().add_child(instance=page)
    page.themes.set(themes)
    page.organisations.set(organisations)
    if document is not None:
        page.files.add(ResourceFile(document=document))
    page.save()
    revision = page.save_revision()
    if publish:
        revision.publish()
    return ResourcePage.objects.get(pk=page.pk)


def embargoed(page):
    """Published for next week: nobody reads it before."""
    page.go_live_at = timezone.now() + datetime.timedelta(days=7)
    page.save_revision().publish()
    return ResourcePage.objects.get(pk=page.pk)


def restricted(page):
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.LOGIN
    )
    return page


def withdrawn(page):
    page.unpublish()
    return page
