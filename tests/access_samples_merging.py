"""A pair that may be one, and a merge, to stand in their addresses."""

from cso_pages.upkeep.merging.models import LikelyPair
from tests.conftest import NOW
from tests.cso_pages.merging_ways import merge, twin


def a_pair(cast) -> LikelyPair:
    """The association and a record that looks like it."""
    other = twin()
    return LikelyPair.objects.create(
        first=cast.association, second=other, reasons=["même nom"], found_at=NOW
    )


def merging_values(cast, row) -> dict[str, object]:
    if "<uuid:likelypair>" in row.route:
        return {"likelypair": a_pair(cast).uuid}
    if "<uuid:merge>" in row.route:
        return {"merge": merge(cast.other, twin(), cast.mariam).uuid}
    return {}
