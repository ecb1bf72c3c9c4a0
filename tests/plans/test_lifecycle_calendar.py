"""Opening by the calendar, reminders, closing on its day, completeness, history."""

import datetime

import pytest

from plans.lifecycle.calendar import default_days, open_last_quarter
from plans.lifecycle.closing import NotYetDue, close_due_periods, close_period
from plans.lifecycle.history import history_of
from plans.lifecycle.punctuality import punctuality
from plans.lifecycle.reminders import remind
from plans.outline.quarters import Quarter
from plans.reporting.actions import open_period
from plans.reporting.models import Report, ReportingPeriod
from portal.kit.workflow import IllegalMove
from portal.notices.models import Notice
from tests.conftest import NOW
from tests.plans.conftest import OPENED
from tests.plans.factories import (
    a_report,
    another_period,
    put_in,
    sent_report,
    validated_report,
)
from tests.plans.life import ACTS, AFTER_CLOSE, WHY
from tests.plans.review_desk import text_of

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def without_second_factor(settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


def noon(*day):
    return datetime.datetime(*day, 12, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("quarter", "due"),
    [(Quarter(2026, 3), (2026, 10, 15)), (Quarter(2026, 4), (2027, 1, 15))],
)
def test_a_report_is_due_the_15th_after_its_quarter(quarter, due):
    opens_on, due_on, closes_on = default_days(quarter)
    assert opens_on == quarter.ends_on + DAY
    assert due_on == datetime.date(*due) < closes_on


def test_the_quarter_that_ended_opens_once_and_who_owes_it_is_told(outline, cast):
    day = datetime.date(2027, 1, 1)
    assert open_last_quarter(at=noon(2027, 1, 1), on=day) == 1
    assert open_last_quarter(at=noon(2027, 1, 2), on=day + DAY) == 0
    period = ReportingPeriod.objects.get(year=2026, quarter=4)
    assert period.due_on == datetime.date(2027, 1, 15)
    told = Notice.objects.filter(kind="report_opened")
    assert {notice.recipient for notice in told} == {cast.aminata, cast.sira}


def test_reminders_go_before_and_after_the_due_day_once_each(outline, cast):
    open_period(outline.t3, by=None, at=OPENED)
    due = outline.t3.due_on
    told = {
        days: remind(at=noon(*(due + days * DAY).timetuple()[:3]))
        for days in (-8, -7, -3, -2, 0, 1, 2, 7, 14)
    }
    assert told == {-8: 0, -7: 1, -3: 0, -2: 1, 0: 1, 1: 1, 2: 0, 7: 1, 14: 1}
    assert remind(at=noon(*(due + 14 * DAY).timetuple()[:3])) == 0


@pytest.mark.parametrize(
    ("state", "chased"),
    [("open", 1), ("draft", 1), ("endorsed", 1), ("to_complete", 1), ("reopened", 1),
     ("sent", 0), ("validated", 0), ("dispensed", 0), ("not_sent", 0)],
)  # fmt: skip
def test_a_returned_report_is_chased_like_any_other(outline, cast, state, chased):
    late = outline.t3.due_on + DAY
    sent = state in {"to_complete", "reopened", "sent", "validated"}
    report = sent_report(outline) if sent else a_report(outline)
    put_in(report, state)
    assert remind(at=noon(*late.timetuple()[:3])) == chased


def test_the_clock_closes_on_the_evening_of_the_closing_day(outline, cast):
    report = a_report(outline)
    closing = outline.t3.closes_on
    assert close_due_periods(at=noon(*(closing - DAY).timetuple()[:3])) == 0
    assert close_due_periods(at=noon(*closing.timetuple()[:3])) == 1
    report.refresh_from_db()
    assert report.state == "not_sent"
    assert Notice.objects.filter(kind="report_not_sent").count() == 2


def test_what_is_validated_after_the_close_is_locked_by_the_next_night(outline, cast):
    report = sent_report(outline)
    close_period(outline.t3, by=None, at=AFTER_CLOSE)
    ACTS["validate"](report, cast)
    close_due_periods(at=AFTER_CLOSE + DAY)
    report.refresh_from_db()
    assert report.state == "locked"


def test_a_report_let_in_late_is_not_left_out_again(outline, cast):
    report = put_in(a_report(outline), "open")
    close_period(outline.t3, by=None, at=AFTER_CLOSE)
    ACTS["admit"](report, cast)
    close_due_periods(at=AFTER_CLOSE + DAY)
    report.refresh_from_db()
    assert report.state == "draft"


def test_nobody_closes_before_the_due_day_is_over_nor_twice(outline, cast):
    on_the_day = noon(*outline.t3.due_on.timetuple()[:3])
    with pytest.raises(NotYetDue):
        close_period(outline.t3, by=cast.ibrahim, at=on_the_day)
    close_period(outline.t3, by=cast.ibrahim, at=on_the_day + DAY)
    with pytest.raises(IllegalMove):
        close_period(outline.t3, by=cast.ibrahim, at=on_the_day + DAY)


@pytest.mark.parametrize(
    ("sent_at", "in_time"),
    [(datetime.datetime(2026, 10, 15, 23, 59, 59, tzinfo=datetime.UTC), 1),
     (datetime.datetime(2026, 10, 16, 0, 0, 0, tzinfo=datetime.UTC), 0)],
)  # fmt: skip
def test_the_due_day_is_included_by_the_clock_of_bamako(
    outline, cast, sent_at, in_time
):
    ReportingPeriod.objects.filter(pk=outline.t3.pk).update(
        due_on=datetime.date(2026, 10, 15), closes_on=datetime.date(2026, 11, 14)
    )
    sent_report(outline, at=sent_at)
    found = punctuality(outline.plan, today=sent_at.date(), viewer=cast.stranger)
    assert (found.whole.received, found.whole.in_time) == (1, in_time)


def test_who_is_dispensed_is_not_expected_and_only_one_s_own_is_named(outline, cast):
    validated_report(outline, period=outline.t3)
    put_in(a_report(outline, organisation=cast.other), "dispensed")
    put_in(a_report(outline, organisation=cast.network), "not_sent")
    day = NOW.date()
    mine = punctuality(outline.plan, today=day, viewer=cast.aminata)
    others = punctuality(outline.plan, today=day, viewer=cast.stranger)
    assert (mine.whole.expected, mine.whole.received, mine.whole.validated) == (2, 1, 1)
    assert [counts.label for counts in mine.own] == [cast.association.name]
    assert others.own == ()
    assert [counts.label for counts in others.by_region] == [""]  # fewer than three


def test_the_public_page_names_no_organisation(
    outline, cast, client, django_assert_max_num_queries
):
    validated_report(outline, period=outline.t3)
    with django_assert_max_num_queries(6):
        page = text_of(client.get("/plan/completude/?trimestre=2026-T3"))
    assert "1 rapport reçu sur 1" in page
    assert cast.association.name not in page
    assert "Mopti" not in page


def test_the_detail_takes_few_queries_that_do_not_grow(
    outline, cast, client, django_assert_max_num_queries
):
    later = another_period(outline, year=2026, quarter=1)
    for organisation in (cast.association, cast.other, cast.network):
        for period in (outline.t2, outline.t3, later):
            a_report(outline, period=period, organisation=organisation)
    client.force_login(cast.ibrahim)
    for address in ("completude/", "periodes/", f"periodes/{outline.t3.pk}/"):
        with django_assert_max_num_queries(10):
            page = client.get(f"/espace/validation/{address}")
        assert page.status_code == 200


def test_the_history_says_who_by_her_role_when_and_why(outline, cast):
    report = Report.objects.get(
        pk=validated_report(outline, by=cast.aminata, period=outline.t3).pk
    )
    ACTS["reopen"](report, cast)
    (seen,) = history_of(report, cast.aminata)
    assert (seen.label, seen.role, seen.person, seen.reason) == (
        "Rouvert", "secrétariat permanent", "", WHY,
    )  # fmt: skip
    (named,) = history_of(report, cast.ibrahim)
    assert named.person == str(cast.mariam)


def test_the_history_is_read_by_who_may_read_the_report(outline, cast, client):
    report = validated_report(outline, period=outline.t3)
    ACTS["reopen"](report, cast)
    address = f"/espace/rapports/{report.uuid}/historique/"
    client.force_login(cast.fatoumata)
    assert WHY in text_of(client.get(address))
    client.force_login(cast.bintou)
    assert client.get(address).status_code == 404
