"""Sending: one immutable revision, one receipt; withdrawing; asking for signature."""

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st

from plans.reporting.actions import (
    IncompleteReport,
    request_signature,
    send_report,
    withdraw_report,
)
from plans.reporting.messages import receipt_text
from plans.reporting.models import Report, ReportRevision
from plans.reporting.receipts import is_receipt, receipt_number
from plans.reporting.snapshots import holds
from plans.reporting.states import ReportState
from plans.review.models import ReviewDecision
from portal.journal.models import AuditEntry
from portal.kit.workflow import IllegalMove
from portal.notices.models import Notice
from tests.conftest import NOW
from tests.plans.conftest import LATER, fill
from tests.plans.factories import put_in
from tests.plans.test_reporting_saving import come_back


def test_sending_freezes_every_answer(cast, filled, outline):
    revision = send_report(filled, by=cast.aminata, at=NOW)
    assert (revision.number, revision.sent_at) == (1, NOW)
    assert revision.sent_by == cast.aminata.uuid
    talks = revision.values.get(indicator=outline.talks_held)
    assert (talks.state, talks.value) == ("reported", 9)
    people = revision.values.get(indicator=outline.people)
    assert people.value == 363
    cells = [(cell.category.code, cell.number) for cell in people.cells.all()]
    assert cells == [("femmes", 184), ("filles", 96), ("hommes", 71), ("garcons", 12)]
    progress = revision.progress.get()
    assert (progress.state, progress.percent) == ("ongoing", 40)
    assert progress.done.startswith("9 causeries")
    filled.refresh_from_db()
    assert (filled.state, filled.first_sent_at) == ("sent", NOW)


def test_an_unknown_cell_is_stored_with_its_reason_never_as_zero(cast, report, outline):
    people = outline.people.pk
    changes = {
        f"c-{people}-garcons": "",
        f"cr-{people}-garcons": "not_collected",
        f"v-{people}": "360",
        f"v-{outline.talks_held.pk}": "",
        f"r-{outline.talks_held.pk}": "no_activity",
    }
    fill(report, by=cast.aminata, **changes)
    revision = send_report(report, by=cast.aminata, at=NOW)
    value = revision.values.get(indicator=people)
    boys = value.cells.get(category__code="garcons")
    assert (value.value, boys.number, boys.reason) == (360, None, "not_collected")
    talks = revision.values.get(indicator=outline.talks_held)
    assert (talks.state, talks.value) == ("no_activity", None)


def test_a_snapshot_shows_any_change_made_afterwards(cast, sent):
    revision = sent.revisions.get()
    assert holds(revision)
    field = revision.snapshot["lines"][0]["fields"]["done"]
    assert field["value"] == {"done": sent.lines.get().answers["done"]}
    field["value"]["done"] += " Et cent autres."
    assert not holds(revision)


def test_the_same_text_never_has_the_same_hash(cast, sent):
    come_back(sent, "done")
    send_report(sent, by=cast.aminata, at=LATER)
    first, second = (
        revision.snapshot["lines"][0]["fields"]["done"]
        for revision in sent.revisions.all()
    )
    assert first["value"] == second["value"]
    assert first["hash"] != second["hash"]


def test_sending_writes_one_audit_row_and_tells_both_sides(cast, filled):
    revision = send_report(filled, by=cast.aminata, at=NOW)
    entry = AuditEntry.objects.get(action="report_sent")
    assert (entry.actor, entry.object_uuid) == (cast.aminata.uuid, filled.uuid)
    assert entry.detail == {"revision": 1, "receipt": revision.receipt}
    told = {(notice.recipient, notice.kind) for notice in Notice.objects.all()}
    assert told == {
        (cast.mariam, "report_received"),
        (cast.aminata, "report_receipt"),
        (cast.sira, "report_receipt"),
    }


def test_what_is_missing_is_told_by_line_and_nothing_is_written(cast, report, outline):
    fill(report, by=cast.aminata, done="", **{f"v-{outline.talks_held.pk}": "neuf"})
    with pytest.raises(IncompleteReport) as told:
        send_report(report, by=cast.aminata, at=NOW)
    (line,) = told.value.lines
    assert [(gap.kind, gap.question) for gap in line.gaps] == [
        ("wrong", f"value-{outline.talks_held.pk}"),
        ("missing", "done"),
    ]
    report.refresh_from_db()
    assert report.state == ReportState.DRAFT
    assert not ReportRevision.objects.exists()


def test_a_report_nobody_began_is_incomplete(cast, report):
    with pytest.raises(IncompleteReport):
        send_report(report, by=cast.aminata, at=NOW)


@pytest.mark.parametrize(
    "name",
    [
        "sira",
        "bintou",
        "fatoumata",
        "regional",
        "mariam",
        "ibrahim",
        "coumba",
        "steering",
        "observer",
        "admin",
        "stranger",
    ],
)
def test_only_the_signature_sends(cast, filled, name):
    with pytest.raises(PermissionDenied):
        send_report(filled, by=getattr(cast, name), at=NOW)


