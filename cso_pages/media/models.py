"""Images without metadata, and documents that only a checked view hands out."""

from django.db import models
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from cso_pages.media.metadata import without_metadata


class PortalImage(AbstractImage):
    """An image, re-encoded at upload: no place, no device, no author stays in it."""

    admin_form_fields = Image.admin_form_fields

    def save(self, *args, **kwargs) -> None:
        if self.file and not self.file._committed:
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


class PortalDocument(AbstractDocument):
    """A document of the editors, kept in the private storage."""

    admin_form_fields = Document.admin_form_fields
