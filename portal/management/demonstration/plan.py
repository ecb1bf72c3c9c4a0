"""Writes the fictional plan: outline, indicators, targets, parties, assignments."""

import datetime
from decimal import Decimal

from cso_pages.directory.models import Organisation
from plans.indicators.aims import Target
from plans.indicators.models import Assignment, Category, Dimension, Indicator
from plans.outline.models import (
    Activity,
    ActivityParty,
    Level,
    PartyRole,
    Plan,
    PlanVersion,
    ResultNode,
)
from portal.management.demonstration.outline import (
    PlannedActivity,
    numbered,
    planned_activities,
)

# Activities that also count who took part.
WITH_PEOPLE = {"causerie", "club", "séance", "formation", "session", "rencontre"}
SEX_AND_AGE = [
    ("femmes", "Femmes", "18 ans et plus"),
    ("filles", "Filles", "moins de 18 ans"),
    ("hommes", "Hommes", "18 ans et plus"),
    ("garcons", "Garçons", "moins de 18 ans"),
]
# Activities whose lead works with another organisation.
CO_LEADS = {"1.1.1.3": "AEJF"}


def make_plan(first_year: int) -> Plan:
    """The plan of three years from `first_year`, adopted in its first weeks."""
    last_year = first_year + 2
    plan = Plan.objects.create(
        slug=f"plan-{first_year}-{last_year}",
        title=f"Plan d’action triennal {first_year}-{last_year}",
        first_year=first_year,
        last_year=last_year,
    )
    version = PlanVersion.objects.create(
        plan=plan, number=1, adopted_on=datetime.date(first_year, 2, 12)
    )
    by_sigle = {o.sigle: o for o in Organisation.objects.exclude(sigle="")}
    dimension = make_dimension()
    for a, axis_label, in_axis in numbered(planned_activities(), "axis"):
        axis = make_node(version, None, Level.AXIS, f"{a}", axis_label)
        for e, outcome_label, in_outcome in numbered(in_axis, "outcome"):
            code = f"{a}.{e}"
            outcome = make_node(version, axis, Level.OUTCOME, code, outcome_label)
            for p, output_label, rows in numbered(in_outcome, "output"):
                code = f"{a}.{e}.{p}"
                output = make_node(version, outcome, Level.OUTPUT, code, output_label)
                for n, row in enumerate(rows, start=1):
                    make_activity(plan, output, f"{code}.{n}", row, by_sigle, dimension)
    return plan


def make_dimension() -> Dimension:
    dimension = Dimension.objects.create(code="sexe-age", label="Sexe et âge")
    for position, (code, label, hint) in enumerate(SEX_AND_AGE):
        Category.objects.create(
            dimension=dimension, code=code, label=label, hint=hint, position=position
        )
    return dimension


def make_node(
    version: PlanVersion,
    parent: ResultNode | None,
    level: Level,
    code: str,
    label: str,
) -> ResultNode:
    return ResultNode.objects.create(
        version=version,
        parent=parent,
        level=level,
        code=code,
        label=label,
        position=int(code.rsplit(".", 1)[-1]),
    )


def make_activity(
    plan: Plan,
    output: ResultNode,
    code: str,
    row: PlannedActivity,
    by_sigle: dict[str, Organisation],
    dimension: Dimension,
) -> None:
    activity = Activity.objects.create(
        output=output,
        code=code,
        title=row.title,
        planned_quarters=list(row.quarters),
        position=int(code.rsplit(".", 1)[-1]),
    )
    partner = by_sigle.get(CO_LEADS.get(code, ""))
    parties = make_parties(activity, by_sigle[row.sigle], partner)
    activity.territories.add(parties[0].territory)
    indicators = [main_indicator(plan, activity, row)]
    if row.unit.split(" ")[0] in WITH_PEOPLE:
        indicators.append(people_indicator(activity, dimension))
    for indicator in indicators:
        for organisation in parties:
            Assignment.objects.create(
                indicator=indicator,
                organisation=organisation,
                starts_on=datetime.date(plan.first_year, 1, 1),
            )


def make_parties(
    activity: Activity, leader: Organisation, partner: Organisation | None
) -> list[Organisation]:
    """The lead, and the co-lead where there is one."""
    share = Decimal(60) if partner else Decimal(100)
    ActivityParty.objects.create(
        activity=activity, organisation=leader, role=PartyRole.LEAD, share=share
    )
    if partner is None:
        return [leader]
    ActivityParty.objects.create(
        activity=activity,
        organisation=partner,
        role=PartyRole.CO_LEAD,
        share=100 - share,
    )
    return [leader, partner]


def main_indicator(plan: Plan, activity: Activity, row: PlannedActivity) -> Indicator:
    """What the activity counts, with the target of each of its years."""
    indicator = Indicator.objects.create(
        code=f"{activity.code}-a",
        label=row.counted,
        question=f"{row.units[0].upper()}{row.units[1:]} ce trimestre",
        unit_singular=row.unit,
        unit_plural=row.units,
        activity=activity,
        baseline_value=Decimal(0),
        baseline_year=plan.first_year - 1,
    )
    for year in sorted({plan.first_year + (q - 1) // 4 for q in row.quarters}):
        Target.objects.create(indicator=indicator, year=year, value=row.target)
    return indicator


def people_indicator(activity: Activity, dimension: Dimension) -> Indicator:
    return Indicator.objects.create(
        code=f"{activity.code}-b",
        label="Participations (une même personne peut compter plusieurs fois)",
        question="Participations ce trimestre",
        unit_singular="participation",
        unit_plural="participations",
        activity=activity,
        dimension=dimension,
        baseline_note="Jamais comptées avant le plan",
        position=1,
    )
