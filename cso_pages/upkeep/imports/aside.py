"""Rows that are no organisation: blanks, totals, headers again, titles, notes."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cso_pages.upkeep.imports.choices import Chooser
from cso_pages.upkeep.imports.headers import Table, is_tag_row
from cso_pages.upkeep.imports.places import Gazetteer
from cso_pages.upkeep.imports.texts import plain, quoted

_TOTAL = re.compile(
    r"^(grand |sous |s )?tota(l|ux)\b|^ensemble$|^nombre total|^effectif total"
)
_NOTE = re.compile(
    r"^(source|nb|note|notes|n b|legende|fait a|arrete(e|es|s)?|mise a jour|date|"
    r"vu|visa|signature|le present|la presente|ampliations?)\b"
)
_HEADING = re.compile(r"^(liste|region|cercle|commune|district|zone|[ivx]+ |\d+ )")


@dataclass(frozen=True)
class SetAside:
    """Why a row is no organisation; a title may tell what follows."""

    why: str
    seat: str = ""
    org_type: str = ""


def set_aside(
    cells: list[str], table: Table, places: Gazetteer, types: Chooser
) -> SetAside | None:
    """None when the row is one to be read."""
    filled = {at: cell for at, cell in enumerate(cells) if cell}
    if not filled:
        return SetAside(_("Ligne vide, mise de côté."))
    if is_tag_row(cells):
        return SetAside(_("Ligne d’étiquettes HXL, mise de côté."))
    if _repeats_header(filled, table):
        return SetAside(_("En-tête répété, mis de côté."))
    first = plain(next(iter(filled.values())))
    if _TOTAL.match(first) and "association" not in first:
        return SetAside(_("Ligne de total, mise de côté."))
    numbered = set(table.fields.get("number", []))
    if set(filled) <= numbered and all(map(_is_number, filled.values())):
        return SetAside(_("Ligne numérotée mais vide, mise de côté."))
    told = {
        at: cell
        for at, cell in filled.items()
        if at not in numbered or not _is_number(cell)
    }
    if len(told) == 1 and len(table.labels) > 2:
        return _title(*next(iter(told.items())), table, places, types)
    return None


def _is_number(cell: str) -> bool:
    return plain(cell).replace(" ", "").isdigit()


def _repeats_header(filled: dict[int, str], table: Table) -> bool:
    if len(filled) < 2:
        return False
    same = sum(
        1
        for at, cell in filled.items()
        if plain(cell) and plain(cell) in plain(table.labels.get(at, ""))
    )
    return same * 3 >= len(filled) * 2 and same >= 2


def _title(
    at: int, cell: str, table: Table, places: Gazetteer, types: Chooser
) -> SetAside | None:
    """A cell alone on its row: the title of what follows, a note, or a name."""
    text = plain(cell)
    seat = places.read(cell).territories
    if len(seat) == 1 and not places.read(cell).doubts:
        why = _(
            "Titre de partie %(title)s, mis de côté ; il donne le siège des suivantes."
        )
        return SetAside(why % {"title": quoted(cell)}, seat=seat[0])
    kind = types.read(cell).codes
    if kind and plain(re.sub(r"^[\dIVXivx]+[.)\-\s]+", "", cell)) not in {"", None}:
        why = _(
            "Titre de partie %(title)s, mis de côté ; il donne le type des suivantes."
        )
        return SetAside(why % {"title": quoted(cell)}, org_type=kind[0])
    if _HEADING.match(text) and places.seen_in(cell):
        why = _(
            "Titre de partie %(title)s, mis de côté ; il donne le siège des suivantes."
        )
        return SetAside(why % {"title": quoted(cell)}, seat=places.seen_in(cell))
    if _NOTE.match(text):
        return SetAside(_("Note %(note)s, mise de côté.") % {"note": quoted(cell)})
    if at not in table.fields["name"]:
        return SetAside(
            _("Une seule cellule remplie, %(cell)s, et pas de nom : mise de côté.")
            % {"cell": quoted(cell)}
        )
    return None
