"""Hands a file to a browser: saved, never opened in the page, never kept by caches."""

from collections.abc import Iterable
from typing import IO

from django.http import FileResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

SANDBOX = "default-src 'none'; sandbox"


def attachment(
    content: IO[bytes], *, name: str, content_type: str, cache: str = "no-store"
) -> FileResponse:
    """An answer that saves the file under its own name, accents and ɛ ɔ ŋ kept.

    The name follows RFC 6266; the type is never guessed by the browser, and what is
    opened all the same runs nothing.
    """
    response = FileResponse(
        content, as_attachment=True, filename=name, content_type=content_type
    )
    _guard(response, cache)
    return response


def streamed(
    lines: Iterable[bytes], *, name: str, content_type: str, cache: str = "no-store"
) -> StreamingHttpResponse:
    """The same for a file that is sent as it is written."""
    disposition = content_disposition_header(as_attachment=True, filename=name)
    response = StreamingHttpResponse(
        lines,
        content_type=content_type,
        headers={"Content-Disposition": disposition or "attachment"},
    )
    _guard(response, cache)
    return response


def _guard(response: HttpResponseBase, cache: str) -> None:
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = SANDBOX
    response["Cache-Control"] = cache
