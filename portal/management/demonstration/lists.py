"""The demonstration's list that waits for decisions, and two records to compare."""

import datetime
from pathlib import Path

from cso_pages.directory.actions import open_record, submit_record
from cso_pages.upkeep.lists.actions import receive_list
from cso_pages.upkeep.merging.finding import find_pairs
from portal.accounts.models import User

LIST = Path(__file__).with_name("list.csv")
TWINS = (
    ("Association Exemple des maraîchères de Sélingué", "AEMS", "sikasso"),
    ("Assoc. Exemple de maraîchère de Sélingué", "AEMS", "sikasso"),
)


def make_lists(*, secretary: User, at: datetime.datetime) -> None:
    """One list to decide of; two records that may be one."""
    for name, sigle, territory in TWINS:
        record = open_record(
            name,
            org_type="association",
            territory=territory,
            sigle=sigle,
            by=secretary,
            at=at,
        )
        submit_record(record, by=secretary, at=at)
    sent = LIST.read_text(encoding="utf-8").encode("cp1252")
    receive_list(sent, file_name="liste-exemple.csv", by=secretary, at=at)
    find_pairs(at=at)
