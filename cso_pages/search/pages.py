"""Keeps the pages of the tree in the table of search, as long as they may be read.

A class of pages that is searched says so with `entry_kind`, and gives its words with
`searched_text` and `searched_summary`.
"""

import datetime
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from cso_pages.reference.audiences import Audience
from cso_pages.search.actions import put_in_search, take_out_of_search
from cso_pages.search.models import EntryKind, SearchEntry

KINDS = (EntryKind.PAGE, EntryKind.NEWS, EntryKind.RESOURCE)


def index_page(page: Page) -> None:
    """Write what a page says of itself, or take it out when visitors cannot open it.

    A page that Wagtail restricts is found by nobody; one with an audience by that
    audience.
    """
    page = page.specific
    kind = getattr(page, "entry_kind", None)
    if kind is None:
        return
    address = page.get_url()
    if not page.live or not address or page.get_view_restrictions().exists():
        take_out_of_search(kind, page.pk)
        return
    put_in_search(kind, page.pk, url=address, title=page.title, **_said(page))


def forget_page(page: Page) -> None:
    """Nobody finds this page any more."""
    kind = getattr(page.specific_class, "entry_kind", None)
    if kind is not None:
        take_out_of_search(kind, page.pk)


def index_below(page: Page) -> None:
    """The page and those under it: their addresses or their restrictions changed."""
    for found in page.get_descendants(inclusive=True).specific():
        index_page(found)


def reindex() -> int:
    """Write every page again, and forget the entries of pages that are gone."""
    known = set()
    for page in Page.objects.filter(depth__gt=1).specific():
        index_page(page)
        known.add(str(page.pk))
    gone = SearchEntry.objects.filter(kind__in=KINDS).exclude(ref__in=known)
    gone.delete()
    return len(known)


def _said(page: Any) -> dict[str, Any]:
    """What the columns of an entry hold for this page."""
    return {
        "summary": page.searched_summary,
        "text": page.searched_text,
        "audience": getattr(page, "audience", Audience.PUBLIC.value),
        "form": getattr(page, "resource_type", ""),
        "territories": _codes(page, "territories"),
        "themes": _codes(page, "themes"),
        "language": getattr(page, "language_id", "fr"),
        "dated_on": getattr(page, "dated_on", None) or _first_day(page),
    }


def _codes(page: Any, name: str) -> list[str]:
    related = getattr(page, name, None)
    return [str(row.pk) for row in related.all()] if related is not None else []


def _first_day(page: Page) -> datetime.date | None:
    first = page.first_published_at
    return timezone.localdate(first) if first else None
