"""One indicator's page: each quarter, its sum to date, its target, who answered."""

import gzip
import re
import uuid
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plans.dashboard.queries import clock_of, read_periods
from plans.dashboard.series import read_series
from plans.indicators.attainment import Signal
from plans.outline.quarters import Quarter
from tests.conftest import TODAY
from tests.plans.clock import look_on_9_october
from tests.plans.factories import sent_report, validated_report

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_october(monkeypatch):
    look_on_9_october(monkeypatch)


def series_of(outline):
    plan = outline.plan
    clock = clock_of(plan, read_periods(plan), TODAY)
    return read_series(outline.talks_held, clock, last_year=plan.last_year)


def page_of(client, outline):
    return client.get(f"/plan/indicateurs/{outline.talks_held.uuid}/")


def text_of(response):
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"[\s\u00a0\u202f]+", " ", text)


def test_each_quarter_has_its_sum_and_the_sum_to_date(outline):
    validated_report(outline, value=14)
    validated_report(outline, value=9, period=outline.t3)
    second, third = series_of(outline).points
    assert (second.quarter, second.value, second.to_date, second.target) == (
        Quarter(2026, 2),
        Decimal(14),
        Decimal(14),
        Decimal(18),
    )
    assert (third.value, third.to_date, third.target) == (
        Decimal(9),
        Decimal(23),
        Decimal(27),
    )
    assert (second.signal, third.signal) == (Signal.WATCH, Signal.WATCH)


def test_a_quarter_without_answer_keeps_the_sum_to_date(outline):
    validated_report(outline, value=14)
    third = series_of(outline).points[1]
    assert (third.value, third.to_date) == (None, Decimal(14))
    assert (third.received, third.expected) == (0, 1)


def test_the_target_line_stops_where_no_target_is_set(outline):
    targets = dict(series_of(outline).targets)
    assert targets[Quarter(2026, 4)] == Decimal(36)
    assert targets[Quarter(2027, 1)] is None


def test_the_page_explains_the_figure(client, outline):
    validated_report(outline, value=14)
    validated_report(outline, value=9, period=outline.t3)
    page = text_of(page_of(client, outline))
    assert "23 validés à ce jour, cible 27 : 85 %." in page
    assert "23 = 14 + 9" in page
    assert "T3 2026 9 23 27 1 sur 1 À surveiller" in page


def test_what_waits_is_told_to_those_who_may_know(client, outline, cast):
    validated_report(outline, value=14)
    sent_report(outline, value=9)
    assert "en attente" not in text_of(page_of(client, outline))
    client.force_login(cast.aminata)
    assert "+ 9 en attente de validation" in text_of(page_of(client, outline))


def test_without_any_value_the_page_stands(client, outline):
    page = text_of(page_of(client, outline))
    assert "Aucune valeur n’est encore validée." in page


def test_an_indicator_that_is_not_in_the_plan_is_unknown(client, outline):
    assert client.get(f"/plan/indicateurs/{uuid.uuid4()}/").status_code == 404
    outline.version.adopted_on = "2027-01-01"
    outline.version.save()
    assert page_of(client, outline).status_code == 404


def test_the_chart_weighs_at_most_2_kb(client, outline):
    validated_report(outline, value=14)
    page = page_of(client, outline).content.decode()
    chart = re.search(r'<svg class="chart".*?</svg>', page, re.S).group()
    assert len(gzip.compress(chart.encode())) <= 2_000


def test_the_page_takes_few_queries(client, outline):
    validated_report(outline, value=14)
    page_of(client, outline)
    with CaptureQueriesContext(connection) as taken:
        page_of(client, outline)
    assert len(taken) <= 12
