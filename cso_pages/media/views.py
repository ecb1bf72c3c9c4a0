"""The one view that hands out documents, and the one that shows public images."""

import mimetypes
from typing import IO

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import storages
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from cso_pages.media.models import PortalDocument
from portal.kit.downloads import attachment
from portal.kit.headers import PUBLIC_SECONDS

ONE_YEAR = "public, max-age=31536000, immutable"
BRIEFLY = f"public, max-age={PUBLIC_SECONDS}"
IMAGE_TYPES = frozenset({"image/jpeg", "image/png", "image/webp", "image/avif"})


@require_safe
def serve_document(
    request: HttpRequest, document_id: int, document_filename: str
) -> FileResponse:
    """The document, to who may read it; to others it does not exist."""
    documents = PortalDocument.objects.visible_to(request.user)
    document = get_object_or_404(documents, pk=document_id)
    if document.filename != document_filename:
        raise Http404
    is_public = PortalDocument.objects.public().filter(pk=document.pk).exists()
    return attachment(
        _opened(document.file.storage.open, document.file.name),
        name=document.filename,
        content_type=document.content_type,
        cache=BRIEFLY if is_public else "no-store",
    )


@require_safe
def public_image(request: HttpRequest, name: str) -> FileResponse:
    """A resized image; its name changes with its content, so caches keep it a year."""
    content_type = mimetypes.guess_type(name)[0]
    if content_type not in IMAGE_TYPES:
        raise Http404
    response = FileResponse(
        _opened(storages["public"].open, name), content_type=content_type
    )
    response["Cache-Control"] = ONE_YEAR
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _opened(opener, name: str) -> IO[bytes]:
    try:
        return opener(name)
    except (FileNotFoundError, IsADirectoryError, SuspiciousFileOperation) as error:
        raise Http404 from error
