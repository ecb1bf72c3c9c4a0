"""The plan's figures cost the same number of queries, however much there is."""

import datetime

import pytest

from cso_pages.directory.models import Organisation
from plans.dashboard.queries import plan_dashboard
from plans.indicators.aims import Target
from plans.indicators.models import Assignment, Indicator
from plans.outline.models import Level, ResultNode
from tests.conftest import TODAY
from tests.plans.factories import another_activity, sent_report, validated_report

pytestmark = pytest.mark.django_db


def grow(outline, cast, times):
    """More of everything: nodes, activities, indicators, quarters, organisations."""
    for turn in range(times):
        node = ResultNode.objects.create(
            version=outline.version,
            parent=outline.outcome,
            level=Level.OUTPUT,
            code=f"1.1.{turn + 2}",
            label="Un produit de plus",
        )
        organisation = Organisation.objects.create(
            name=f"OSC {turn}", org_type_id="association", territory_id="mopti"
        )
        activity = another_activity(
            outline, code=f"1.1.{turn + 2}.1", organisation=organisation
        )
        activity.output = node
        activity.save()
        activity.territories.add("mopti", "segou")
        for letter in "ab":
            indicator = Indicator.objects.create(
                code=f"{activity.code}-{letter}",
                label="Un indicateur",
                question="Combien",
                unit_singular="unité",
                unit_plural="unités",
                activity=activity,
                baseline_value=0,
            )
            Assignment.objects.create(
                indicator=indicator,
                organisation=organisation,
                starts_on=datetime.date(2026, 1, 1),
            )
            Target.objects.create(indicator=indicator, year=2026, value=10)
        for period in (outline.t2, outline.t3):
            validated_report(
                outline, period=period, organisation=organisation, activities=[activity]
            )


def test_the_number_of_queries_does_not_grow(
    outline, cast, django_assert_max_num_queries, django_assert_num_queries
):
    validated_report(outline, value=14)
    sent_report(outline, value=9)
    with django_assert_max_num_queries(10) as few:
        plan_dashboard(outline.plan, as_of=TODAY, viewer=cast.mariam)
    grow(outline, cast, 4)
    cast.mariam.__dict__.pop("_held_mandates", None)
    with django_assert_num_queries(len(few)):
        dashboard = plan_dashboard(outline.plan, as_of=TODAY, viewer=cast.mariam)
    assert len(dashboard.activities()) == 5
    assert len(dashboard.measures()) == 10
