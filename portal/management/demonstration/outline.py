"""Reads the fictional three-year plan: 4 axes, 8 effets, 16 produits, 34 activities."""

import csv
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

SOURCE = Path(__file__).with_name("plan.csv")


@dataclass(frozen=True)
class PlannedActivity:
    """One line of the file; `quarters` are those of the plan, T1 to T12."""

    axis: str
    outcome: str
    output: str
    title: str
    sigle: str
    unit: str
    units: str
    target: int
    quarters: tuple[int, ...]

    @property
    def counted(self) -> str:
        """« Nombre de causeries », « Nombre d’ateliers »."""
        vowel = self.units[0].lower() in "aeéèêiouyh"
        return f"Nombre d’{self.units}" if vowel else f"Nombre de {self.units}"


def planned_activities() -> list[PlannedActivity]:
    """Every activity, in the order of the plan."""
    with SOURCE.open(encoding="utf-8", newline="") as lines:
        return [
            PlannedActivity(
                axis=row["axe"],
                outcome=row["effet"],
                output=row["produit"],
                title=row["activité"],
                sigle=row["sigle"],
                unit=row["unité"],
                units=row["unités"],
                target=int(row["cible"]),
                quarters=quarters_of(row["trimestres"]),
            )
            for row in csv.DictReader(lines, delimiter=";")
        ]


def quarters_of(text: str) -> tuple[int, ...]:
    """« T1-T4 » as 1, 2, 3, 4."""
    first, last = (int(end.removeprefix("T")) for end in text.split("-"))
    return tuple(range(first, last + 1))


def numbered(
    rows: list[PlannedActivity], level: str
) -> list[tuple[int, str, list[PlannedActivity]]]:
    """The rows by axis, outcome or output: its number, its label, its rows."""
    grouped = groupby(rows, key=lambda row: getattr(row, level))
    return [
        (number, label, list(inside))
        for number, (label, inside) in enumerate(grouped, start=1)
    ]
