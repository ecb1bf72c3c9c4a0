"""The last step: one sending however often it is touched; signature; taking back."""

import uuid

import pytest

from plans.reporting.models import ReportRevision
from plans.reporting.states import ReportState
from tests.plans.conftest import fill
from tests.plans.test_reporting_pages import text_of


@pytest.fixture
def submit(client, cast, filled):
    client.force_login(cast.aminata)

    def post(key=None, by=client, **body):
        body = {"relu": "oui", "cle": key or str(uuid.uuid4())} | body
        kept = {k: v for k, v in body.items() if v is not None}
        return by.post(f"/espace/rapports/{filled.uuid}/envoyer/", kept)

    return post


def test_a_double_touch_sends_once(submit):
    key = str(uuid.uuid4())
    answers = [submit(key=key), submit(key=key), submit()]
    assert {response.status_code for response in answers} == {302}
    assert len({response.url for response in answers}) == 1
    assert ReportRevision.objects.count() == 1


def test_nothing_leaves_unread(submit):
    response = submit(relu=None)
    assert response.status_code == 422
    assert "Cochez d’abord que vous avez relu" in text_of(response)
    assert not ReportRevision.objects.exists()


def test_an_incomplete_report_says_where(submit, cast, filled):
    fill(filled, by=cast.aminata, done="")
    response = submit()
    assert response.status_code == 422
    assert "1 point à corriger avant l’envoi" in text_of(response)


def test_only_the_signature_has_that_button(submit, cast, signed_in):
    assert submit(by=signed_in(cast.sira)).status_code == 403
    assert submit(by=signed_in(cast.bintou)).status_code == 404


def test_asking_for_a_signature_and_taking_back(
    client, cast, submit, filled, signed_in
):
    sira = signed_in(cast.sira)
    address = f"/espace/rapports/{filled.uuid}"
    asked = sira.post(f"{address}/signature/", {"cle": str(uuid.uuid4())}, follow=True)
    assert "La personne qui signe est prévenue." in text_of(asked)
    submit()
    back = client.post(f"{address}/retirer/", {"cle": str(uuid.uuid4())}, follow=True)
    assert "L’envoi est retiré." in text_of(back)
    filled.refresh_from_db()
    assert filled.state == ReportState.DRAFT


def test_who_reviews_first_closes_the_taking_back(client, cast, submit, filled):
    submit()
    filled.refresh_from_db()
    filled.state = ReportState.IN_REVIEW
    filled.save()
    address = f"/espace/rapports/{filled.uuid}/retirer/"
    back = client.post(address, {"cle": str(uuid.uuid4())}, follow=True)
    assert "a déjà commencé l’examen" in text_of(back)
