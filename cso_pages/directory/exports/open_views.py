"""The open data page and its two files."""

import io
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import condition, require_safe

from cso_pages.directory.exports.opendata import LICENCE, open_files, version_of
from portal.kit.downloads import attachment
from portal.kit.headers import PUBLIC_SECONDS, kept_briefly

CACHE = f"public, max-age={PUBLIC_SECONDS}"


@require_safe
@kept_briefly
def open_data(request: HttpRequest) -> HttpResponse:
    """What the files hold, under which licence, and how to leave them."""
    shown = {"files": open_files(on=timezone.localdate()), "licence": LICENCE}
    return render(request, "cso_pages/directory/open_data.html", shown)


def _version(request: HttpRequest, *args: Any, **kwargs: Any) -> str | None:
    version = version_of(timezone.localdate())
    return f'"{version}"' if version else None


@require_safe
@condition(etag_func=_version)
def hsds(request: HttpRequest) -> FileResponse:
    return _file(open_files(on=timezone.localdate()).hsds, "osc.hsds.json", "json")


@require_safe
@condition(etag_func=_version)
def fourw(request: HttpRequest) -> FileResponse:
    return _file(open_files(on=timezone.localdate()).fourw, "4w.hxl.csv", "csv")


def _file(content: bytes, name: str, kind: str) -> FileResponse:
    """Anyone may read it, also another site's page: nothing in it is private."""
    content_type = "application/json" if kind == "json" else "text/csv; charset=utf-8"
    response = attachment(
        io.BytesIO(content), name=name, content_type=content_type, cache=CACHE
    )
    response["Access-Control-Allow-Origin"] = "*"
    return response
