"""The door of pages that are meant for an audience: to others they do not exist."""

from typing import Any

from django.http import Http404, HttpRequest
from wagtail.models import Page

from cso_pages.permissions import audiences_of
from cso_pages.reference.audiences import Audience


def only_for_its_audience(
    page: Page, request: HttpRequest, args: Any, kwargs: Any
) -> None:
    """Answer as an unknown page does to who is not of the page's audience."""
    audience = getattr(page, "audience", Audience.PUBLIC)
    if audience not in audiences_of(request.user):
        raise Http404
