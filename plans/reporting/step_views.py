"""One activity of a report: its step, and what is shown when two people met in it."""

import uuid
from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from plans.lifecycle.backwards import check_against_history
from plans.reporting.actions import Conflict
from plans.reporting.answers import Answers
from plans.reporting.conflicts import conflict_context
from plans.reporting.forms import LineForm
from plans.reporting.gaps import Gap
from plans.reporting.marks import marks_of
from plans.reporting.models import ReportLine
from plans.reporting.panels import panels_of
from plans.reporting.posting import keep, posted_answers, undecided
from plans.reporting.questions import questions_of
from plans.reporting.saving import open_questions
from plans.reporting.screens import frame_of, own_lines, points_of, reading_of
from plans.reporting.states import ReportState
from portal.accounts.sessions import SHARED_PHONE
from portal.journal.once import posted_once
from portal.kit.access import signed_in
from portal.kit.workflow import IllegalMove


@signed_in
@posted_once
@require_http_methods(["GET", "HEAD", "POST"])
def report_step(request: HttpRequest, report: uuid.UUID, position: int) -> HttpResponse:
    """The questions of one activity; a post always keeps what was typed."""
    lines = own_lines(request.user, report)
    line = line_at(lines, position)
    if request.method == "POST":
        return _post(request, lines, line)
    if line.report.state == ReportState.TO_COMPLETE or not line.report.is_editable:
        return redirect(line.report)
    told = _checked(line) if "verifier" in request.GET else None
    return _step(request, lines, line, told=told)


def _checked(line: ReportLine) -> list[Gap]:
    """What blocks a line, also beside what was validated before."""
    reading = reading_of(line)
    check_against_history(line.report, [(line, reading)])
    return reading.blocking


def line_at(lines: Sequence[ReportLine], position: int) -> ReportLine:
    for line in lines:
        if line.position == position:
            return line
    raise Http404


def _post(
    request: HttpRequest, lines: Sequence[ReportLine], line: ReportLine
) -> HttpResponse:
    try:
        refused = save_posted(request, line)
    except (Conflict, IllegalMove) as met:
        return refuse(request, line, met)
    told = [*reading_of(line).wrong, *refused]
    if told and _stays(request, line):
        typed = posted_answers(request, questions_of(line))
        answers = {**line.answers, **typed}
        return _step(request, lines, line, told=told, answers=answers, status=422)
    return redirect(_next_address(request, lines, line))


def _stays(request: HttpRequest, line: ReportLine) -> bool:
    """Whether what is wrong is told at once; who goes elsewhere is not held back."""
    if line.report.state == ReportState.TO_COMPLETE:
        return False
    return request.POST.get("then", "next") in {"next", "draft"}


def save_posted(request: HttpRequest, line: ReportLine) -> list[Gap]:
    """Keep a posted step. Raises Conflict while a choice is to be made."""
    questions = open_questions(line, line.report)
    boxes = undecided(request)
    if boxes:
        raise Conflict(line, posted_answers(request, questions), boxes)
    return keep(request, line, questions)


def refuse(
    request: HttpRequest,
    line: ReportLine,
    met: Conflict | IllegalMove,
    *,
    prefix: str = "",
) -> HttpResponse:
    """409: what was typed, beside what somebody else wrote or beside a closed door."""
    if isinstance(met, Conflict):
        context = conflict_context(line, met, then=request.POST.get("then", ""))
        return render(request, "plans/reporting/conflict.html", context, status=409)
    line.report.refresh_from_db(fields=["state"])
    typed = posted_answers(request, questions_of(line), prefix=prefix)
    context = conflict_context(line, Conflict(line, typed, list(typed)), then="")
    return render(request, "plans/reporting/closed.html", context, status=409)


def _step(
    request: HttpRequest,
    lines: Sequence[ReportLine],
    line: ReportLine,
    *,
    told: Sequence[Gap] | None = None,
    answers: Answers | None = None,
    status: int = 200,
) -> HttpResponse:
    reading = reading_of(line)
    questions = questions_of(line)
    form = LineForm(
        questions,
        answers=line.answers if answers is None else answers,
        told=reading.wrong if told is None else told,
    )
    context = {
        "frame": frame_of(lines, current=line.position, today=timezone.localdate()),
        "line": line,
        "form": form,
        "panels": panels_of(
            questions,
            form,
            marks=marks_of(line, reading, line.report.period),
            files=line.files,
            comments={},
        ),
        "points": points_of(line, told or (reading.blocking if line.version else [])),
        "has_errors": bool(told or form.errors),
        "phone_is_own": not request.session.get(SHARED_PHONE, False),
    }
    return render(request, "plans/reporting/report_step.html", context, status=status)


def _next_address(
    request: HttpRequest, lines: Sequence[ReportLine], line: ReportLine
) -> str:
    report = line.report
    if report.state == ReportState.TO_COMPLETE:
        return reverse("report", args=[report.uuid])
    then = request.POST.get("then", "next")
    following = {"draft": str(line.position), "next": str(line.position + 1)}
    for other in lines:
        if following.get(then, then) == str(other.position):
            return reverse("report_step", args=[report.uuid, other.position])
    return reverse("report_check", args=[report.uuid])
