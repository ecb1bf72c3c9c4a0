"""The tags and filters every template has: icons, numbers, dates, typography."""

import datetime
import uuid
from decimal import Decimal, InvalidOperation
from typing import Any

from django import template
from django.forms import BoundField
from django.urls import reverse
from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from portal.kit import french, numbers
from portal.kit.icons import SHAPES

register = template.Library()

STATE_ICONS = {"good": "ok", "watch": "warn", "late": "late", "": "clock"}
MISSING = "–"


@register.simple_tag
def icon(name: str, extra: str = "") -> SafeString:
    """A decorative picture beside words; `extra` adds a class."""
    return format_html(
        '<svg class="icon{}" viewBox="0 0 24 24" aria-hidden="true">{}</svg>',
        f" {extra}" if extra else "",
        mark_safe(SHAPES[name]),  # noqa: S308 - our own drawing
    )


@register.simple_tag
def once_key() -> SafeString:
    """The hidden key that makes a form posted twice count once."""
    return format_html('<input type="hidden" name="cle" value="{}">', uuid.uuid4())


@register.simple_tag(takes_context=True)
def menu_link(
    context: template.Context, name: str, label: str, alone: bool = False
) -> SafeString:
    """One entry of a menu, marked on its page and, unless `alone`, on those below."""
    address = reverse(name)
    here = getattr(context.get("request"), "path", "")
    below = not alone and here.startswith(address)
    current = "page" if here == address else "true" if below else ""
    return format_html(
        '<li><a class="nav__link" href="{}"{}>{}</a></li>',
        address,
        format_html(' aria-current="{}"', current) if current else "",
        label,
    )


@register.filter(is_safe=True)
def typo_fr(text: object) -> SafeString:
    """French spaces in text nodes; plain text is escaped first."""
    if text is None:
        return SafeString("")
    words = text if isinstance(text, str) else str(text)
    return mark_safe(french.typo_html(conditional_escape(words)))  # noqa: S308


@register.filter
def number(value: Decimal | int | float | None, decimals: int = 4) -> str:
    """« 1 650 000 », « 12,5 »; « – » for None."""
    return numbers.show_number(value, decimals)


@register.filter
def percent(share: Decimal | int | float | None) -> str:
    """A share of 0–1 as « 39 % », half up; « – » for None."""
    return numbers.show_share(share)


@register.filter
def weight(size: int | None) -> str:
    """Bytes as « 180 Ko »."""
    return numbers.show_weight(size)


def _raised(text: str) -> SafeString:
    """Set « 1er » and « 3e » with their letters raised."""
    first, _space, rest = text.partition(french.NBSP)
    for letters in ("er", "e"):
        if first.endswith(letters):
            return format_html(
                "{}<sup>{}</sup>{}{}",
                first.removesuffix(letters),
                letters,
                french.NBSP,
                rest,
            )
    return conditional_escape(text)


def _local(value: datetime.date) -> datetime.date:
    if isinstance(value, datetime.datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value


@register.filter
def day(value: datetime.date | None) -> str:
    """« 3 décembre 2026 », 1er raised; a moment gives its local day."""
    return _raised(french.long_day(_local(value))) if value else MISSING


@register.filter
def moment(value: datetime.datetime | None) -> str:
    """« 12 octobre 2026 à 19 h 41 », local time."""
    if not value:
        return MISSING
    here = timezone.localtime(value) if timezone.is_aware(value) else value
    return _raised(french.long_moment(here))


@register.filter
def quarter_long(period: Any) -> str:
    """« 3e trimestre 2026 », e raised; takes anything with a year and a quarter."""
    if not period:
        return MISSING
    return _raised(french.long_quarter(period.year, period.quarter))


@register.filter
def quarter_plain(period: Any) -> str:
    """The same without markup, for titles and attributes."""
    return french.long_quarter(period.year, period.quarter) if period else MISSING


@register.filter
def quarter_short(period: Any) -> str:
    """« T3 2026 », for tables."""
    return f"T{period.quarter}{french.NBSP}{period.year}" if period else MISSING


@register.filter
def day_plain(value: datetime.date | None) -> str:
    """« 1er mars 2026 » without markup, for titles and attributes."""
    return french.long_day(_local(value)) if value else MISSING


@register.filter
def month(value: datetime.date | None) -> str:
    """« octobre 2026 », plain text."""
    if not value:
        return MISSING
    here = _local(value)
    return f"{french.MONTHS[here.month - 1]}{french.NBSP}{here.year}"


@register.filter
def control(field: BoundField, extra: str = "") -> SafeString:
    """A form's control with the class of the house and its ARIA links."""
    widget = field.field.widget
    bare = getattr(widget, "input_type", "") in {"checkbox", "radio", "hidden"}
    classes = [widget.attrs.get("class", ""), "" if bare else "field__input", extra]
    return field.as_widget(
        attrs={"class": " ".join(filter(None, classes))} if any(classes) else None
    )


@register.inclusion_tag("components/badge.html")
def badge(state: str, label: str, icon: str = "") -> dict[str, object]:
    """A state in a word, a shape and a colour; state is good, watch, late or ""."""
    return {
        "state": state,
        "label": label,
        "icon_name": icon or STATE_ICONS.get(state, "clock"),
    }


@register.inclusion_tag("components/progress_bar.html")
def progress_bar(
    value: Decimal | float | None,
    target: Decimal | float | None = None,
    pending: Decimal | float | None = None,
    label: str = "",
) -> dict[str, object]:
    """A bar of shares 0–1: done, then waiting, and a tick where one should be.

    With a label it speaks for itself; without, the words stand beside it.
    """
    done = _width(value)
    waiting = min(_width(pending), 100 - done)
    return {
        "done": _css(done),
        "has_value": value is not None,
        "waiting": _css(waiting) if waiting else "",
        "target": _css(_width(target)) if target is not None else "",
        "label": label,
    }


def _width(share: Decimal | float | None) -> Decimal:
    """A share as a width from 0 to 100; unknown is 0."""
    try:
        width = Decimal(str(share or 0)) * 100
    except InvalidOperation:
        return Decimal(0)
    return min(max(width, Decimal(0)), Decimal(100))


def _css(width: Decimal) -> str:
    return f"{width.quantize(Decimal('0.1')):f}".removesuffix(".0")
