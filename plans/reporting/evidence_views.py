"""The files that support a report: handed out to few, removed by their organisation."""

import uuid
from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from plans.reporting.actions import Conflict, remove_evidence
from plans.reporting.attaching import record_reading
from plans.reporting.models import Evidence, ReportLine
from plans.reporting.returned_views import keep_part, reopened_parts
from plans.reporting.screens import own_lines
from plans.reporting.states import ReportState
from plans.reporting.step_views import line_at, refuse, save_posted
from portal.journal.once import posted_once
from portal.kit.access import signed_in
from portal.kit.downloads import attachment
from portal.kit.workflow import IllegalMove


@signed_in
@require_safe
def evidence_file(request: HttpRequest, evidence: uuid.UUID) -> HttpResponseBase:
    """The file, to its organisation and to who reviews; the audit row says who read."""
    found = get_object_or_404(Evidence.objects.visible_to(request.user), pk=evidence)
    try:
        content = found.file.open()
    except FileNotFoundError as error:
        raise Http404 from error
    record_reading(found, by=request.user, at=timezone.now())
    return attachment(content, name=found.name, content_type=found.content_type)


@signed_in
@posted_once
@require_POST
def evidence_remove(request: HttpRequest, evidence: uuid.UUID) -> HttpResponse:
    """Remove a file; what was typed beside it on the step is kept first."""
    found = get_object_or_404(
        Evidence.objects.visible_to(request.user).kept(), pk=evidence
    )
    report = found.line.report
    lines = own_lines(request.user, report.uuid)
    line = line_at(lines, found.line.position)
    try:
        _keep_what_was_typed(request, lines, line)
        remove_evidence(found, by=request.user, at=timezone.now())
    except (Conflict, IllegalMove) as met:
        return refuse(request, line, met)
    if report.state == ReportState.TO_COMPLETE:
        return redirect(report)
    return redirect(reverse("report_step", args=[report.uuid, line.position]))


def _keep_what_was_typed(
    request: HttpRequest, lines: Sequence[ReportLine], line: ReportLine
) -> None:
    if line.report.state == ReportState.TO_COMPLETE:
        for part in reopened_parts(lines):
            if f"{part.prefix}version" in request.POST:
                keep_part(request, part)
    elif "version" in request.POST:
        save_posted(request, line)
