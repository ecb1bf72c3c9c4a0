"""The long lists of a directory page, written in one go: values of facets, tiles.

A page holds some seventy of them; as template tags they cost half of its time.
"""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cso_pages.directory.queries import Tile
from cso_pages.directory.results import Value
from portal.kit.numbers import show_number

register = template.Library()


@register.simple_tag
def facet_values(values: Iterable[Value]) -> SafeString:
    """A link each, but where nothing would be found; one asked for can be removed."""
    return format_html_join("", "<li>{}</li>", ((_value(one),) for one in values))


def _value(value: Value) -> SafeString:
    if value.is_asked:
        return format_html(
            '<a class="facet__link" href="{}" aria-current="true"><span>{}'
            '<span class="visually-hidden">{}</span></span><span class="text--num">'
            '{} <span aria-hidden="true">✕</span></span></a>',
            value.address,
            value.label,
            _(", filtre actif, retirer"),
            show_number(value.count, 0),
        )
    if value.count:
        return format_html(
            '<a class="facet__link" href="{}"><span>{}</span>'
            '<span class="text--num">{}</span></a>',
            value.address,
            value.label,
            show_number(value.count, 0),
        )
    return format_html(
        '<span class="facet__link text--muted"><span>{}</span>'
        '<span class="text--num">0</span></span>',
        value.label,
    )


@register.simple_tag
def map_tiles(tiles: Iterable[Tile]) -> SafeString:
    """The tiles of the map, each where the style sheet puts its territory."""
    items = ((tile.area, _tile(tile)) for tile in tiles)
    return format_html_join("", '<li data-area="{}">{}</li>', items)


def _tile(tile: Tile) -> SafeString:
    if not tile.count:
        return format_html(
            '<span class="tile-map__tile" data-level="0">{} '
            '<span class="tile-map__count">{}</span></span>',
            tile.name,
            _("aucune"),
        )
    return format_html(
        '<a class="tile-map__tile" data-level="{}" href="{}">{} '
        '<span class="tile-map__count">{}</span></a>',
        tile.level,
        tile.address,
        tile.name,
        show_number(tile.count, 0),
    )
