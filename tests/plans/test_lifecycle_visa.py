"""The visa before sending; what the value rules refuse at the last step."""

import pytest
from django.core.exceptions import PermissionDenied

from plans.lifecycle.visas import ask_for_visas, endorse_report, take_visa_back
from plans.reporting.actions import IncompleteReport, send_report
from plans.reporting.models import IndicatorValue
from plans.reporting.saving import VisaMissing
from portal.kit.workflow import IllegalMove
from tests.conftest import NOW
from tests.plans.conftest import fill
from tests.plans.factories import validated_report
from tests.plans.review_desk import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def wanted(cast):
    ask_for_visas(cast.association, wanted=True, by=cast.aminata, at=NOW)


def test_only_the_signature_asks_for_visas(cast):
    for person in (cast.sira, cast.bintou, cast.mariam):
        with pytest.raises(PermissionDenied):
            ask_for_visas(cast.association, wanted=True, by=person, at=NOW)


def test_without_its_visa_a_report_does_not_leave(cast, filled, wanted):
    with pytest.raises(VisaMissing):
        send_report(filled, by=cast.aminata, at=NOW)
    endorse_report(filled, by=cast.aminata, at=NOW)
    with pytest.raises(IllegalMove):
        fill(filled, by=cast.sira, done="Plus rien ne s’écrit.")
    revision = send_report(filled, by=cast.sira, at=NOW)
    assert revision.sent_by == cast.sira.uuid


def test_the_focal_point_for_drafts_neither_endorses_nor_sends_without_it(
    cast, filled, wanted
):
    with pytest.raises(PermissionDenied):
        endorse_report(filled, by=cast.sira, at=NOW)
    with pytest.raises(PermissionDenied):
        send_report(filled, by=cast.sira, at=NOW)


def test_a_visa_taken_back_opens_the_draft(cast, filled, wanted):
    endorse_report(filled, by=cast.aminata, at=NOW)
    take_visa_back(filled, by=cast.sira, at=NOW)
    filled.refresh_from_db()
    assert filled.state == "draft"


def test_the_last_step_offers_the_visa_then_the_sending(cast, filled, wanted, client):
    client.force_login(cast.aminata)
    address = f"/espace/rapports/{filled.uuid}/verifier/"
    assert "Viser le rapport" in text_of(client.get(address))
    endorse_report(filled, by=cast.aminata, at=NOW)
    client.force_login(cast.sira)
    page = text_of(client.get(address))
    assert "Envoyer le rapport" in page and "Reprendre pour corriger" in page


def ask(indicator, **how):
    for name, value in how.items():
        setattr(indicator, name, value)
    indicator.save()


def test_a_count_that_goes_back_is_refused_with_a_link_to_its_box(
    outline, cast, report, client
):
    ask(outline.talks_held, semantics="cumulative")
    validated_report(outline, value=14)
    fill(report, by=cast.aminata)  # 9, under 14
    with pytest.raises(IncompleteReport):
        send_report(report, by=cast.aminata, at=NOW)
    client.force_login(cast.aminata)
    page = client.get(f"/espace/rapports/{report.uuid}/verifier/")
    assert "Ce cumul est plus petit que 14" in text_of(page)
    assert f"#id_k-{outline.talks_held.pk}" in page.content.decode()
    step = client.get(f"/espace/rapports/{report.uuid}/etape/1/?verifier")
    assert "Ce cumul est plus petit que 14" in text_of(step)


def test_a_correction_reason_lets_it_pass_and_is_kept(outline, cast, report):
    ask(outline.talks_held, semantics="cumulative")
    validated_report(outline, value=14)
    why = "Cinq causeries étaient comptées deux fois."
    fill(report, by=cast.aminata, **{f"k-{outline.talks_held.pk}": why})
    revision = send_report(report, by=cast.aminata, at=NOW)
    value = IndicatorValue.objects.get(revision=revision, indicator=outline.talks_held)
    assert (value.value, value.reason) == (9, why)


@pytest.mark.parametrize(
    ("den", "told"),
    [("", "Écrivez aussi parmi combien"), ("0", "Parmi 0"), ("x", "nombre"),
     ("12", None)],
)  # fmt: skip
def test_a_percent_asks_for_both_its_numbers(outline, cast, report, client, den, told):
    ask(outline.talks_held, nature="percent")
    fill(report, by=cast.aminata, **{f"d-{outline.talks_held.pk}": den})
    if told is None:
        revision = send_report(report, by=cast.aminata, at=NOW)
        value = revision.values.get(indicator=outline.talks_held)
        assert (value.value, value.denominator) == (9, 12)
        return
    with pytest.raises(IncompleteReport) as refused:
        send_report(report, by=cast.aminata, at=NOW)
    (gap,) = refused.value.lines[0].gaps
    assert gap.box == f"d-{outline.talks_held.pk}"
    assert told in gap.text


def test_no_activity_does_not_answer_a_stock(outline, cast, report):
    ask(outline.talks_held, semantics="stock")
    pk = outline.talks_held.pk
    fill(report, by=cast.aminata, **{f"v-{pk}": "", f"r-{pk}": "no_activity"})
    with pytest.raises(IncompleteReport):
        send_report(report, by=cast.aminata, at=NOW)
