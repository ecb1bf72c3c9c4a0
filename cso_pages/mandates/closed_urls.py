"""Doors of a stock Wagtail that are closed here; they stand before Wagtail's own."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, re_path

from portal.accounts.views import lock


def to_the_one_door(request: HttpRequest, **kwargs: object) -> HttpResponse:
    """No second place takes a password: who is signed in goes on, others sign in."""
    if request.user.is_authenticated:
        return redirect("wagtailadmin_home")
    return redirect("account_login")


def nothing_here(request: HttpRequest, **kwargs: object) -> HttpResponse:
    """Rights come from mandates: nobody manages users or groups by hand."""
    raise Http404


urlpatterns = [
    path("gestion/login/", to_the_one_door),
    re_path(r"^gestion/password_reset/", to_the_one_door),
    path("gestion/logout/", lock),
    re_path(r"^gestion/(?:users|groups|failwhale)/", nothing_here),
    path("_util/login/", to_the_one_door),
    re_path(r"^_util/authenticate_with_password/", nothing_here),
]
