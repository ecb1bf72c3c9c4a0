"""A list that was received, to stand in the addresses of the desk of imports."""

from cso_pages.upkeep.lists.actions import receive_list
from tests.conftest import NOW
from tests.cso_pages.upkeep_lists import as_csv, small

ROWS = small("Union Témoin;UTE;Association;Kayes;VBG;", "Entente Témoin;;ONG;Nord;;")


def list_values(cast, row) -> dict[str, object]:
    if "<uuid:importrun>" not in row.route:
        return {}
    made = receive_list(as_csv(ROWS), file_name="liste.csv", by=cast.mariam, at=NOW)
    return {"importrun": made.uuid}
