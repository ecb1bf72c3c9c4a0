"""Words in a list that was received: the secretariat alone reads any of them."""

from cso_pages.upkeep.lists.actions import receive_list
from tests.conftest import NOW
from tests.cso_pages.upkeep_lists import as_csv

HEAD = ["Nom", "Type", "Région", "Responsable", "Téléphone", "E-mail", "Récépissé"]
HERS = {"mariam"}


def seed(cast) -> dict[str, set[str]]:
    """Two rows: one that is understood, one that asks."""
    rows = [
        HEAD,
        ["Union nom-lmq", "Association", "Gao", "personne-lmq", "00 00 00 07",
         "courriel-lmq@exemple.test", "recepisse-lmq"],
        ["Entente demande-lmq", "Association", "lieu-lmq", "", "", "", ""],
    ]  # fmt: skip
    receive_list(as_csv(rows), file_name="fichier-lmq.csv", by=cast.mariam, at=NOW)
    words = ("nom-lmq", "personne-lmq", "courriel-lmq", "recepisse-lmq", "demande-lmq")
    return dict.fromkeys([*words, "lieu-lmq", "fichier-lmq"], HERS)
