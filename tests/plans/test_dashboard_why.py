"""« Pourquoi ce chiffre ? » goes down to what each person may read, and no further."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plans.consolidation.keeping import rebuild
from plans.consolidation.models import OverlapDecision
from plans.dashboard.why import why_this_figure
from plans.reporting.models import Report
from tests.conftest import NOW, TODAY
from tests.plans.factories import sent_report, validated_report

pytestmark = pytest.mark.django_db


def why(outline, viewer):
    return why_this_figure(outline.talks_held.uuid, today=TODAY, viewer=viewer)


def address(outline):
    return f"/plan/indicateurs/{outline.talks_held.uuid}/pourquoi/"


def test_the_public_reads_totals_and_no_organisation(client, outline, cast):
    report = validated_report(outline, value=14)
    page = client.get(address(outline)).content.decode()
    assert ">14<" in page
    assert "1 validé sur 1 attendu" in page
    assert cast.association.name not in page
    assert report.revision_in_force.receipt not in page
    assert str(report.uuid) not in page
    assert "Se connecter" in page


def test_her_organisation_reads_its_own_signed_answer(client, outline, cast):
    report = validated_report(outline, value=14)
    client.force_login(cast.aminata)
    page = client.get(address(outline)).content.decode()
    assert cast.association.name in page
    assert report.revision_in_force.receipt in page
    assert f"/espace/rapports/{report.uuid}/" in page


def test_who_may_not_read_the_report_never_reads_its_answer(outline, cast):
    report = validated_report(outline, value=14)
    readers = {
        name for name, who in cast.everyone().items() if why(outline, who).signed
    }
    assert readers == {
        name
        for name, who in cast.everyone().items()
        if Report.objects.visible_to(who).filter(pk=report.pk).exists()
    }
    assert {"aminata", "mariam"} <= readers
    assert not {"bintou", "admin"} & readers


def test_what_is_not_validated_is_nowhere(outline, cast):
    validated_report(outline, value=14)
    sent_report(outline, value=9)
    rebuild()
    found = why(outline, cast.mariam)
    assert [row.value for row in found.quarters] == [14, None]
    assert [row.value for row in found.signed] == [14]
    assert (found.total.received, found.total.expected) == (1, 2)


def test_the_quarters_add_up_to_the_total(client, outline):
    validated_report(outline, value=14)
    validated_report(outline, value=9, period=outline.t3)
    found = why(outline, AnonymousUser())
    assert sum(found.parts) == found.total.value == 23
    assert "23 = 14 + 9" in client.get(address(outline)).content.decode()


def test_an_adjustment_stands_apart(client, outline, cast):
    validated_report(outline, value=120)
    validated_report(outline, value=80, period=outline.t2, organisation=cast.other)
    decided = OverlapDecision.objects.create(
        indicator=outline.talks_held,
        year=2026,
        quarter=2,
        method="max",
        justification="Nommées : celles de Konna",
        author=cast.mariam,
        decided_at=NOW,
        signer=cast.admin,
        signed_at=NOW,
    )
    decided.organisations.set([cast.association, cast.other])
    rebuild()
    page = client.get(address(outline)).content.decode()
    assert ">120<" in page
    assert "−80" in page
    assert "Nommées" not in page
    assert {row.value for row in why(outline, cast.mariam).signed} == {120, 80}


def test_the_number_of_queries_does_not_grow(client, outline, cast):
    client.force_login(cast.mariam)
    validated_report(outline, value=14)
    client.get(address(outline))
    with CaptureQueriesContext(connection) as few:
        client.get(address(outline))
    for organisation in (cast.other, cast.network):
        for period in (outline.t2, outline.t3):
            validated_report(outline, period=period, organisation=organisation)
    with CaptureQueriesContext(connection) as many:
        client.get(address(outline))
    assert len(many) == len(few) <= 12


def test_an_unknown_indicator_is_not_found(client, outline):
    response = client.get(
        "/plan/indicateurs/00000000-0000-4000-8000-000000000000/pourquoi/"
    )
    assert response.status_code == 404
