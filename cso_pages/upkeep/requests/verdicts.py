"""What a reviewer typed, field by field, and gives back when it is not complete."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cso_pages.upkeep.requests.actions import Verdict
from cso_pages.upkeep.requests.models import ChangeRequest
from cso_pages.upkeep.requests.queries import Told

ACCEPT, REFUSE = "accepter", "refuser"


@dataclass(frozen=True)
class Beside:
    """A field, and what was typed beside it."""

    field: Told
    verdict: str
    reason: str


@dataclass(frozen=True)
class Typed:
    answer: str = ""
    version: int = -1
    said: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)

    @property
    def verdicts(self) -> dict[str, Verdict]:
        """Only the fields on which one of the two buttons was chosen."""
        return {
            key: Verdict(said == ACCEPT, self.reasons.get(key, ""))
            for key, said in self.said.items()
            if said in {ACCEPT, REFUSE}
        }

    def beside(self, told: list[Told]) -> list[Beside]:
        return [
            Beside(
                one,
                self.said.get(one.key, ""),
                self.reasons.get(one.key, one.reason),
            )
            for one in told
        ]


def typed_verdicts(data: Mapping[str, str], request: ChangeRequest) -> Typed:
    """What the form of this request says; a reason is cut at 300 signs."""
    keys = list(request.changes.values_list("key", flat=True))
    version = data.get("version", "")
    return Typed(
        answer=_clean(data.get("answer", ""))[:1000],
        version=int(version) if version.isascii() and version.isdigit() else -1,
        said={key: data.get(f"avis-{key}", "") for key in keys},
        reasons={key: _clean(data.get(f"raison-{key}", ""))[:300] for key in keys},
    )


def _clean(text: str) -> str:
    return text.replace("\0", "").strip()
