"""What public pages show of the tree: menus, rooms, news, documents."""

from typing import Any

from django import template

from cso_pages.media.models import PortalDocument
from cso_pages.news.models import NewsPage, published_news
from cso_pages.pages.addresses import address_of
from cso_pages.pages.menus import Menus, menus
from cso_pages.pages.models import RoomPage

register = template.Library()

NEWS_AT_HOME = 3


def _menus(context: dict[str, Any]) -> Menus:
    """Read once a request: the head and the foot ask for them."""
    request = context.get("request")
    if request is None:
        return menus()
    if not hasattr(request, "_menus"):
        request._menus = menus()
    return request._menus


@register.inclusion_tag("components/public_links.html", takes_context=True)
def public_links(context: dict[str, Any]) -> dict[str, Any]:
    """The entries of the menu of the head, the one that is open marked."""
    path = getattr(context.get("request"), "path", "")
    return {
        "links": [(entry, entry.current_on(path)) for entry in _menus(context).head]
    }


@register.inclusion_tag("components/footer_columns.html", takes_context=True)
def footer_columns(context: dict[str, Any]) -> dict[str, Any]:
    return {"columns": _menus(context).foot}


@register.simple_tag
def room_page(room: str) -> RoomPage | None:
    """The page of the tree that names a room, for its title and introduction."""
    return RoomPage.objects.live().filter(room=room).first()


@register.simple_tag
def latest_news() -> list[NewsPage]:
    return list(published_news()[:NEWS_AT_HOME])


@register.simple_tag(takes_context=True)
def readable_document(
    context: dict[str, Any], document: PortalDocument | None
) -> PortalDocument | None:
    """The document, when this reader may open it."""
    if document is None:
        return None
    readable = PortalDocument.objects.visible_to(context["request"].user)
    return document if readable.filter(pk=document.pk).exists() else None


register.filter("page_address", address_of)
