"""Reads a row with the référentiels and what people decided before."""

import datetime
import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from cso_pages.upkeep.imports.channels import Channels, read_channels
from cso_pages.upkeep.imports.choices import Chooser, type_in_name
from cso_pages.upkeep.imports.dates import ReadDate, read_date
from cso_pages.upkeep.imports.entries import Entry, Question
from cso_pages.upkeep.imports.headers import Table, field_of
from cso_pages.upkeep.imports.names import split_name
from cso_pages.upkeep.imports.outsiders import INTERNATIONAL
from cso_pages.upkeep.imports.places import Gazetteer
from cso_pages.upkeep.imports.scope import OUT, UNKNOWN, country_scope, out_of_scope
from cso_pages.upkeep.imports.seats import read_places
from cso_pages.upkeep.imports.texts import is_formula, listed, plain, quoted
from cso_pages.upkeep.states import Asked

KEEP = frozenset({"name", "sigle", "mission"})  # their colons are their own
_ERROR = re.compile(r"#(REF!|N/A|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|VALEUR!|NOM\?)", re.I)
_NONE = frozenset(
    {"", "neant", "ras", "nc", "n a", "na", "non", "aucun", "aucune", "nd", "x"}
)
_DATED = re.compile(r"\s*(?:,|\bdu|\ben date du|\bde)\s+(?=.*\d{4})(?P<date>.+)$", re.I)


@dataclass
class Context:
    """What reading needs besides the row itself."""

    today: datetime.date
    places: Gazetteer
    themes: Chooser
    types: Chooser
    cod: dict[str, str]
    iso: dict[str, str]
    answers: dict[tuple[str, str], str]
    section_seat: str = ""
    section_type: str = ""
    title_type: str = ""
    mixed_codes: bool = False
    theme_labels: dict[str, str] = field(default_factory=dict)


class Cells:
    """The cells of a row by field: what means nothing is blank."""

    def __init__(self, table: Table, cells: list[str]) -> None:
        self.table, self.cells = table, cells

    def all(self, name: str) -> list[str]:
        columns = self.table.fields.get(name, ())
        found = [
            _without_label(self.cells[at], name)
            for at in columns
            if at < len(self.cells)
        ]
        return [
            cell
            for cell in found
            if plain(cell) not in _NONE and not _ERROR.match(cell)
        ]

    def first(self, name: str) -> str:
        return next(iter(self.all(name)), "")

    def has(self, name: str) -> bool:
        return name in self.table.fields


def _without_label(cell: str, name: str) -> str:
    """« Zone d’intervention : Kayes » under « Zones » says « Kayes »."""
    label, colon, value = cell.partition(":")
    if colon and value.strip() and name not in KEEP and field_of(label) == name:
        return value.strip()
    return cell


def read_row(
    cells: list[str], table: Table, sheet: str, number: int, context: Context
) -> Entry:
    """What a row says, what is doubtful in it, or why it has no place here."""
    entry = Entry(sheet, number, cells)
    row = Cells(table, cells)
    name = row.first("name") or row.first("sigle")
    if not name:
        return entry.reject(_("Le nom de l’organisation manque."))
    if is_formula(name) or not re.search(r"[^\W\d_]", name):
        return entry.reject(_("%(name)s n’est pas un nom.") % {"name": quoted(name)})
    _read_name(entry, row, name)
    reason = _out(entry, row, context)
    if reason:
        return entry.reject(reason)
    _read_type(entry, row, context)
    read_places(entry, row, context)
    _read_themes(entry, row, context)
    _read_reach(entry, row)
    _read_papers(entry, row, context)
    _warn_of_cells(entry, cells)
    return entry


def _read_name(entry: Entry, row: Cells, name: str) -> None:
    entry.name, entry.sigle = split_name(name)
    given = row.first("sigle")
    if given and plain(given) != plain(entry.name):
        if entry.sigle and plain(entry.sigle) != plain(given):
            entry.say(
                _("Deux sigles, %(one)s et %(two)s : le second est gardé.")
                % {"one": quoted(entry.sigle), "two": quoted(given)}
            )
        entry.sigle = " ".join(given.split())
    for field_name, most in (("name", 200), ("sigle", 30)):
        if len(getattr(entry, field_name)) > most:
            entry.say(
                _("Texte coupé à %(most)s signes ; entier dans l’import.")
                % {"most": most}
            )
            setattr(entry, field_name, getattr(entry, field_name)[:most].strip())


def _out(entry: Entry, row: Cells, context: Context) -> str:
    """Why the row is out of scope, if it is."""
    for country in row.all("country"):
        scope = country_scope(country)
        answer = context.answers.get((Asked.COUNTRY, plain(country)))
        if scope == OUT or answer == OUT:
            return _("Ligne hors périmètre : le pays est %(country)s.") % {
                "country": quoted(country)
            }
        if scope == UNKNOWN and answer is None:
            said = _("le pays %(country)s, qui n’est pas reconnu") % {
                "country": quoted(country)
            }
            entry.ask(Question(Asked.COUNTRY, plain(country), country, said))
    return out_of_scope(entry.name, entry.sigle, row.first("org_type"))


