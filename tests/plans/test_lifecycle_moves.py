"""Every act of a report's life: the states it is legal in, who may, what it leaves."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from coordination_space.bodies.models import Body
from coordination_space.meetings.models import AgendaItem, Meeting
from coordination_space.meetings.outcomes import Decision
from cso_pages.mandates.models import Role
from cso_pages.permissions import forget_mandates
from plans.lifecycle.annulling import ask_annulment, confirm_annulment
from plans.lifecycle.models import Annulment, Motive
from plans.lifecycle.reopening import reopen_report
from plans.reporting.states import MOVES, ReportState
from plans.review.models import FirstSignature
from portal.journal.models import AuditEntry
from portal.kit.workflow import IllegalMove
from portal.notices.models import Notice
from tests.conftest import NOW, give
from tests.plans.factories import a_report, put_in, sent_report
from tests.plans.life import ACTS, AFTER_CLOSE, WHY

pytestmark = pytest.mark.django_db
S = ReportState
NEVER_SENT_YET = {S.OPEN, S.DRAFT, S.ENDORSED, S.DISPENSED, S.NOT_SENT}

# act → the states it is legal in → the state it leads to
LEGAL = {
    "dispense": {S.OPEN: S.DISPENSED, S.DRAFT: S.DISPENSED},
    "lift": {S.DISPENSED: S.OPEN},
    "reopen": {S.VALIDATED: S.REOPENED},
    "abandon": {S.REOPENED: S.VALIDATED},
    "admit": {S.NOT_SENT: S.DRAFT},
    "ask annulment": {S.VALIDATED: S.VALIDATED},
    "annul": {S.VALIDATED: S.ANNULLED},
    "drop": {},
    "endorse": {S.DRAFT: S.ENDORSED, S.TO_COMPLETE: S.ENDORSED},
    "take visa back": {S.ENDORSED: S.DRAFT},
    "validate": {S.SENT: S.VALIDATED, S.IN_REVIEW: S.VALIDATED},
    "cosign": {S.TO_COSIGN: S.VALIDATED},
    "return": {
        S.SENT: S.TO_COMPLETE,
        S.IN_REVIEW: S.TO_COMPLETE,
        S.TO_COSIGN: S.TO_COMPLETE,
    },
    "close": {
        S.OPEN: S.NOT_SENT,
        S.DRAFT: S.NOT_SENT,
        S.ENDORSED: S.NOT_SENT,
        S.VALIDATED: S.LOCKED,
    },
}


def a_report_in(outline, state, cast):
    if state in NEVER_SENT_YET:
        return put_in(a_report(outline), state)
    report = sent_report(outline)
    if state == S.TO_COSIGN:
        FirstSignature.objects.create(
            revision=report.revisions.get(), by=cast.mariam, at=NOW
        )
    if state == S.IN_REVIEW:
        report.reviewer, report.taken_at = cast.mariam, NOW
    return put_in(report, state)


@pytest.mark.parametrize("act", ACTS)
def test_each_act_is_legal_in_some_states_only(outline, cast, act):
    assert {s: where_it_leads(outline, cast, act, s) for s in ReportState} == {
        s: LEGAL[act].get(s, s if act == "close" else "refused") for s in ReportState
    }


def where_it_leads(outline, cast, act, state):
    """The state after an act, « refused » when nothing moved; then all is undone."""
    with transaction.atomic():
        report = a_report_in(outline, state, cast)
        told = ""
        try:
            with transaction.atomic():
                ACTS[act](report, cast)
        except (IllegalMove, ValidationError):
            told = "refused"
        report.refresh_from_db()
        if told:
            assert report.state == state
        transaction.set_rollback(True)
    return told or report.state


def test_the_table_holds_the_moves_of_the_domain_and_no_other():
    """Written by hand from domain §5; what is not here is illegal."""
    assert {(a.value, b.value) for a, to in MOVES.items() for b in to} == {
        ("open", "draft"), ("open", "dispensed"), ("open", "not_sent"),
        ("draft", "endorsed"), ("draft", "sent"), ("draft", "dispensed"),
        ("draft", "not_sent"),
        ("endorsed", "draft"), ("endorsed", "to_complete"), ("endorsed", "sent"),
        ("endorsed", "not_sent"),
        ("sent", "draft"), ("sent", "in_review"),
        ("in_review", "sent"), ("in_review", "to_complete"),
        ("in_review", "to_cosign"), ("in_review", "validated"),
        ("to_cosign", "to_complete"), ("to_cosign", "validated"),
        ("to_complete", "endorsed"), ("to_complete", "sent"),
        ("validated", "locked"), ("validated", "reopened"), ("validated", "annulled"),
        ("locked", "reopened"),
        ("reopened", "draft"), ("reopened", "validated"),
        ("dispensed", "open"), ("dispensed", "draft"),
        ("not_sent", "draft"),
    }  # fmt: skip


REVIEWERS_ACTS = ["dispense", "lift", "reopen", "abandon", "admit", "ask annulment"]
FROM = {"dispense": S.OPEN, "lift": S.DISPENSED, "reopen": S.VALIDATED,
        "abandon": S.REOPENED, "admit": S.NOT_SENT,
        "ask annulment": S.VALIDATED}  # fmt: skip


@pytest.mark.parametrize("act", REVIEWERS_ACTS)
def test_only_reviewers_steer_and_never_their_own_organisation(outline, cast, act):
    give(cast.mariam, Role.NETWORK_LEAD, organisation=cast.association)
    forget_mandates(cast.mariam)
    report = a_report_in(outline, FROM[act], cast)
    with pytest.raises(PermissionDenied):
        ACTS[act](report, cast)


@pytest.mark.parametrize("name", ["aminata", "coumba", "steering", "admin"])
@pytest.mark.parametrize("act", REVIEWERS_ACTS)
def test_who_does_not_review_does_not_steer(outline, cast, act, name):
    report = a_report_in(outline, FROM[act], cast)
    acting = type("C", (), {"mariam": getattr(cast, name), "ibrahim": cast.ibrahim})
    with pytest.raises(PermissionDenied):
        ACTS[act](report, acting)
    report.refresh_from_db()
    assert report.state == FROM[act]


@pytest.mark.parametrize("act", REVIEWERS_ACTS)
def test_each_act_of_a_reviewer_says_why_and_tells_the_organisation(outline, cast, act):
    report = a_report_in(outline, FROM[act], cast)
    ACTS[act](report, cast)
    motive = Motive.objects.get(report=report)
    assert (motive.text, motive.entry.actor) == (WHY, cast.mariam.uuid)
    told = set(Notice.objects.values_list("recipient__first_name", flat=True))
    assert told == ({"Ibrahim"} if act == "ask annulment" else {"Aminata", "Sira"})


@pytest.mark.parametrize("text", ["", "   ", "\0", "x" * 1001])
def test_an_act_without_a_reason_is_refused(outline, cast, text):
    report = a_report_in(outline, S.VALIDATED, cast)
    with pytest.raises(ValidationError):
        reopen_report(report, by=cast.mariam, reason=text, at=NOW)
    assert not AuditEntry.objects.exists()


def test_who_asks_for_an_annulment_does_not_confirm_it(outline, cast):
    report = a_report_in(outline, S.VALIDATED, cast)
    ask_annulment(report, by=cast.mariam, reason=WHY, at=NOW)
    with pytest.raises(PermissionDenied):
        confirm_annulment(report, by=cast.mariam, at=NOW)
    ACTS["drop"](report, cast)
    assert not Annulment.objects.get().is_confirmed
    report.refresh_from_db()
    assert report.state == S.VALIDATED


def test_a_report_whose_annulment_waits_is_neither_reopened_nor_locked(outline, cast):
    report = a_report_in(outline, S.VALIDATED, cast)
    ask_annulment(report, by=cast.mariam, reason=WHY, at=NOW)
    with pytest.raises(IllegalMove):
        ACTS["reopen"](report, cast)
    ACTS["close"](report, cast)
    report.refresh_from_db()
    assert report.state == S.VALIDATED


def a_decision(outline, *, state="in_force", kind="steering"):

    body = Body.objects.create(slug=f"organe-{kind}", name="Comité", kind=kind)
    meeting = Meeting.objects.create(
        slug="m", body=body, title="Revue", starts_at=NOW, place="Bamako",
        created_at=NOW,
    )  # fmt: skip
    item = AgendaItem.objects.create(meeting=meeting, position=1, title="Chiffres")
    numbered = {} if state == "draft" else {"exercice": 2026, "number": 1}
    return Decision.objects.create(
        body=body, item=item, text="Rouvrir le rapport.", state=state, **numbered
    )


def test_a_locked_report_is_reopened_on_the_decision_of_the_comite(outline, cast):
    report = a_report_in(outline, S.LOCKED, cast)
    decision = a_decision(outline)
    reopen_report(report, by=cast.mariam, reason=WHY, decision=decision, at=AFTER_CLOSE)
    report.refresh_from_db()
    assert report.state == S.REOPENED
    assert Motive.objects.get().decision == decision


@pytest.mark.parametrize(
    "wrong", [None, {"state": "draft"}, {"kind": "thematic"}], ids=str
)
def test_a_locked_report_stays_so_without_that_decision(outline, cast, wrong):
    report = a_report_in(outline, S.LOCKED, cast)
    decision = None if wrong is None else a_decision(outline, **wrong)
    with pytest.raises(ValidationError):
        reopen_report(report, by=cast.mariam, reason=WHY, decision=decision, at=NOW)
    report.refresh_from_db()
    assert report.state == S.LOCKED
