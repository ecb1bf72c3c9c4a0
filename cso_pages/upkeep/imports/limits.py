"""How large a list may be; the sentence for what is larger."""

from django.utils.translation import gettext as _

from cso_pages.upkeep.imports.refusals import Refused

MAX_BYTES = 20 * 1024 * 1024
MAX_ROWS = 20_000
MAX_COLUMNS = 200
MAX_CELLS = 400_000


def check_extent(rows: int, columns: int) -> None:
    """Raises Refused when a sheet is larger than any list of organisations."""
    if rows > MAX_ROWS or columns > MAX_COLUMNS or rows * columns > MAX_CELLS:
        raise Refused(
            _(
                "Ce tableau est trop grand (%(rows)s lignes, %(columns)s colonnes ou "
                "davantage). Au plus 20 000 lignes, 200 colonnes et 400 000 cellules : "
                "découpez-le, ou effacez les lignes et colonnes vides."
            )
            % {"rows": rows, "columns": columns}
        )
