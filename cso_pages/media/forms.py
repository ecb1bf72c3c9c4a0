"""The upload forms of the editing desk: what is refused is said, not discovered."""

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.files.uploadedfile import UploadedFile
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from cso_pages.media.checks import DOCUMENT_TYPES, checked_upload
from cso_pages.media.metadata import without_metadata


class PortalImageForm(BaseImageForm):
    """Opens the picture, so that a broken or too large one is refused on the page."""

    def clean_file(self) -> File:
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            return without_metadata(file)
        return file


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
