"""The list of resources, at an address with a name, and its feed."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from wagtail.views import serve

from cso_pages.library.actions import SLUG


def resource_list(request: HttpRequest) -> HttpResponseBase:
    """The page of the tree that lists the resources, with Wagtail's own checks."""
    return serve(request, f"{SLUG}/")