def _read_type(entry: Entry, row: Cells, context: Context) -> None:
    text = row.first("org_type")
    if text:
        chosen = context.types.read(text)
        if chosen.codes:
            entry.org_type = chosen.codes[0]
            if chosen.read_as and plain(text) not in {"ong", "association"}:
                label = context.types.labels[entry.org_type]
                entry.say(
                    _("Type %(text)s lu « %(label)s ».")
                    % {"text": quoted(text), "label": label}
                )
            return
        candidates = tuple(code for _text, codes in chosen.doubts for code in codes)
        said = _("le type %(text)s") % {"text": quoted(text)}
        entry.ask(Question(Asked.TYPE, plain(text), text, said, candidates))
        return
    _guess_type(entry, context)


def _guess_type(entry: Entry, context: Context) -> None:
    """No type is written: what people said before, the title above, the name itself."""
    known = context.answers.get((Asked.TYPE_OF, entry.spoken_key))
    if known in context.types.labels:
        entry.org_type = known
        return
    code = context.section_type or type_in_name(entry.name, context.types.labels)
    code = code or context.title_type
    if {plain(entry.name), plain(entry.sigle)} & INTERNATIONAL:
        code = "ong-internationale"
    if code in context.types.labels:
        entry.org_type = code
        label = context.types.labels[code]
        entry.say(
            _("Type non écrit, « %(label)s » d’après le nom ou le titre.")
            % {"label": label}
        )
    else:
        said = _("le type, qui n’est pas écrit")
        entry.ask(Question(Asked.TYPE_OF, entry.spoken_key, entry.name, said))


def _read_themes(entry: Entry, row: Cells, context: Context) -> None:
    codes: dict[str, None] = {}
    labels = context.themes.labels
    for text in row.all("domains"):
        chosen = context.themes.read(text)
        codes.update(dict.fromkeys(chosen.codes))
        for written, code in chosen.read_as:
            entry.say(
                _("Domaine %(text)s lu « %(label)s ».")
                % {"text": quoted(written), "label": labels[code]}
            )
        for written in chosen.outside:
            entry.say(
                _("Domaine %(text)s hors du référentiel : reste dans l’import.")
                % {"text": quoted(written)}
            )
        for written, candidates in chosen.doubts:
            near = listed([f"« {labels[code]} »" for code in candidates], _("ou"))
            said = _("le domaine %(text)s") % {"text": quoted(written)}
            said = f"{said} ({near} ?)" if near else said
            entry.ask(Question(Asked.THEME, plain(written), written, said, candidates))
    entry.themes = tuple(codes)


def _read_reach(entry: Entry, row: Cells) -> None:
    """Telephones, e-mails and persons, wherever the list put them."""
    read: list[Channels] = []
    for name in ("phone", "email", "website", "contact", "address"):
        for cell in row.all(name):
            channels = read_channels(cell)
            read.append(channels)
            if name in ("phone", "email"):
                _say_channels(entry, channels)
            if name == "contact" and not entry.contact and len(channels.rest) > 2:
                entry.contact = channels.rest[:120]
            if name == "address":
                entry.address = entry.address or " ".join(cell.split())[:250]
            if name == "website" and not channels.sites and "." in cell:
                entry.sites = (cell.strip()[:200],)
    entry.phones = tuple(dict.fromkeys(p for one in read for p in one.phones))
    entry.emails = tuple(dict.fromkeys(m for one in read for m in one.emails))
    entry.sites = tuple(
        dict.fromkeys((*entry.sites, *(s for one in read for s in one.sites)))
    )
    entry.contact_role = row.first("contact_role")[:120]


def _say_channels(entry: Entry, channels: Channels) -> None:
    for text in channels.doubtful:
        entry.say(
            _("%(text)s n’est ni un numéro ni une adresse complète : reste en texte.")
            % {"text": quoted(text)}
        )
    for mail in channels.mended:
        entry.say(_("Adresse e-mail réparée : %(mail)s.") % {"mail": mail})


def _read_papers(entry: Entry, row: Cells, context: Context) -> None:
    """Dates and numbers; what is unclear stays as text and never stops a row."""
    entry.founded = _date(entry, row.first("founded"), context)
    for paper in ("recepisse", "accord"):
        text = row.first(paper)
        written = row.first(f"{paper}_date")
        inside = _DATED.search(text)
        if inside and len(text) - len(inside["date"]) > 2:
            written = written or inside["date"]
            text = text[: inside.start()]
        setattr(entry, paper, " ".join(text.split())[:60])
        setattr(entry, f"{paper}_date", _date(entry, written, context))
    entry.mission = row.first("mission")[:1000]


def _date(entry: Entry, text: str, context: Context) -> ReadDate | None:
    if not text:
        return None
    read = read_date(text, today=context.today)
    if not read.known:
        entry.say(
            _("Date %(text)s non comprise : gardée en texte.") % {"text": quoted(text)}
        )
    elif read.said:
        entry.say(
            _("Date %(text)s : %(said)s.") % {"text": quoted(text), "said": read.said}
        )
    return read


def _warn_of_cells(entry: Entry, cells: list[str]) -> None:
    for cell in cells:
        if cell and is_formula(cell):
            entry.say(
                _("%(cell)s commence comme une formule : texte, jamais exécuté.")
                % {"cell": quoted(cell)}
            )
        elif cell and _ERROR.match(cell):
            entry.say(
                _("Cellule en erreur (%(cell)s), lue comme vide.") % {"cell": cell}
            )
