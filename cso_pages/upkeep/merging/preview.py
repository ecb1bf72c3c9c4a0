"""What a merge would do, counted and in words, before anybody decides."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from cso_pages.directory.models import Organisation
from cso_pages.upkeep.merging.fields import GONE, Compared, chosen, compared
from cso_pages.upkeep.merging.relations import fates_of


@dataclass(frozen=True)
class Preview:
    """`moved` and `dropped` say what, in the words of the screens, and how many."""

    kept: Organisation
    gone: Organisation
    fields: list[Compared]
    moved: list[tuple[str, int]]
    dropped: list[tuple[str, int]]
    refused: list[str]

    @property
    def differences(self) -> list[Compared]:
        return [one for one in self.fields if one.differs]

    @property
    def becomes_hidden(self) -> bool:
        """A public record that would disappear with one that hides."""
        return self.gone.hidden_at is not None and self.kept.hidden_at is None


def preview_of(
    kept: Organisation, gone: Organisation, choices: Mapping[str, str]
) -> Preview:
    """Nothing is written."""
    seat_of_gone = chosen(kept, gone, "territory_id", choices) == GONE
    fates = fates_of(kept, gone, seat_of_gone=seat_of_gone)
    moved: Counter[str] = Counter()
    dropped: Counter[str] = Counter()
    for fate in fates:
        moved[fate.relation.told] += len(fate.moved)
        dropped[fate.relation.told] += len(fate.dropped)
    return Preview(
        kept,
        gone,
        compared(kept, gone, choices),
        sorted((+moved).items()),
        sorted((+dropped).items()),
        [sentence for fate in fates for sentence in fate.refused],
    )
