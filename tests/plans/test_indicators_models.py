"""What the rows of an indicator refuse, and how they speak to the rules."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from plans.indicators.aims import ReferencePopulation, Target, targets_of
from plans.indicators.models import Indicator
from plans.indicators.policies import Policy
from plans.outline.quarters import Quarter

pytestmark = pytest.mark.django_db


def refused(**changes) -> bool:
    try:
        with transaction.atomic():
            Indicator.objects.update(**changes)
    except IntegrityError:
        return True
    return False


def test_an_indicator_of_today_is_a_plain_flow(outline):
    outline.talks_held.refresh_from_db()
    assert outline.talks_held.policy == Policy()


def test_a_percent_cannot_be_a_mean(outline):
    assert refused(nature="percent", organisation_aggregation="mean")
    assert not refused(nature="percent")


def test_what_is_maintained_has_a_band(outline):
    assert refused(direction="maintain")
    assert not refused(direction="maintain", band=Decimal(2))


def test_an_amended_target_counts_from_its_period_on(outline):
    Target.objects.create(
        indicator=outline.talks_held,
        year=2026,
        value=Decimal(48),
        since_year=2026,
        since_quarter=4,
        reason="Décision du comité de pilotage",
    )

    def target(quarter):
        found = targets_of([outline.talks_held], until=Quarter(2026, quarter))
        return found[outline.talks_held.pk]

    assert target(3) == {(2026, None): Decimal(36)}
    assert target(4) == {(2026, None): Decimal(48)}


def test_an_organisations_target_is_not_the_countrys(outline, cast):
    Target.objects.create(
        indicator=outline.talks_held,
        year=2026,
        value=Decimal(9),
        organisation=cast.association,
    )
    found = targets_of([outline.talks_held], until=Quarter(2026, 4))
    assert found[outline.talks_held.pk] == {(2026, None): Decimal(36)}


@pytest.mark.parametrize(
    "row", [{"year": 2026}, {"year": 2026, "since_year": 2026, "since_quarter": 2}]
)
def test_one_target_a_period_and_a_reason_to_amend_it(outline, row):
    with pytest.raises(IntegrityError), transaction.atomic():
        Target.objects.create(indicator=outline.talks_held, value=Decimal(1), **row)


def test_one_population_a_place_and_date(outline):
    row = {"indicator": outline.talks_held, "year": 2026, "source": "RGPH"}
    ReferencePopulation.objects.create(size=Decimal(100), **row)
    ReferencePopulation.objects.create(size=Decimal(50), place_id="mopti", **row)
    with pytest.raises(IntegrityError), transaction.atomic():
        ReferencePopulation.objects.create(size=Decimal(90), **row)
