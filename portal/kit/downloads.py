"""Hands a file to a browser: saved, never opened in the page, never kept by caches."""

from typing import IO

from django.http import FileResponse

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
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = SANDBOX
    response["Cache-Control"] = cache
    return response
