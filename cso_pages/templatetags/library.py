"""The resources that other public pages show: those that everybody may read."""

from typing import Any

from django import template
from django.contrib.auth.models import AnonymousUser

from cso_pages.directory.models import Organisation
from cso_pages.library.listing import cards_of
from cso_pages.library.models import ResourcePage
from cso_pages.search.models import EntryKind, SearchEntry

register = template.Library()

LATEST = 3
OF_ONE_AT_MOST = 6


@register.inclusion_tag("cso_pages/library/latest.html")
def latest_resources(number: int = LATEST) -> dict[str, Any]:
    """The last ones published, as cards; nothing while there is none."""
    entries = SearchEntry.objects.visible_to(AnonymousUser())
    return {"cards": cards_of(entries.filter(kind=EntryKind.RESOURCE)[:number])}


@register.inclusion_tag("cso_pages/library/of_organisation.html")
def resources_of(organisation: Organisation) -> dict[str, Any]:
    """What an organisation made; nothing of one that hides."""
    if not organisation.is_listed:
        return {"pages": []}
    pages = ResourcePage.objects.visible_to(AnonymousUser())
    own = pages.filter(organisations=organisation).order_by("-dated_on", "title")
    return {"pages": list(own[:OF_ONE_AT_MOST])}
