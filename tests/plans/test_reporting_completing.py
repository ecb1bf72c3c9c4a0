"""A report that came back, completed on one page."""

import uuid

import pytest

from tests.plans.conftest import a_picture
from tests.plans.test_reporting_pages import text_of
from tests.plans.test_reporting_saving import come_back


@pytest.fixture
def complete(client, cast, sent, outline):
    come_back(sent, f"value-{outline.talks_held.pk}", "evidence")
    client.force_login(cast.sira)

    def post(**body):
        version = sent.lines.get().version
        body = {"l1-version": version, "cle": str(uuid.uuid4()), "then": "check"} | body
        return client.post(f"/espace/rapports/{sent.uuid}/", body)

    return post


def test_the_commented_answers_are_completed_on_one_page(complete, sent, outline):
    value = f"l1-v-{outline.talks_held.pk}"
    response = complete(
        **{value: "8", "l1-files": [a_picture()], "l1-consent": "on", "l1-done": "x"}
    )
    assert response.status_code == 302
    line = sent.lines.get()
    assert line.answers[value.removeprefix("l1-")] == "8"
    assert line.answers["done"] != "x"
    assert line.evidence.count() == 1


def test_a_wrong_completion_is_kept_and_told(complete, sent, outline):
    value = f"l1-v-{outline.talks_held.pk}"
    response = complete(**{value: "huit"})
    assert response.status_code == 422
    assert 'value="huit"' in response.content.decode()
    assert sent.lines.get().answers[value.removeprefix("l1-")] == "huit"


def test_two_people_completing_are_told(complete, sent, outline):
    value = f"l1-v-{outline.talks_held.pk}"
    assert complete(**{value: "8"}).status_code == 302
    response = complete(**{value: "7", "l1-version": 1})
    assert response.status_code == 409
    assert "Garder ma version" in text_of(response)
