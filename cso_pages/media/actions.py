"""Keeps true which documents the published texts show."""

from wagtail.fields import StreamField
from wagtail.models import Page

from cso_pages.media.models import PortalDocument, ShownDocument


def note_shown_documents(page: Page) -> None:
    """Write which documents the text of a page names, as it was published.

    A draft shows nothing: this is called at publication alone.
    """
    page = page.specific
    named = {
        int(key)
        for field in page._meta.get_fields()
        if isinstance(field, StreamField)
        for model, key, *_path in field.extract_references(
            field.value_from_object(page)
        )
        if model is PortalDocument
    }
    ShownDocument.objects.filter(page_id=page.pk).exclude(document__in=named).delete()
    ShownDocument.objects.bulk_create(
        [
            ShownDocument(page_id=page.pk, document=document)
            for document in PortalDocument.objects.filter(pk__in=named)
        ],
        ignore_conflicts=True,
    )
