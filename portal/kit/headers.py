"""What every answer says to caches, and what is said when the database is away."""

import functools
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import render
from django.utils.cache import patch_cache_control

Answer = Callable[[HttpRequest], HttpResponse]
View = Callable[..., HttpResponse]

# A page that was published or withdrawn is seen by everyone after this time.
PUBLIC_SECONDS = 10


def kept_briefly(view: View) -> View:
    """Let caches keep a public page that is the same for everybody."""

    @functools.wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if request.method in {"GET", "HEAD"} and response.status_code == 200:
            patch_cache_control(response, public=True, max_age=PUBLIC_SECONDS)
        return response

    return wrapper


class CompressText(GZipMiddleware):
    """Compress pages and data; files that carry their own compression stay as is."""

    kinds = ("text/", "application/json", "application/xml", "image/svg+xml")

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if not response.get("Content-Type", "").startswith(self.kinds):
            return response
        return super().process_response(request, response)


def plain_addresses(get_response: Answer) -> Answer:
    """An address with a control character leads nowhere; PostgreSQL takes no NUL."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if any(sign < " " for sign in request.path_info):
            raise Http404
        return get_response(request)

    return middleware


def steady_answers(get_response: Answer) -> Answer:
    """Tell the small script of the workspace where a post led, in a header.

    A redirection that fetch() follows would bring the page twice over a slow network.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if "X-Steady" in request.headers and response.status_code in {301, 302, 303}:
            response.status_code = 204
            response["X-Location"] = response["Location"]
            del response["Location"]
        return response

    return middleware


def private_by_default(get_response: Answer) -> Answer:
    """Forbid every cache to keep what a signed-in person, or a form, received."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not _is_the_same_for_all(response) and _is_ones_own(request, response):
            response["Cache-Control"] = "no-store, private"
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), microphone=(), geolocation=()"
        )
        return response

    return middleware


def _is_the_same_for_all(response: HttpResponse) -> bool:
    """Public images: their address changes with their content."""
    return "immutable" in response.get("Cache-Control", "")


def _is_ones_own(request: HttpRequest, response: HttpResponse) -> bool:
    """Told by cookies and method, so that it also answers without a database."""
    return (
        settings.SESSION_COOKIE_NAME in request.COOKIES
        or bool(response.cookies)
        or request.method not in {"GET", "HEAD"}
    )


def database_unavailable(get_response: Answer) -> Answer:
    """Answer 503 in French when the database cannot be reached."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    def process_exception(
        request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        if isinstance(exception, OperationalError):
            return render(request, "503.html", status=503)
        return None

    middleware.process_exception = process_exception  # type: ignore[attr-defined]
    return middleware
