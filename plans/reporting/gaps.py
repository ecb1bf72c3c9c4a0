"""What stands between a line and its sending: wrong, missing, or only worth a look."""

from dataclasses import dataclass
from enum import StrEnum


class GapKind(StrEnum):
    WRONG = "wrong"  # typed, and cannot be taken as it is
    MISSING = "missing"  # unanswered
    NOTED = "noted"  # may be sent as it is


@dataclass(frozen=True)
class Gap:
    """One point: the question it belongs to, the box to go to, a French sentence."""

    kind: GapKind
    question: str
    box: str
    text: str

    @property
    def blocks(self) -> bool:
        return self.kind is not GapKind.NOTED
