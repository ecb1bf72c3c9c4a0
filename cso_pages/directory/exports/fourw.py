"""4W (who does what, where, when) with HXL hashtags: one line a domain and territory.

Codes are OCHA's own column and never deduced: the régions born in 2023 have none.
"""

import csv
import io
from collections.abc import Iterable, Mapping

from django.utils.translation import gettext_lazy

from cso_pages.directory.exports.reading import Told
from cso_pages.directory.profile import Line
from cso_pages.reference.models import Territory
from portal.kit.spreadsheet import cell

COLUMNS = (
    (gettext_lazy("Région"), "#adm1+name"),
    (gettext_lazy("Code région (OCHA COD-AB)"), "#adm1+code+v_pcode"),
    (gettext_lazy("Organisation"), "#org+name+impl"),
    (gettext_lazy("Sigle"), "#org+acronym+impl"),
    (gettext_lazy("Type d’organisation"), "#org+type+impl"),
    (gettext_lazy("Domaine"), "#sector+name"),
    (gettext_lazy("Activité"), "#activity+name"),
    (gettext_lazy("Début"), "#date+start"),
    (gettext_lazy("Fin"), "#date+end"),
    (gettext_lazy("Fiche confirmée le"), "#date+reported"),
)


def fourw_table(rows: Iterable[Told]) -> bytes:
    """UTF-8, commas: headings, hashtags, then the lines. Cells run nothing."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow([str(heading) for heading, _tag in COLUMNS])
    writer.writerow([tag for _heading, tag in COLUMNS])
    places: Mapping[str, Territory] = Territory.objects.in_bulk()
    for told in rows:
        for line in told.profile.lines:
            writer.writerow([cell(text) for text in _cells(told, line, places)])
    return written.getvalue().encode()


def _cells(told: Told, line: Line, places: Mapping[str, Territory]) -> list[str]:
    """A year stands as a year: no day is made up."""
    confirmed = told.organisation.last_confirmed_on
    return [
        line.territory_name,
        places[line.territory].cod_ab_pcode,
        told.profile.name,
        told.profile.sigle,
        told.profile.org_type,
        line.label,
        line.activity,
        str(line.since or ""),
        str(line.until or ""),
        confirmed.isoformat() if confirmed else "",
    ]
