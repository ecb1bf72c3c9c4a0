"""One's own messages: the list, and opening one."""

import uuid

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from portal.journal.once import posted_once
from portal.kit.access import signed_in
from portal.notices.actions import mark_read
from portal.notices.models import Notice

PER_PAGE = 20


@signed_in
@require_safe
def notice_list(request: HttpRequest) -> HttpResponse:
    notices = Notice.objects.visible_to(request.user)
    page = Paginator(notices, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "notices/notice_list.html", {"page": page})


@signed_in
@require_POST
@posted_once
def notice_open(request: HttpRequest, notice: uuid.UUID) -> HttpResponse:
    """Mark the message as read and lead to what it tells of."""
    told = get_object_or_404(Notice.objects.visible_to(request.user), pk=notice)
    mark_read(told, at=timezone.now())
    return redirect(told.safe_path or "notice_list")
