"""Words in what a merge took away: the secretariat alone reads the names."""

from cso_pages.directory.contacts import ContactChannel
from cso_pages.upkeep.merging.models import LikelyPair
from tests.conftest import NOW
from tests.cso_pages.merging_ways import merge, twin

HERS = {"mariam"}


def seed(cast) -> dict[str, set[str]]:
    """A hidden pair to decide of, and a merge whose snapshot holds a number."""
    first = twin("Paire nom-paire-gmq", hidden_at=NOW)
    second = twin("Paire nom-jumelle-gmq", hidden_at=NOW)
    LikelyPair.objects.create(
        first=first, second=second, reasons=["raison-gmq"], found_at=NOW
    )
    kept, gone = (twin(f"Réunie nom-{n}-gmq", hidden_at=NOW) for n in ("a", "b"))
    for one in (kept, gone):
        ContactChannel.objects.create(
            organisation=one, kind="email", value="numero-gmq@exemple.test"
        )
    merge(kept, gone, cast.mariam)
    return {
        **dict.fromkeys(("nom-paire-gmq", "nom-jumelle-gmq", "raison-gmq"), HERS),
        **dict.fromkeys(("nom-a-gmq", "nom-b-gmq"), HERS),
    }
