"""Where an organisation sits and where it works, from all the columns that tell."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from cso_pages.upkeep.imports.codes import is_code, read_code
from cso_pages.upkeep.imports.entries import Entry, Question
from cso_pages.upkeep.imports.texts import listed, plain, quoted
from cso_pages.upkeep.states import Asked

if TYPE_CHECKING:
    from cso_pages.upkeep.imports.interpret import Cells, Context

# The régions of 2023 and the one that each was part of before.
CAME_FROM = {
    "nioro": "kayes", "kita": "kayes", "dioila": "koulikoro", "nara": "koulikoro",
    "bougouni": "sikasso", "koutiala": "sikasso", "san": "segou", "douentza": "mopti",
    "bandiagara": "mopti", "taoudenit": "tombouctou", "menaka": "gao",
}  # fmt: skip


def read_places(entry: Entry, row: "Cells", context: "Context") -> None:
    """Fill the seats (candidates for the seat) and the zones of a row."""
    regions = _read(entry, row, "region", context)
    regions += [
        s for s in _read_codes(entry, row, context, regions) if s not in regions
    ]
    finer = _finer(entry, row, context)
    zones = _read(entry, row, "zones", context)
    seats = _one_inside(entry, regions, finer, context)
    if not seats:
        address = " ".join(row.all("address"))
        seen = context.places.seen_in(address) if address else ""
        seats = [seen] if seen else []
    if not seats and context.section_seat:
        seats = [context.section_seat]
    everywhere = len(seats) == len(context.places.territories)
    entry.zones = tuple(dict.fromkeys([*zones, *(seats if len(seats) > 1 else [])]))
    entry.seats = () if everywhere else tuple(seats)
    if not entry.seats and len(zones) < len(context.places.territories):
        entry.seats = tuple(zones)
    answer = context.answers.get((Asked.SEAT_OF, entry.spoken_key), "")
    if answer in context.places.territories:
        entry.seats = (answer,)
    entry.locality = row.first("commune")[:120]


def _read(entry: Entry, row: "Cells", name: str, context: "Context") -> list[str]:
    """The territories of the cells of a field, with what was not word for word."""
    slugs: dict[str, None] = {}
    names = context.places.territories
    for cell in row.all(name):
        if is_code(cell):
            _ask_code(
                entry,
                cell,
                _("la série de ce code n’est pas dite par la colonne"),
                context,
            )
            continue
        found = context.places.read(cell)
        slugs.update(dict.fromkeys(found.territories))
        for written, slug in found.read_as:
            if slug:
                entry.say(
                    _("Territoire %(text)s lu « %(name)s ».")
                    % {"text": quoted(written), "name": names[slug]}
                )
        for written, candidates in found.doubts:
            _ask_place(entry, written, candidates, context)
    return list(slugs)


def _ask_place(
    entry: Entry, written: str, candidates: tuple[str, ...], context: "Context"
) -> None:
    near = listed([context.places.territories[slug] for slug in candidates], _("ou"))
    said = _("le territoire %(text)s") % {"text": quoted(written)}
    said = f"{said} ({near} ?)" if near else said
    entry.ask(Question(Asked.TERRITORY, plain(written), written, said, candidates))


def _ask_code(entry: Entry, code: str, why: str, context: "Context") -> None:
    key = plain(code)
    if key in context.places.decided:
        return
    said = _("le code %(code)s : %(why)s") % {"code": quoted(code), "why": why}
    entry.ask(Question(Asked.TERRITORY, key, code, said))


def _read_codes(
    entry: Entry, row: "Cells", context: "Context", regions: list[str]
) -> list[str]:
    """The codes of a row; where a name stands beside, it is the name that is read."""
    slugs: list[str] = []
    if regions:
        return slugs
    for column, series in row.table.series.items():
        cell = row.cells[column] if column < len(row.cells) else ""
        if not cell:
            continue
        answer = context.places.decided.get(plain(cell))
        if answer is not None:
            slugs += answer.split()
            continue
        read = read_code(
            cell,
            series=series,
            cod=context.cod,
            iso=context.iso,
            mixed=context.mixed_codes,
        )
        if read.territory:
            slugs.append(read.territory)
        else:
            _ask_code(entry, cell, read.why, context)
    return slugs


def _finer(entry: Entry, row: "Cells", context: "Context") -> list[str]:
    """The territories of the cercle, or of the commune; unknown ones ask nothing."""
    for name in ("cercle", "commune"):
        slugs: dict[str, None] = {}
        for cell in row.all(name):
            found = context.places.read(cell)
            slugs.update(dict.fromkeys(found.territories))
            if found.doubts and not row.has("region"):
                for written, candidates in found.doubts:
                    _ask_place(entry, written, candidates, context)
        if slugs:
            return list(slugs)
    return []


def _one_inside(
    entry: Entry, regions: list[str], finer: list[str], context: "Context"
) -> list[str]:
    """The région and the cercle told as one; a list from before 2023 is understood."""
    if not finer or not regions:
        return regions or finer
    if set(finer) & set(regions):
        return (
            [slug for slug in regions if slug in finer] if len(finer) == 1 else regions
        )
    names = context.places.territories
    if len(finer) == 1 and CAME_FROM.get(finer[0]) in regions:
        entry.say(
            _("Ce cercle est de la région %(new)s depuis 2023 (écrit : %(old)s).")
            % {"new": names[finer[0]], "old": listed([names[slug] for slug in regions])}
        )
        return finer
    if len(regions) == 1:
        said = _(
            "le siège : la région dit %(one)s, le cercle ou la commune %(two)s"
        ) % {
            "one": names[regions[0]],
            "two": listed([names[slug] for slug in finer]),
        }
        key = entry.spoken_key
        if (Asked.SEAT_OF, key) not in context.answers:
            entry.ask(
                Question(Asked.SEAT_OF, key, entry.name, said, (*regions, *finer))
            )
    return regions
