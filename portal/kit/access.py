"""Who is not signed in signs in first, and keeps what she has typed."""

import functools
from collections.abc import Callable
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

from portal.kit.failures import session_expired

View = Callable[..., HttpResponse]


def signed_in(view: View) -> View:
    """Let signed-in people through; put it outermost, above `posted_once`.

    Others are led to the sign-in page; what they posted comes back on a page that
    can post it again once they are signed in.
    """

    @functools.wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        if request.method == "POST":
            return session_expired(request)
        return redirect_to_login(request.get_full_path())

    return wrapper
