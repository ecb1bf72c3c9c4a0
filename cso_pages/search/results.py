"""What a search finds: titles first, narrowed by kind, a page at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Case, Count, IntegerField, Q, Value, When
from django.urls import reverse

from cso_pages.search.models import EntryKind, SearchEntry, SearchEntryQuerySet
from cso_pages.search.typed import asked_words
from portal.kit.words import asked_stems

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User

RESULTS_A_PAGE = 20


@dataclass(frozen=True)
class KindChoice:
    """A kind of things found, with how many; the link of the chosen one shows all."""

    label: str
    address: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class SearchResults:
    """The answer to one search; `entries` is empty when nothing was asked."""

    asked: str
    entries: tuple[SearchEntry, ...]
    kinds: tuple[KindChoice, ...]
    total: int  # of all kinds
    number: int
    pages: int
    before: str
    after: str


def search_results(
    query: Mapping[str, Any], *, user: "User | AnonymousUser"
) -> SearchResults:
    """Search what one person may learn of; what cannot be read asks for nothing."""
    asked = asked_words(query.get("q", ""))
    stems = asked_stems(asked)
    if not stems:
        return SearchResults(asked, (), (), 0, 1, 1, "", "")
    found = SearchEntry.objects.visible_to(user).matching(asked)
    counts = dict(found.order_by().values_list("kind").annotate(Count("pk")))
    chosen = query.get("genre", "")
    if chosen in counts:
        found = found.filter(kind=chosen)
    page = Paginator(_titles_first(found, stems), RESULTS_A_PAGE).get_page(
        query.get("page", 1)
    )
    kept = {"q": asked} | ({"genre": chosen} if chosen in counts else {})
    number, pages = page.number, page.paginator.num_pages
    return SearchResults(
        asked=asked,
        entries=tuple(page.object_list),
        kinds=_kinds(counts, asked, chosen),
        total=sum(counts.values()),
        number=number,
        pages=pages,
        before=_address(kept | {"page": number - 1}) if number > 1 else "",
        after=_address(kept | {"page": number + 1}) if number < pages else "",
    )


def _titles_first(found: SearchEntryQuerySet, stems: list[str]) -> SearchEntryQuerySet:
    """Every word in the title, then some, then none; the latest first in each."""
    each = [Q(title_words__contains=f" {stem}") for stem in stems]
    every, some = each[0], each[0]
    for one in each[1:]:
        every, some = every & one, some | one
    place = Case(
        When(every, then=Value(0)),
        When(some, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    return found.annotate(place=place).order_by("place", "-dated_on", "title", "pk")


def _kinds(
    counts: Mapping[str, int], asked: str, chosen: str
) -> tuple[KindChoice, ...]:
    return tuple(
        KindChoice(
            label=str(kind.label),
            address=_address(
                {"q": asked} | ({} if kind == chosen else {"genre": kind})
            ),
            count=counts[kind],
            is_chosen=kind == chosen,
        )
        for kind in EntryKind
        if counts.get(kind)
    )


def _address(asked: Mapping[str, object]) -> str:
    return f"{reverse('search')}?{urlencode(asked)}"
