"""Saving drafts: kept as typed, compared and set, only what is open."""

import pytest
from django.core.exceptions import PermissionDenied

from plans.reporting.actions import Conflict, save_line, send_report
from plans.reporting.states import ReportState
from plans.review.models import ReviewComment
from portal.journal.models import AuditEntry
from portal.kit.workflow import IllegalMove
from tests.conftest import NOW
from tests.plans.conftest import LATER, good_answers
from tests.plans.factories import put_in


def save(line, by, version=None, at=NOW, **answers):
    return save_line(
        line,
        answers=answers,
        version=line.version if version is None else version,
        by=by,
        at=at,
    )


def come_back(report, *fields):
    """The report came back with a comment on each of these questions."""
    for field in fields:
        ReviewComment.objects.create(
            revision=report.revisions.get(),
            line=report.lines.get(),
            field=field,
            text="Dites-en plus.",
            created_at=LATER,
        )
    report.state = ReportState.TO_COMPLETE
    report.save()
    return report


def test_the_first_save_makes_a_draft_and_keeps_what_was_typed(cast, report, line):
    save(line, cast.sira, done="Neuf causeries…", **{"state": "on"})
    line.refresh_from_db()
    report.refresh_from_db()
    assert report.state == ReportState.DRAFT
    assert line.answers == {"done": "Neuf causeries…", "state": "on"}
    assert (line.version, line.saved_at, line.saved_by) == (1, NOW, cast.sira.uuid)
    assert AuditEntry.objects.filter(action="report_started").count() == 1


@pytest.mark.parametrize(
    "typed", ["neuf", "-9", "9,,9", "é" * 2001, "<script>", "nom\r\nde ligne"]
)
def test_wrong_answers_are_kept_too(cast, line, typed):
    save(line, cast.aminata, done=typed)
    line.refresh_from_db()
    assert line.answers["done"] == typed.replace("\r\n", "\n")


def test_what_is_longer_than_a_draft_keeps_does_not_erase_what_was_kept(cast, line):
    save(line, cast.aminata, done="Neuf causeries.")
    save(line, cast.aminata, done="é" * 20_001, difficulties="La pluie.")
    line.refresh_from_db()
    assert line.answers == {"done": "Neuf causeries.", "difficulties": "La pluie."}


def test_boxes_that_nobody_asked_for_are_ignored(cast, line):
    save(line, cast.aminata, done="Neuf causeries.", **{"v-99999": "1", "x": "y"})
    line.refresh_from_db()
    assert line.answers == {"done": "Neuf causeries."}


def test_a_box_that_is_not_given_stays(cast, line):
    save(line, cast.aminata, done="Neuf causeries.")
    save(line, cast.aminata, difficulties="La pluie.")
    line.refresh_from_db()
    assert line.answers == {"done": "Neuf causeries.", "difficulties": "La pluie."}


def test_of_two_people_the_second_is_told_and_nothing_is_lost(cast, line):
    save(line, cast.sira, version=0, done="Neuf causeries.", difficulties="Rien.")
    with pytest.raises(Conflict) as told:
        save(line, cast.aminata, version=0, done="Dix causeries.", difficulties="Rien.")
    line.refresh_from_db()
    assert line.answers["done"] == "Neuf causeries."
    assert told.value.boxes == ["done"]
    assert told.value.mine["done"] == "Dix causeries."
    assert told.value.line.answers["done"] == "Neuf causeries."
    assert told.value.line.version == 1


def test_the_same_answers_saved_twice_are_one_save(cast, line):
    save(line, cast.sira, version=0, done="Neuf causeries.")
    save(line, cast.sira, version=0, done="Neuf causeries.", at=LATER)
    line.refresh_from_db()
    assert (line.version, line.saved_at) == (1, NOW)


@pytest.mark.parametrize(
    "name",
    [
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
def test_nobody_else_writes_in_a_report(cast, line, name):
    with pytest.raises(PermissionDenied):
        save(line, getattr(cast, name), done="x")


@pytest.mark.parametrize("state", ReportState.values)
def test_only_an_open_report_takes_answers(cast, sent, state):
    line = sent.lines.get()
    put_in(sent, state)
    if state in {"open", "draft", "reopened"}:
        save(line, cast.sira, done="Autre chose.")
    elif state == "to_complete":
        come_back(sent, "done")
        save(line, cast.sira, done="Autre chose.")
    else:
        with pytest.raises(IllegalMove):
            save(line, cast.sira, done="Autre chose.")
    line.refresh_from_db()
    took = line.answers["done"] == "Autre chose."
    assert took is (state in {"open", "draft", "to_complete", "reopened"})


def test_a_report_that_came_back_reopens_the_commented_questions_only(
    cast, sent, outline
):
    line = come_back(sent, f"value-{outline.talks_held.pk}").lines.get()
    before = dict(line.answers)
    value = f"v-{outline.talks_held.pk}"
    save(line, cast.sira, **(good_answers(line) | {value: "8", "done": "Autre."}))
    line.refresh_from_db()
    assert line.answers == before | {value: "8"}


def test_only_the_comments_of_the_last_revision_reopen(cast, sent):
    come_back(sent, "done")
    send_report(sent, by=cast.aminata, at=LATER)
    ReviewComment.objects.create(
        revision=sent.revisions.get(number=2),
        line=sent.lines.get(),
        field="state",
        text="Vraiment ?",
        created_at=LATER,
    )
    sent.state = ReportState.TO_COMPLETE
    sent.save()
    line = sent.lines.get()
    save(line, cast.aminata, done="Autre.", state="done")
    line.refresh_from_db()
    assert line.answers["state"] == "done"
    assert line.answers["done"] != "Autre."
