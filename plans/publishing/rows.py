"""The plan as a table: one row an indicator, with the figures of the plan page."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from plans.dashboard.figures import (
    ActivityFigures,
    Measure,
    NodeFigures,
    PlanDashboard,
)
from plans.dashboard.wording import DECLARED, SIGNALS

Cell = str | Decimal | int | None


@dataclass(frozen=True)
class Column:
    """A heading, its definition, its width in signs, how its numbers look."""

    heading: str
    definition: str
    width: int = 14
    shape: str = "number"


def columns() -> list[Column]:
    """The columns, in order, each with its definition."""
    text = [
        Column(_("Axe"), _("Axe du plan : numéro et libellé."), 40),
        Column(_("Effet"), _("Effet du plan : numéro et libellé."), 40),
        Column(_("Produit"), _("Produit du plan : numéro et libellé."), 40),
        Column(_("Activité"), _("Numéro et titre ; vide pour un résultat."), 40),
        Column(_("Responsable"), _("L’organisation responsable, puis les autres."), 40),
        Column(_("Échéance"), _("Dernier trimestre prévu.")),
        Column(
            _("État déclaré"), _("Dernier état déclaré par l’organisation et validé.")
        ),
        Column(
            _("Avancement déclaré"),
            _("Part faite, déclarée et validée, pondérée par les responsables."),
            shape="share",
        ),
        Column(_("Indicateur"), _("Numéro et libellé de l’indicateur."), 40),
        Column(_("Unité"), _("Ce qui est compté."), 18),
    ]
    return [*text, *_figures()]


def _figures() -> list[Column]:
    return [
        Column(
            _("Année"),
            _("L’année dont la valeur et la cible sont données."),
            8,
            "year",
        ),
        Column(
            _("Valeur validée"),
            _("Somme des rapports validés de l’année. Vide : pas de donnée, pas zéro."),
        ),
        Column(_("Cible de l’année"), _("Cible nationale de l’année.")),
        Column(
            _("Réalisé"),
            _("Valeur validée ÷ cible de l’année, non plafonné."),
            shape="share",
        ),
        Column(_("Valeur à ce jour"), _("Depuis le début du plan.")),
        Column(
            _("Cible à ce jour"),
            _("Cibles des trimestres terminés, sinon part de l’année écoulée."),
        ),
        Column(_("Taux à ce jour"), _("Valeur ÷ cible, à ce jour."), shape="share"),
        Column(
            _("Signal"),
            _("Dans les temps à partir de 90 %, à surveiller à partir de 60 %."),
            20,
        ),
        Column(_("Validés"), _("Réponses validées dans l’année."), 9),
        Column(_("Attendus"), _("Réponses attendues dans l’année."), 9),
    ]


def rows_of(axis: NodeFigures) -> Iterator[list[Cell]]:
    """The rows of one axe: its results' indicators, then its activities'."""
    yield from _rows(axis, [], axis.level)


def _rows(node: NodeFigures, above: list[str], level: str) -> Iterator[list[Cell]]:
    named = [*above, f"{node.code}. {node.label}"]
    place: list[Cell] = [*named, *[""] * (3 - len(named))]
    for measure in node.measures:
        yield [*place, "", "", "", "", None, *_measure(measure)]
    for activity in node.activities:
        start = [*place, *_activity(activity)]
        for measure in activity.measures:
            yield [*start, *_measure(measure)]
        if not activity.measures:
            yield [*start, *_no_measure()]
    for child in node.children:
        yield from _rows(child, named, child.level)


def _activity(activity: ActivityFigures) -> list[Cell]:
    ends = activity.ends_in
    declared = DECLARED[activity.declared].label if activity.declared else ""
    return [
        f"{activity.code} {activity.title}",
        ", ".join(activity.leads),
        f"T{ends.number} {ends.year}" if ends else "",
        str(declared),
        activity.progress.done,
    ]


def _measure(measure: Measure) -> list[Cell]:
    return [
        f"{measure.code} {measure.label}",
        measure.unit_plural,
        measure.year,
        measure.value,
        measure.target,
        measure.share,
        measure.value_to_date,
        measure.target_to_date,
        measure.rate_to_date,
        str(SIGNALS[measure.signal].label),
        measure.received,
        measure.expected,
    ]


def _no_measure() -> list[Cell]:
    return ["", "", *[None] * 7, "", None, None]


def about(dashboard: PlanDashboard) -> list[tuple[str, str]]:
    """What the file is, and of which day."""
    version = str(dashboard.version) if dashboard.version is not None else "–"
    adopted = f"{dashboard.adopted_on:%d/%m/%Y}" if dashboard.adopted_on else "–"
    return [
        (_("Plan"), dashboard.title),
        (_("Version"), version),
        (_("Adoptée le"), adopted),
        (_("Données validées au"), f"{dashboard.data_on:%d/%m/%Y}"),
        (
            _("Ce qui compte"),
            _("Seuls les rapports validés par le secrétariat permanent comptent."),
        ),
        (_("Case vide"), _("Pas de donnée. Zéro est écrit 0.")),
    ]
