"""The upload forms of the editing desk: what is refused is said, not discovered."""

from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.files.uploadedfile import UploadedFile
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm
from wagtail.images.utils import get_allowed_image_extensions

from cso_pages.media.checks import DOCUMENT_TYPES, checked_upload
from cso_pages.media.metadata import without_metadata
from cso_pages.media.names import split_name


class PortalImageField(WagtailImageField):
    """Cleans the picture before Wagtail opens it: Wagtail decodes, then counts.

    A flood of pixels is seen in the header; a broken picture is a sentence, not a 500.
    """

    def to_python(self, data: UploadedFile | None) -> File | None:
        if data:
            self.check_image_file_size(data)
            if (
                split_name(data.name or "")[1].strip(".")
                in get_allowed_image_extensions()
            ):
                data = without_metadata(data)
        return super().to_python(data)


class PortalImageForm(BaseImageForm):
    """The form of an image, whichever page of the editing desk shows it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            given = self.fields["file"]
            self.fields["file"] = PortalImageField(
                label=given.label, required=given.required, widget=given.widget
            )


class PortalDocumentForm(BaseDocumentForm):
    """Judges a document by its content, and keeps it without author or macro."""

    def clean_file(self) -> File | ContentFile:
        file = self.cleaned_data["file"]
        if not isinstance(file, UploadedFile):
            return file
        checked = checked_upload(
            file,
            allowed=DOCUMENT_TYPES,
            max_bytes=settings.WAGTAILDOCS_MAX_UPLOAD_SIZE,
        )
        return checked.content
