"""The pages of one's own jobs: the list, how far one is, the file it left."""

import uuid

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from portal.jobs.models import Job, JobFile
from portal.kit.access import signed_in
from portal.kit.downloads import attachment

PER_PAGE = 20
REFRESH_SECONDS = 5


@signed_in
@require_safe
def job_list(request: HttpRequest) -> HttpResponse:
    jobs = Job.objects.visible_to(request.user).select_related("file")
    page = Paginator(jobs, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "jobs/job_list.html", {"page": page})


@signed_in
@require_safe
def job_page(request: HttpRequest, job: uuid.UUID) -> HttpResponse:
    """How far the job is; until it ends the page asks for itself again, by a header.

    The header works without JavaScript; a link stops it.
    """
    jobs = Job.objects.visible_to(request.user).select_related("file")
    asked = get_object_or_404(jobs, pk=job)
    refreshes = not asked.is_finished and request.GET.get("actualiser") != "non"
    context = {"job": asked, "refreshes": refreshes}
    response = render(request, "jobs/job_page.html", context)
    if refreshes:
        response["Refresh"] = str(REFRESH_SECONDS)
    return response


@signed_in
@require_safe
def job_file(request: HttpRequest, job: uuid.UUID) -> FileResponse:
    jobs = Job.objects.visible_to(request.user)
    left = get_object_or_404(JobFile, job__in=jobs.filter(pk=job))
    return attachment(left.file.open(), name=left.name, content_type=left.content_type)
