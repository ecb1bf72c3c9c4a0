"""The organs of the demonstration: fictional, with their rules and their seats."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class BodyText:
    """An organ: what it is, its quorum's rule, its seats as (function, sigle)."""

    slug: str
    said: dict[str, Any]
    rule: dict[str, Any] = field(default_factory=dict)
    seats: tuple[tuple[str, str], ...] = ()


HALF: dict[str, Any] = {"quorum_numerator": 1, "quorum_denominator": 2}
BOARD_SEATS = (
    ("Présidence", "REOFP"), ("Vice-présidence", "PEOFH"),
    ("Secrétariat général", "OEAF"), ("Trésorerie", "AEKS"),
    ("Commissariat aux comptes", "FEAFN"),
)  # fmt: skip
STEERING_SEATS = (
    ("Présidence du comité", "REOFP"), ("Membre", "OEAF"), ("Membre", "CERC"),
    ("Membre", "REJFL"), ("Membre", "PEOFH"), ("Membre", "FEAFN"),
    ("Membre", "AEDF"), ("Membre", "OED"), ("Membre", "AEKS"),
)  # fmt: skip
THEMATIC_SEATS = (
    ("Cheffe de file", "CELV"), ("Membre", "OED"), ("Membre", "CERC"),
    ("Membre", "AEDF"), ("Membre", "AEFDD"), ("Membre", "OESM"),
)  # fmt: skip
REGIONAL_SEATS = (
    ("Coordination de l’antenne", "REOFP"), ("Membre", "AEDF"),
    ("Membre", "AEJF"), ("Membre", "AEFDD"), ("Membre", "AEGDF"),
)  # fmt: skip

BODIES = {
    "assembly": BodyText(
        "assemblee-generale",
        {
            "name": "Assemblée générale",
            "mission": "Réunit toutes les organisations membres ; adopte le plan, "
            "les comptes et les textes.",
            "position": 1,
        },
        HALF,
    ),
    "steering": BodyText(
        "comite-de-pilotage",
        {
            "name": "Comité de pilotage",
            "mission": "Suit le plan d’action triennal et arbitre entre deux "
            "assemblées.",
            "position": 2,
            "voters": "seats",
        },
        HALF,
        STEERING_SEATS,
    ),
    "board": BodyText(
        "bureau",
        {
            "name": "Bureau de la Coordination",
            "mission": "Prépare les assemblées et représente la Coordination.",
            "position": 3,
            "voters": "seats",
        },
        HALF | {"proxies_counted": False},
        BOARD_SEATS,
    ),
    "secretariat": BodyText(
        "secretariat-permanent",
        {
            "name": "Secrétariat permanent",
            "mission": "Anime le réseau au quotidien et tient le portail.",
            "position": 4,
            "voters": "seats",
        },
        {},
        (("Organisation d’accueil", "OED"), ("Appui technique", "OEIVE")),
    ),
    "thematic": BodyText(
        "groupe-violences",
        {
            "name": "Groupe thématique « Fin des violences »",
            "mission": "Partage les pratiques de prévention et d’accompagnement.",
            "position": 5,
            "voters": "seats",
        },
        {},
        THEMATIC_SEATS,
    ),
    "regional": BodyText(
        "antenne-mopti",
        {
            "name": "Antenne régionale de Mopti",
            "mission": "Réunit les organisations membres de la région.",
            "position": 6,
            "voters": "seats",
        },
        {},
        REGIONAL_SEATS,
    ),
}
