"""What the sheets of a list look like: first rows, headers, fields of the columns."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cso_pages.upkeep.imports.analysis import Headers, table_of
from cso_pages.upkeep.imports.files import Opened, Sheet
from cso_pages.upkeep.imports.headers import Mappings, Table, signature_of

SHOWN_ROWS, SHOWN_COLUMNS, SHOWN_SIGNS = 40, 60, 60
SAMPLES = 3
FIELDS = [
    ("", _("Ne pas reprendre")),
    ("name", _("Nom de l’organisation")),
    ("sigle", _("Sigle")),
    ("org_type", _("Type d’organisation")),
    ("region", _("Région ou siège")),
    ("cercle", _("Cercle")),
    ("commune", _("Commune ou quartier")),
    ("address", _("Adresse")),
    ("territory_code", _("Code du territoire")),
    ("country", _("Pays")),
    ("zones", _("Zones d’intervention")),
    ("domains", _("Domaines d’intervention")),
    ("phone", _("Téléphone")),
    ("email", _("Adresse e-mail")),
    ("website", _("Site")),
    ("contact", _("Personne à contacter")),
    ("contact_role", _("Fonction de la personne")),
    ("founded", _("Date de création")),
    ("recepisse", _("Récépissé")),
    ("recepisse_date", _("Date du récépissé")),
    ("accord", _("Accord-cadre")),
    ("accord_date", _("Date de l’accord-cadre")),
    ("mission", _("Mission")),
    ("number", _("Numéro d’ordre")),
]
KNOWN = frozenset(name for name, _label in FIELDS)


def layout_of(
    opened: Opened, mappings: Mappings, headers: Headers
) -> list[dict[str, Any]]:
    """Each sheet with its first rows, its row of headers and its columns."""
    return [
        _sheet(sheet, table_of(sheet, mappings, headers), headers.get(sheet.name))
        for sheet in opened.sheets
        if any(any(row) for row in sheet.rows)
    ]


def _sheet(sheet: Sheet, table: Table | None, chosen: int | None) -> dict[str, Any]:
    filled = [at for at, row in enumerate(sheet.rows) if any(row)]
    if table is None:
        labels = _labels_at(sheet.rows, chosen)
        fields: dict[str, list[int]] = {}
        first = (chosen if chosen is not None else -1) + 1
    else:
        labels, fields, first = table.labels, table.fields, table.first_data
    return {
        "name": sheet.name,
        "hidden": sheet.hidden,
        "rows": len(filled),
        "header": chosen if table is None else table.header_rows[-1],
        "signature": signature_of(labels) if labels else "",
        "read": table is not None,
        "top": [
            [at + 1, [cell[:SHOWN_SIGNS] for cell in sheet.rows[at][:8]]]
            for at in filled
            if at < SHOWN_ROWS
        ],
        "columns": [
            [at, labels[at][:200], _field_at(fields, at), _samples(sheet, at, first)]
            for at in sorted(labels)[:SHOWN_COLUMNS]
        ],
    }


def _labels_at(rows: list[list[str]], at: int | None) -> dict[int, str]:
    if at is None or not 0 <= at < len(rows):
        return {}
    return {column: cell for column, cell in enumerate(rows[at]) if cell}


def _field_at(fields: dict[str, list[int]], column: int) -> str:
    name = next((name for name, columns in fields.items() if column in columns), "")
    return name if name in KNOWN else ""


def _samples(sheet: Sheet, column: int, first: int) -> list[str]:
    """The first three values of a column that differ."""
    found: dict[str, None] = {}
    for row in sheet.rows[first:]:
        if column < len(row) and row[column]:
            found.setdefault(row[column][:SHOWN_SIGNS])
        if len(found) == SAMPLES:
            break
    return list(found)
