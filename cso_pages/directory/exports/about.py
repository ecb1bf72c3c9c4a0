"""What every file of the directory says of itself: of when, of whom, for whom."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cso_pages.directory.exports.columns import Column
from cso_pages.directory.exports.reading import Chosen
from portal.kit.french import long_day
from portal.kit.spreadsheet import XLSX


@dataclass(frozen=True)
class FileKind:
    """`octets` of an organisation and of an empty file: see bench/exports.py."""

    ending: str
    label: str | Promise
    use: str | Promise
    content_type: str
    octets_each: int
    octets_empty: int

    def weight(self, count: int) -> int:
        """About how many octets a file of that many organisations weighs."""
        return self.octets_empty + count * self.octets_each


WORKBOOK = FileKind(
    "xlsx",
    gettext_lazy("Classeur"),
    gettext_lazy("Pour Excel ou LibreOffice : une ligne par organisation."),
    XLSX,
    110,
    7_500,
)
TABLE = FileKind(
    "csv",
    gettext_lazy("Tableau CSV"),
    gettext_lazy("Pour un autre logiciel : UTF-8, points-virgules."),
    "text/csv; charset=utf-8",
    450,
    500,
)
BOOK = FileKind(
    "pdf",
    gettext_lazy("Annuaire à imprimer"),
    gettext_lazy("Par territoire, avec un index des noms et des sigles."),
    "application/pdf",
    1_200,
    190_000,
)
KINDS = {kind.ending: kind for kind in (WORKBOOK, TABLE, BOOK)}


def file_name(kind: FileKind, *, on: datetime.date) -> str:
    return f"annuaire-osc-mali-{on.isoformat()}.{kind.ending}"


def what_is_in(*, is_public: bool) -> str:
    """Who may have the file, in one sentence."""
    if is_public:
        return _(
            "Ce fichier ne contient que ce que chaque organisation montre à tout le "
            "monde : ni personne à contacter, ni récépissé, ni hébergement sécurisé."
        )
    return _(
        "Ce fichier contient des informations réservées. Ne le partagez pas, et "
        "effacez-le quand vous n’en avez plus besoin."
    )


def about(
    chosen: Chosen, columns: Sequence[Column], *, on: datetime.date, is_public: bool
) -> list[tuple[str, str]]:
    """What a file is, of which day, and how to read it."""
    return [
        (_("Fichier"), _("Annuaire des organisations de la société civile du Mali")),
        (_("Édité le"), long_day(on)),
        (_("Organisations"), str(chosen.count)),
        (_("Filtres"), " ; ".join(chosen.told) or _("aucun")),
        (_("Contenu"), what_is_in(is_public=is_public)),
        (
            _("Case vide"),
            _("L’organisation ne l’a pas dit, ou ne le montre pas."),
        ),
        (_("Colonnes"), " ; ".join(str(column.heading) for column in columns)),
    ]
