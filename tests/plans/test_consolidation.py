"""The consolidated table: the same refreshed or rebuilt, and compared each night."""

from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plans.consolidation.keeping import (
    differences,
    rebuild,
    rebuild_if_empty,
    refresh,
)
from plans.consolidation.models import ConsolidatedFigure, OverlapDecision
from plans.consolidation.upkeep import TotalsDiffer, check_consolidation
from plans.indicators.models import Assignment, Indicator
from plans.reporting.actions import open_period
from plans.reporting.models import Report
from plans.review.actions import validate_report
from tests.conftest import NOW
from tests.plans.conftest import OPENED
from tests.plans.factories import a_report, send, validated_report

pytestmark = pytest.mark.django_db


def kept(indicator, span="plan", quarter=3, place="", category=""):
    return ConsolidatedFigure.objects.get(
        indicator=indicator,
        span=span,
        year=2026,
        quarter=quarter,
        place=place,
        category=category,
    )


def table():
    names = [f.name for f in ConsolidatedFigure._meta.fields if f.name != "id"]
    return sorted(map(str, ConsolidatedFigure.objects.values_list(*names)))


def test_a_validation_moves_the_totals_at_once(outline, cast):
    open_period(outline.t3, by=None, at=OPENED)
    assert kept(outline.talks_held).gross is None
    assert kept(outline.talks_held, span="quarter").expected == 1
    report = Report.objects.get(organisation=cast.association)
    send(report, value=9, by=cast.aminata)
    assert list(differences()) == []
    validate_report(report, by=cast.mariam, at=NOW)
    row = kept(outline.talks_held, span="quarter")
    assert (row.gross, row.received, row.expected) == (9, 1, 1)
    assert list(differences()) == []


def test_cells_are_kept_beside_their_total(outline):
    validated_report(outline, value=14)
    assert kept(outline.people, quarter=2).gross == 140
    assert kept(outline.people, quarter=2, category="femmes").gross == 140
    assert kept(outline.people, quarter=2, category="garcons").gross is None


def test_places_are_kept_one_by_one(outline, cast):
    assignment = Assignment.objects.get(indicator=outline.talks_held)
    assignment.places.add("mopti", "segou")
    report = validated_report(outline, value=14)
    value = report.revision_in_force.values.get(indicator=outline.talks_held)
    value.place_id = "mopti"
    value.save()
    rebuild()
    assert kept(outline.talks_held, quarter=2, place="mopti").gross == 14
    assert kept(outline.talks_held, quarter=2, place="segou").gross is None
    whole = kept(outline.talks_held, span="quarter", quarter=2)
    assert (whole.gross, whole.received, whole.expected) == (14, 0, 1)


def test_rebuilding_twice_changes_nothing(outline):
    validated_report(outline, value=14)
    before = table()
    assert rebuild() == 0
    assert table() == before
    ConsolidatedFigure.objects.all().delete()
    rebuild()
    assert table() == before


def test_the_check_names_the_rows_that_differ(outline):
    validated_report(outline, value=14)
    call_command("rebuild_consolidation", "--check", stdout=StringIO())
    ConsolidatedFigure.objects.filter(
        indicator=outline.talks_held, span="year", quarter=2
    ).update(gross=Decimal(15))
    told = StringIO()
    with pytest.raises(CommandError) as refusal:
        call_command("rebuild_consolidation", "--check", stderr=told)
    assert refusal.value.returncode == 1
    (line,) = told.getvalue().strip().splitlines()
    assert "1.1.1.2-a · year T2 2026" in line
    assert "15 (1/1) / 14 (1/1)" in line
    with pytest.raises(TotalsDiffer, match="1.1.1.2-a"):
        check_consolidation(None)
    call_command("rebuild_consolidation", stdout=StringIO())
    check_consolidation(None)


def test_a_signed_decision_is_a_line_beside_the_figures(outline, cast):
    validated_report(outline, value=120)
    other = a_report(outline, period=outline.t2, organisation=cast.other)
    send(other, value=80)
    other.state, other.revision_in_force = "validated", other.revisions.get()
    other.save()
    decided = OverlapDecision.objects.create(
        indicator=outline.talks_held,
        year=2026,
        quarter=2,
        method="max",
        justification="Mêmes causeries, animées ensemble",
        author=cast.mariam,
        decided_at=NOW,
    )
    decided.organisations.set([cast.association, cast.other])
    refresh([outline.talks_held.pk])
    assert kept(outline.talks_held, quarter=2).line is None
    decided.signer, decided.signed_at = cast.admin, NOW
    decided.save()
    refresh([outline.talks_held.pk])
    row = kept(outline.talks_held, quarter=2)
    assert (row.gross, row.line) == (200, -80)


def test_a_percent_keeps_its_two_numbers(outline):
    Indicator.objects.filter(pk=outline.talks_held.pk).update(nature="percent")
    report = validated_report(outline, value=30)
    value = report.revision_in_force.values.get(indicator=outline.talks_held)
    value.denominator = Decimal(40)
    value.save()
    rebuild()
    row = kept(outline.talks_held, quarter=2)
    assert (row.gross, row.gross_over) == (30, 40)


def test_a_refresh_asks_no_more_of_many_organisations(
    outline, cast, django_assert_num_queries
):
    validated_report(outline, value=9)
    indicators = [outline.talks_held.pk, outline.people.pk]
    ConsolidatedFigure.objects.all().delete()
    with CaptureQueriesContext(connection) as few:
        refresh(indicators)
    for organisation in (cast.other, cast.network):
        validated_report(outline, value=9, organisation=organisation)
    ConsolidatedFigure.objects.all().delete()
    with django_assert_num_queries(len(few)):
        refresh(indicators)


def test_a_table_that_was_never_made_is_made_once(outline):
    validated_report(outline, value=9)
    before = table()
    ConsolidatedFigure.objects.all().delete()
    rebuild_if_empty()
    assert table() == before
    ConsolidatedFigure.objects.filter(span="year").delete()
    rebuild_if_empty()
    assert table() != before
