"""What the page of one resource shows around its text: files, sharing, citing, more."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.db.models import Q
from django.utils.translation import gettext as _

from cso_pages.library.models import ResourceFile, ResourcePage
from cso_pages.search.models import EntryKind, SearchEntry
from portal.kit.french import long_day

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User

RELATED_AT_MOST = 4


@dataclass(frozen=True)
class ResourceReading:
    """What is read beside the text; no query is made from it."""

    address: str
    files: tuple[ResourceFile, ...]
    themes: tuple[str, ...]
    territories: tuple[str, ...]
    groups: tuple[str, ...]
    languages: tuple[str, ...]
    producers: str
    citation: str
    share_address: str
    related: tuple[SearchEntry, ...]

    @property
    def sounds(self) -> list[ResourceFile]:
        return [file for file in self.files if file.is_audio]


def read_resource(
    page: ResourcePage, *, user: "User | AnonymousUser", address: str
) -> ResourceReading:
    """Read what one person sees around a resource, in a fixed number of queries."""
    files = tuple(page.files.all().select_related("document", "language"))
    themes = list(page.themes.all())
    spoken = [page.language, *(file.language for file in files if file.language)]
    return ResourceReading(
        address=address,
        files=files,
        themes=tuple(theme.label for theme in themes),
        territories=tuple(place.name for place in page.territories.all()),
        groups=tuple(group.label for group in page.groups.all()),
        languages=tuple(dict.fromkeys(language.label for language in spoken)),
        producers=page.producers,
        citation=citation(page, address),
        share_address=share_address(page, address),
        related=tuple(_related(page, [theme.pk for theme in themes], user)),
    )


def citation(page: ResourcePage, address: str) -> str:
    """« Organisation (2026). Titre. Note de plaidoyer, 6 octobre 2026. Adresse »."""
    kind = str(page.get_resource_type_display()).capitalize()
    if page.dated_on is None:
        return f"{page.producers}. {page.title}. {kind}. {address}"
    when = long_day(page.dated_on)
    return (
        f"{page.producers} ({page.dated_on.year}). {page.title}. {kind}, {when}. "
        f"{address}"
    )


def share_address(page: ResourcePage, address: str) -> str:
    """The link that writes a WhatsApp message: a title and an address, no more."""
    text = _("%(title)s, à lire ici : %(address)s") % {
        "title": page.title,
        "address": address,
    }
    return f"https://wa.me/?text={quote(text)}"


def _related(
    page: ResourcePage, themes: list[str], user: "User | AnonymousUser"
) -> list[SearchEntry]:
    near = Q(pk__in=[])
    for code in themes:
        near |= Q(themes__contains=f"|{code}|")
    entries = SearchEntry.objects.visible_to(user).filter(near, kind=EntryKind.RESOURCE)
    return list(entries.exclude(ref=str(page.pk))[:RELATED_AT_MOST])