@pytest.mark.parametrize("state", ["sent", "in_review", "validated"])
def test_a_report_that_is_not_open_is_not_sent_again(cast, sent, state):
    put_in(sent, state)
    with pytest.raises(IllegalMove):
        send_report(sent, by=cast.aminata, at=LATER)
    assert sent.revisions.count() == 1


def test_a_second_sending_keeps_the_day_of_the_first(cast, sent):
    come_back(sent, "done")
    revision = send_report(sent, by=cast.aminata, at=LATER)
    sent.refresh_from_db()
    assert revision.number == 2
    assert sent.first_sent_at == NOW
    assert sent.is_in_time


@pytest.mark.parametrize(
    ("sent_at", "in_time"),
    [
        (datetime.datetime(2026, 10, 15, 23, 59, tzinfo=datetime.UTC), True),
        (datetime.datetime(2026, 10, 16, 0, 0, tzinfo=datetime.UTC), False),
    ],
)
def test_the_due_day_is_included(cast, filled, sent_at, in_time):
    """Bamako keeps UTC all year."""
    send_report(filled, by=cast.aminata, at=sent_at)
    assert filled.is_in_time is in_time


def test_receipts_follow_each_other_within_a_quarter(cast, outline, sent):
    assert sent.revisions.get().receipt == receipt_number(2026, 3, 1)
    come_back(sent, "done")
    again = send_report(sent, by=cast.aminata, at=LATER)
    assert again.receipt == receipt_number(2026, 3, 2)


def test_the_receipt_of_the_mock_up_is_a_receipt():
    assert receipt_number(2026, 3, 87) == "T3-2026-0087-4"
    assert is_receipt(" t3-2026-0087-4 ")
    assert receipt_number(2026, 4, 12_345).startswith("T4-2026-12345-")


@given(st.integers(1, 4), st.integers(1, 9999), st.integers(0, 7), st.integers(1, 9))
def test_one_wrong_digit_is_never_a_receipt(quarter, serial, place, shift):
    receipt = receipt_number(2026, quarter, serial)
    digits = [i for i, sign in enumerate(receipt) if sign.isdigit()][1:]
    at = digits[place]
    wrong = receipt[:at] + str((int(receipt[at]) + shift) % 10) + receipt[at + 1 :]
    assert is_receipt(receipt)
    assert not is_receipt(wrong)


def test_the_receipt_can_be_sent_by_sms(cast, sent):
    text = receipt_text(sent.revisions.get())
    assert text == (
        "Rapport T3 2026 envoye le 09/10 a 18h05. Recu T3-2026-0001-5. "
        "Coordination nationale des OSC."
    )
    assert len(text) <= 160
    assert text.isascii()


def test_a_withdrawn_report_is_as_if_never_sent(cast, sent):
    withdraw_report(sent, by=cast.aminata, at=LATER)
    sent.refresh_from_db()
    assert (sent.state, sent.first_sent_at) == (ReportState.DRAFT, None)
    assert sent.is_in_time is None
    assert sent.revisions.get().withdrawn_at == LATER
    assert sent not in Report.objects.visible_to(cast.mariam)
    assert AuditEntry.objects.filter(action="report_withdrawn").exists()


def test_a_withdrawn_report_sent_again_is_dated_by_its_new_sending(cast, sent):
    withdraw_report(sent, by=cast.aminata, at=LATER)
    revision = send_report(sent, by=cast.aminata, at=LATER)
    sent.refresh_from_db()
    assert (revision.number, sent.first_sent_at) == (2, LATER)


@pytest.mark.parametrize("state", [s for s in ReportState.values if s != "sent"])
def test_what_somebody_reviews_or_nobody_received_is_not_withdrawn(cast, sent, state):
    put_in(sent, state)
    with pytest.raises(IllegalMove):
        withdraw_report(sent, by=cast.aminata, at=LATER)


def test_a_report_that_came_back_once_is_not_withdrawn(cast, sent):
    ReviewDecision.objects.create(
        revision=sent.revisions.get(), kind="returned", at=LATER
    )
    come_back(sent, "done")
    send_report(sent, by=cast.aminata, at=LATER)
    with pytest.raises(IllegalMove):
        withdraw_report(sent, by=cast.aminata, at=LATER)


@pytest.mark.parametrize("name", ["sira", "bintou", "mariam", "admin"])
def test_only_the_signature_withdraws(cast, sent, name):
    with pytest.raises(PermissionDenied):
        withdraw_report(sent, by=getattr(cast, name), at=LATER)


def test_who_writes_without_signing_tells_who_signs(cast, filled):
    assert request_signature(filled, by=cast.sira, at=NOW) == 1
    notice = Notice.objects.get()
    assert (notice.recipient, notice.kind) == (cast.aminata, "report_signature")
    assert notice.path == f"/espace/rapports/{filled.uuid}/verifier/"


@pytest.mark.parametrize("name", ["aminata", "bintou", "mariam"])
def test_nobody_else_asks_for_a_signature(cast, filled, name):
    with pytest.raises(PermissionDenied):
        request_signature(filled, by=getattr(cast, name), at=NOW)


def test_percentages_keep_their_decimals(cast, report):
    fill(report, by=cast.aminata, percent="33,25")
    revision = send_report(report, by=cast.aminata, at=NOW)
    assert revision.progress.get().percent == Decimal("33.25")
