"""Decisions on reports: legal and illegal moves, who may, two at once, who is told."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from cso_pages.mandates.models import Role
from cso_pages.permissions import forget_mandates
from plans.permissions import can_review_report
from plans.reporting.states import ReportState
from plans.review.actions import (
    release,
    release_stale,
    return_report,
    take_in_review,
    validate_report,
)
from plans.review.holding import HeldByAnother, Superseded
from plans.review.models import DecisionKind, ReviewComment, ReviewDecision
from portal.journal.models import AuditEntry
from portal.kit.workflow import IllegalMove
from portal.notices.models import Notice
from tests.conftest import NOW, give
from tests.plans.factories import a_report, in_state, put_in, send, sent_report

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def report(outline):
    return sent_report(outline)


def comment_on(report, field="done", text="Dites dans quelles communes."):
    return (report.lines.first(), field, text)


def decide(report, person, how, *, at=NOW, **more):
    if how == "return":
        more.setdefault("comments", [comment_on(report)])
        return return_report(report, by=person, at=at, **more)
    return validate_report(report, by=person, at=at, **more)


ACTS = {
    "take": lambda report, by: take_in_review(report, by=by, at=NOW),
    "release": lambda report, by: release(report, by=by, at=NOW),
    "return": lambda report, by: decide(report, by, "return"),
    "validate": lambda report, by: decide(report, by, "validate"),
}
# act → the states it is legal in, and the state it leads to
LEGAL = {
    "take": ({ReportState.SENT, ReportState.IN_REVIEW}, ReportState.IN_REVIEW),
    "release": ({ReportState.IN_REVIEW}, ReportState.SENT),
    "return": (
        {ReportState.SENT, ReportState.IN_REVIEW, ReportState.TO_COSIGN},
        ReportState.TO_COMPLETE,
    ),
    "validate": ({ReportState.SENT, ReportState.IN_REVIEW}, ReportState.VALIDATED),
}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("state", ReportState.values)
def test_each_act_is_legal_in_some_states_only(report, cast, act, state):
    put_in(report, state)
    if state == ReportState.IN_REVIEW:
        report.reviewer, report.taken_at = cast.mariam, NOW
    report.save()
    legal, leads_to = LEGAL[act]
    if state in legal:
        ACTS[act](report, cast.mariam)
        assert report.state == leads_to
    else:
        with pytest.raises(IllegalMove):
            ACTS[act](report, cast.mariam)
        assert report.state == state
    report.refresh_from_db()
    assert report.state == (leads_to if state in legal else state)


REVIEWERS = {"mariam", "ibrahim"}


@pytest.mark.parametrize("act", ["take", "return", "validate"])
def test_only_the_secretariat_and_monitoring_review(report, cast, act):
    for name, person in cast.everyone().items():
        if name in REVIEWERS:
            assert can_review_report(person, report)
        else:
            with pytest.raises(PermissionDenied):
                ACTS[act](report, person)
    report.refresh_from_db()
    assert report.state == ReportState.SENT


@pytest.mark.parametrize(
    "role", [Role.FOCAL_SIGNATURE, Role.FOCAL_DRAFTS, Role.NETWORK_LEAD]
)
def test_who_holds_a_mandate_in_the_organisation_does_not_review(report, cast, role):
    give(cast.ibrahim, role, organisation=report.organisation)
    forget_mandates(cast.ibrahim)
    assert not can_review_report(cast.ibrahim, report)
    with pytest.raises(PermissionDenied):
        decide(report, cast.ibrahim, "validate")


def test_a_mandate_that_ended_yesterday_no_longer_reviews(report, cast):
    mandate = cast.mariam.mandates.get()
    mandate.ends_on = datetime.date(2026, 1, 2)
    mandate.save()
    forget_mandates(cast.mariam)
    assert not can_review_report(cast.mariam, report)


def test_the_submitter_does_not_review(outline, cast):
    report = sent_report(outline, by=cast.mariam)
    assert not can_review_report(cast.mariam, report)
    assert can_review_report(cast.ibrahim, report)


def test_who_typed_or_put_a_file_does_not_review(report, cast):
    line = report.lines.get()
    line.saved_by = cast.mariam.uuid
    line.save()
    line.evidence.update(added_by=cast.ibrahim.uuid)
    assert not can_review_report(cast.mariam, report)
    assert not can_review_report(cast.ibrahim, report)


def test_a_superuser_without_mandate_does_not_review(report, cast):
    cast.stranger.is_superuser = cast.stranger.is_staff = True
    cast.stranger.save()
    with pytest.raises(PermissionDenied):
        decide(report, cast.stranger, "validate")


def test_validation_makes_the_last_revision_count(report, cast):
    report = in_state(report, ReportState.TO_COMPLETE)
    second = send(report, value=11)
    validate_report(report, by=cast.mariam, at=NOW)
    report.refresh_from_db()
    assert report.revision_in_force == second
    assert second.decision.kind == DecisionKind.VALIDATED
    assert second.decision.by == cast.mariam


def test_return_keeps_the_comments_by_question(report, cast):
    line = report.lines.get()
    comments = [
        (line, "done", " Dites dans quelles communes. "),
        (line, "evidence", "Photo floue."),
        (line, "difficulties", "   "),
    ]
    decide(report, cast.mariam, "return", comments=comments, note="Merci")
    kept = ReviewComment.objects.values_list("field", "text", "author")
    assert set(kept) == {
        ("done", "Dites dans quelles communes.", cast.mariam.pk),
        ("evidence", "Photo floue.", cast.mariam.pk),
    }
    decision = ReviewDecision.objects.get()
    assert (decision.kind, decision.note) == (DecisionKind.RETURNED, "Merci")


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_return_needs_a_comment(report, cast, text):
    with pytest.raises(ValidationError, match="au moins un commentaire"):
        decide(report, cast.mariam, "return", comments=[comment_on(report, text=text)])
    report.refresh_from_db()
    assert report.state == ReportState.SENT


@pytest.mark.parametrize("field", ["", "value-999999", "autre"])
def test_a_comment_is_about_a_question_of_the_report(report, cast, field):
    with pytest.raises(ValidationError):
        decide(
            report, cast.mariam, "return", comments=[comment_on(report, field=field)]
        )


def test_a_comment_on_another_reports_line_is_refused(report, outline, cast):
    other = a_report(outline, organisation=cast.other)
    with pytest.raises(ValidationError):
        decide(report, cast.mariam, "return", comments=[comment_on(other)])


def test_a_comment_longer_than_a_thousand_signs_is_refused(report, cast):
    with pytest.raises(ValidationError, match="1"):
        decide(
            report,
            cast.mariam,
            "return",
            comments=[comment_on(report, text="a" * 1001)],
        )


@pytest.mark.parametrize("first", ["return", "validate"])
@pytest.mark.parametrize("second", ["return", "validate"])
def test_of_two_reviewers_at_once_one_wins(report, cast, first, second):
    same = type(report).objects.get(pk=report.pk)
    decide(report, cast.mariam, first)
    with pytest.raises(IllegalMove):
        decide(same, cast.ibrahim, second)
    assert ReviewDecision.objects.get().by == cast.mariam


def test_what_another_reviewer_took_is_left_to_her(report, cast):
    take_in_review(report, by=cast.mariam, at=NOW)
    with pytest.raises(HeldByAnother):
        take_in_review(report, by=cast.ibrahim, at=NOW)
    with pytest.raises(HeldByAnother):
        decide(report, cast.ibrahim, "validate")
    with pytest.raises(HeldByAnother):
        release(report, by=cast.ibrahim, at=NOW)
    decide(report, cast.mariam, "validate")


def test_taking_twice_changes_nothing(report, cast):
    take_in_review(report, by=cast.mariam, at=NOW)
    take_in_review(report, by=cast.mariam, at=NOW + DAY)
    report.refresh_from_db()
    assert report.taken_at == NOW


# taken on Friday 9 October 2026: Monday and Tuesday are its two working days
@pytest.mark.parametrize(
    ("later", "is_free"), [(0, False), (3, False), (4, False), (5, True), (9, True)]
)
def test_a_report_left_for_two_working_days_is_free_again(report, cast, later, is_free):
    take_in_review(report, by=cast.mariam, at=NOW)
    if is_free:
        take_in_review(report, by=cast.ibrahim, at=NOW + later * DAY)
        assert report.reviewer == cast.ibrahim
    else:
        with pytest.raises(HeldByAnother):
            take_in_review(report, by=cast.ibrahim, at=NOW + later * DAY)


def test_the_clock_puts_back_what_was_left_lying(report, cast):
    take_in_review(report, by=cast.mariam, at=NOW)
    assert release_stale(at=NOW + 4 * DAY) == 0
    assert release_stale(at=NOW + 5 * DAY) == 1
    report.refresh_from_db()
    assert (report.state, report.reviewer, report.taken_at) == (
        ReportState.SENT,
        None,
        None,
    )


def test_a_version_sent_meanwhile_is_not_decided_on_unread(report, cast):
    in_state(report, ReportState.TO_COMPLETE)
    send(report, value=11)
    for how in ("return", "validate"):
        with pytest.raises(Superseded):
            decide(report, cast.mariam, how, seen=1)
    decide(report, cast.mariam, "validate", seen=2)


@pytest.mark.parametrize(
    ("how", "kind"),
    [("return", "report_returned"), ("validate", "report_validated")],
)
def test_both_focal_points_of_the_organisation_are_told(report, cast, how, kind):
    decide(report, cast.mariam, how)
    told = Notice.objects.filter(kind=kind)
    assert {notice.recipient for notice in told} == {cast.aminata, cast.sira}
    assert {notice.path for notice in told} == {f"/espace/rapports/{report.uuid}/"}
    assert "Delta" not in told[0].subject  # neutral on a shared phone


def test_every_act_leaves_its_audit_row(report, cast):
    take_in_review(report, by=cast.mariam, at=NOW)
    release(report, by=cast.mariam, at=NOW)
    decide(report, cast.mariam, "validate")
    rows = AuditEntry.objects.filter(object_uuid=report.uuid).order_by("pk")
    assert [(row.action, row.actor) for row in rows] == [
        ("report_taken", cast.mariam.uuid),
        ("report_released", cast.mariam.uuid),
        ("report_taken", cast.mariam.uuid),
        ("report_validated", cast.mariam.uuid),
    ]


def test_a_refused_decision_leaves_no_trace(report, cast):
    with pytest.raises(ValidationError):
        decide(report, cast.mariam, "return", comments=[])
    assert not AuditEntry.objects.exists()
    assert not Notice.objects.exists()
    assert not ReviewDecision.objects.exists()
