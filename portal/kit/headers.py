"""What every answer says to caches, and what is said when the database is away."""

from collections.abc import Callable

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

Answer = Callable[[HttpRequest], HttpResponse]


def private_by_default(get_response: Answer) -> Answer:
    """Forbid every cache to keep what a signed-in person, or a form, received."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        user = getattr(request, "user", None)
        if (user is not None and user.is_authenticated) or request.method == "POST":
            response["Cache-Control"] = "no-store, private"
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), microphone=(), geolocation=()"
        )
        return response

    return middleware


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
