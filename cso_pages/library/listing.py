"""What the list of resources shows: filters with their counts, then a page of cards."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.utils.translation import gettext as _

from cso_pages.library.kinds import ResourceType
from cso_pages.library.models import ResourcePage
from cso_pages.reference.models import Language, Theme
from cso_pages.search.models import EntryKind, SearchEntry, SearchEntryQuerySet
from cso_pages.search.typed import asked_words

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.core.paginator import Page as PageOfEntries

    from portal.accounts.models import User

CARDS_A_PAGE = 12
TYPE, THEME, LANGUAGE = "type", "theme", "langue"


@dataclass(frozen=True)
class Choice:
    """One value of a filter; the link of a chosen one takes it off."""

    label: str
    address: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Facet:
    title: str
    choices: tuple[Choice, ...]

    @property
    def chosen(self) -> Choice | None:
        return next((choice for choice in self.choices if choice.is_chosen), None)


@dataclass(frozen=True)
class Card:
    """A resource in the list; `weight` is of its heaviest file, None without a file."""

    address: str
    title: str
    summary: str
    kind: str
    language: str
    language_tag: str
    has_sound: bool
    producers: str
    dated_on: datetime.date | None
    weight: int | None
    for_members: bool


@dataclass(frozen=True)
class Listing:
    """The list as it was asked for."""

    asked: str
    kept: tuple[tuple[str, str], ...]  # filters that a search keeps
    facets: tuple[Facet, ...]
    cards: tuple[Card, ...]
    total: int
    number: int
    pages: int
    newer: str
    older: str
    root: str

    @property
    def chosen(self) -> list[Choice]:
        return [facet.chosen for facet in self.facets if facet.chosen]

    @property
    def is_narrowed(self) -> bool:
        return bool(self.chosen or self.asked)


def read_listing(
    query: Mapping[str, Any], *, user: "User | AnonymousUser", root: str
) -> Listing:
    """Read the list for one person; unknown filters are left out, any input will do."""
    asked = asked_words(query.get("q", ""))
    known = _known_values()
    chosen = {
        name: value
        for name, values in known.items()
        if (value := query.get(name, "")) in values
    }
    entries = SearchEntry.objects.visible_to(user).filter(kind=EntryKind.RESOURCE)
    entries = entries.matching(asked)
    narrowed = _narrowed(entries, chosen)
    page = Paginator(narrowed.order_by("-dated_on", "title"), CARDS_A_PAGE).get_page(
        query.get("page", 1)
    )
    typed = {"q": asked} if asked else {}
    return Listing(
        asked=asked,
        kept=tuple(chosen.items()),
        facets=_facets(entries, known, chosen, typed, root),
        cards=tuple(cards_of(page.object_list)),
        total=page.paginator.count,
        number=page.number,
        pages=page.paginator.num_pages,
        newer=_turn(page, -1, typed | chosen, root),
        older=_turn(page, 1, typed | chosen, root),
        root=root,
    )


def cards_of(entries: Iterable[SearchEntry]) -> list[Card]:
    """The cards of entries, in their order, in a fixed number of queries."""
    found = list(entries)
    pages = ResourcePage.objects.filter(pk__in=[int(entry.ref) for entry in found])
    by_ref = {
        str(page.pk): page
        for page in pages.select_related("language").prefetch_related(
            "files__document", "organisations"
        )
    }
    return [_card(entry, by_ref[entry.ref]) for entry in found if entry.ref in by_ref]


def _card(entry: SearchEntry, page: ResourcePage) -> Card:
    files = list(page.files.all())
    sizes = [file.document.file_size for file in files if file.document.file_size]
    return Card(
        address=entry.url,
        title=page.title,
        summary=page.summary,
        kind=page.get_resource_type_display(),
        language=page.language.label,
        language_tag=page.language_id,
        has_sound=any(file.is_audio for file in files),
        producers=page.producers,
        dated_on=entry.dated_on,
        weight=max(sizes, default=None),
        for_members=page.is_for_members,
    )


def _known_values() -> dict[str, dict[str, str]]:
    """The values of each filter with their labels, in their order."""
    return {
        TYPE: {value: str(label) for value, label in ResourceType.choices},
        THEME: dict(Theme.objects.values_list("code", "short_label")),
        LANGUAGE: dict(Language.objects.values_list("tag", "label")),
    }


def _narrowed(
    entries: SearchEntryQuerySet, chosen: Mapping[str, str], *, but: str = ""
) -> SearchEntryQuerySet:
    """Entries that answer the chosen filters, all or all `but` one."""
    where = {
        TYPE: lambda value: Q(form=value),
        THEME: lambda value: Q(themes__contains=f"|{value}|"),
        LANGUAGE: lambda value: Q(language=value),
    }
    for name, value in chosen.items():
        if name != but:
            entries = entries.filter(where[name](value))
    return entries


def _facets(
    entries: SearchEntryQuerySet,
    known: Mapping[str, Mapping[str, str]],
    chosen: Mapping[str, str],
    typed: Mapping[str, str],
    root: str,
) -> tuple[Facet, ...]:
    """Each filter, counted among what the others leave."""
    counted = {
        TYPE: _counts(_narrowed(entries, chosen, but=TYPE), "form"),
        THEME: _theme_counts(_narrowed(entries, chosen, but=THEME), known[THEME]),
        LANGUAGE: _counts(_narrowed(entries, chosen, but=LANGUAGE), "language"),
    }
    titles = {TYPE: _("Type"), THEME: _("Thème"), LANGUAGE: _("Langue")}
    return tuple(
        Facet(
            titles[name],
            tuple(
                Choice(
                    label=known[name][value],
                    address=_address(root, typed, chosen, name, value),
                    count=counts.get(value, 0),
                    is_chosen=chosen.get(name) == value,
                )
                for value in known[name]
                if counts.get(value) or chosen.get(name) == value
            ),
        )
        for name, counts in counted.items()
    )


def _counts(entries: SearchEntryQuerySet, column: str) -> dict[str, int]:
    return dict(entries.order_by().values_list(column).annotate(Count("pk")))


def _theme_counts(
    entries: SearchEntryQuerySet, themes: Iterable[str]
) -> dict[str, int]:
    """One query for all themes; a resource counts in each of its own."""
    columns = {
        f"n{place}": Count("pk", filter=Q(themes__contains=f"|{code}|"))
        for place, code in enumerate(themes)
    }
    counts = entries.order_by().aggregate(**columns) if columns else {}
    return {code: counts[f"n{place}"] for place, code in enumerate(themes)}


def _address(
    root: str,
    typed: Mapping[str, str],
    chosen: Mapping[str, str],
    name: str,
    value: str,
) -> str:
    """The list with this value chosen, or without it when it is."""
    asked = {**typed, **chosen}
    if chosen.get(name) == value:
        del asked[name]
    else:
        asked[name] = value
    return f"{root}?{urlencode(asked)}" if asked else root


def _turn(
    page: "PageOfEntries[SearchEntry]", step: int, asked: Mapping[str, str], root: str
) -> str:
    """The address of the page before or after; empty where there is none."""
    number = page.number + step
    if not 1 <= number <= page.paginator.num_pages:
        return ""
    return f"{root}?{urlencode({**asked, 'page': number})}"
