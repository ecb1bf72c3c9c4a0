"""Images without metadata, and documents that only a checked view hands out."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image
from wagtail.models import CollectionViewRestriction, Page
from wagtail.search.queryset import SearchableQuerySetMixin

from cso_pages.media.metadata import CleanPicture, without_metadata
from cso_pages.media.pdf import pages_in_pdf
from cso_pages.permissions import audiences_of, can_open_private_documents
from cso_pages.reference.audiences import Audience

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User


class PortalImage(AbstractImage):
    """An image, re-encoded at upload: no place, no device, no author stays in it."""

    admin_form_fields = Image.admin_form_fields

    def save(self, *args, **kwargs) -> None:
        if self.file and not self.file._committed:
            if not isinstance(self.file.file, CleanPicture):
                self.file = without_metadata(self.file)
            self._set_image_file_metadata()
        super().save(*args, **kwargs)


class PortalRendition(AbstractRendition):
    """A resized image; the only media that is public."""

    image = models.ForeignKey(
        PortalImage, on_delete=models.CASCADE, related_name="renditions"
    )

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class PortalDocumentQuerySet(
    SearchableQuerySetMixin, models.QuerySet["PortalDocument"]
):
    def unrestricted(self) -> "PortalDocumentQuerySet":
        """Documents of collections that neither they nor a parent restricts."""
        restricted = CollectionViewRestriction.objects.values_list(
            "collection__path", flat=True
        )
        below = Q()
        for path in restricted:
            below |= Q(collection__path__startswith=path)
        return self.exclude(below) if below else self

    def shown_to(self, *audiences: str) -> "PortalDocumentQuerySet":
        """What a page published to one of these audiences shows: files, or a text."""
        pages = Page.objects.live().public()
        files = self.model._default_manager.filter(
            resource_files__page__page_ptr__in=pages,
            resource_files__page__audience__in=audiences,
        )
        in_texts = ShownDocument.objects.filter(
            Q(page__resourcepage=None) | Q(page__resourcepage__audience__in=audiences),
            page__in=pages,
        )
        return self.unrestricted().filter(
            Q(pk__in=files.values("pk")) | Q(pk__in=in_texts.values("document"))
        )

    def public(self) -> "PortalDocumentQuerySet":
        """What a visitor may open."""
        return self.shown_to(Audience.PUBLIC.value)

    def visible_to(self, user: "User | AnonymousUser") -> "PortalDocumentQuerySet":
        """Nothing is readable because it was uploaded: a page must show it.

        Who writes the site opens every document, also those that no page shows yet.
        """
        if can_open_private_documents(user):
            return self
        return self.shown_to(*audiences_of(user))


class PortalDocument(AbstractDocument):
    """A document of the editors, kept in the private storage."""

    page_count = models.PositiveIntegerField(null=True, editable=False)

    admin_form_fields = Document.admin_form_fields

    objects = PortalDocumentQuerySet.as_manager()

    def _set_document_file_metadata(self) -> None:
        """Wagtail calls this when the file is new: its size, its digest, its pages."""
        super()._set_document_file_metadata()
        self.page_count = None
        if self.file_extension.lower() == "pdf":
            self.page_count = pages_in_pdf(self.file)
            self.file.seek(0)


class ShownDocument(models.Model):
    """A document that the published text of a page names; written at publication."""

    document = models.ForeignKey(
        PortalDocument, on_delete=models.CASCADE, related_name="shown_in"
    )
    page = models.ForeignKey(
        Page, on_delete=models.CASCADE, related_name="shown_documents"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "page"], name="shown_once")
        ]

    def __str__(self) -> str:
        return f"{self.document_id} / {self.page_id}"
