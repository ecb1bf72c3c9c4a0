"""The documents of a record as they are shown: valid, soon over, over; former ones."""

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cso_pages.directory.models import Organisation
from cso_pages.upkeep.papers.models import WARNED_DAYS, RecordPaper


@dataclass(frozen=True)
class Shown:
    """One current document, its warning if any, the versions before it."""

    paper: RecordPaper
    state: str  # "", "watch" or "late"
    warning: str
    former: tuple[RecordPaper, ...]


def papers_of(organisation: Organisation, *, today: datetime.date) -> list[Shown]:
    """The current documents by kind, each with its former versions. One query."""
    rows = {
        row.pk: row for row in RecordPaper.objects.filter(organisation=organisation)
    }
    replaced = {row.replaces_id for row in rows.values()}
    return [
        Shown(row, *warning_of(row, today), _before(row, rows))
        for row in rows.values()
        if row.pk not in replaced
    ]


def _before(row: RecordPaper, rows: dict[int, RecordPaper]) -> tuple[RecordPaper, ...]:
    former = []
    key = row.replaces_id
    while key in rows:
        former.append(rows[key])
        key = rows[key].replaces_id
    return tuple(former)


def warning_of(paper: RecordPaper, today: datetime.date) -> tuple[str, str]:
    """« échue », or « expire dans … » in the last sixty days; else nothing."""
    left = paper.days_left(today)
    if left is None or left > WARNED_DAYS:
        return "", ""
    if left < 0:
        return "late", _("échue")
    if left == 0:
        return "watch", _("expire aujourd’hui")
    return "watch", ngettext(
        "expire dans %(n)s jour", "expire dans %(n)s jours", left
    ) % {"n": left}
