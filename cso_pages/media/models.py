"""Images without metadata, and documents that only a checked view hands out."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image
from wagtail.models import CollectionViewRestriction
from wagtail.search.queryset import SearchableQuerySetMixin

from cso_pages.media.metadata import CleanPicture, without_metadata
from cso_pages.permissions import can_open_private_documents

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
    def public(self) -> "PortalDocumentQuerySet":
        """Documents of collections that neither they nor a parent restricts."""
        restricted = CollectionViewRestriction.objects.values_list(
            "collection__path", flat=True
        )
        below = Q()
        for path in restricted:
            below |= Q(collection__path__startswith=path)
        return self.exclude(below) if below else self

    def visible_to(self, user: "User | AnonymousUser") -> "PortalDocumentQuerySet":
        return self if can_open_private_documents(user) else self.public()


class PortalDocument(AbstractDocument):
    """A document of the editors, kept in the private storage."""

    admin_form_fields = Document.admin_form_fields

    objects = PortalDocumentQuerySet.as_manager()
