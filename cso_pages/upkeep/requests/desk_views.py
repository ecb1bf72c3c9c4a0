"""The review desk: what awaits a decision, and each request field by field."""

import uuid
from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from cso_pages.permissions import can_tend_the_directory
from cso_pages.upkeep.requests.actions import (
    decide_request,
    release_request,
    send_back,
    take_request,
)
from cso_pages.upkeep.requests.drafts import ChangedMeanwhile
from cso_pages.upkeep.requests.models import ChangeRequest
from cso_pages.upkeep.requests.permissions import can_decide, regions_on
from cso_pages.upkeep.requests.queries import decided_of, desk_of, told_changes
from cso_pages.upkeep.requests.states import AWAITING
from cso_pages.upkeep.requests.verdicts import Typed, typed_verdicts
from portal.journal.once import posted_once
from portal.kit.access import signed_in
from portal.kit.workflow import IllegalMove

MOVED = gettext_lazy("Cette demande a bougé pendant que vous décidiez : relisez-la.")


@signed_in
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """What awaits, the oldest first; then what was answered."""
    if not can_tend_the_directory(request.user):
        raise PermissionDenied
    shown = {
        "waiting": desk_of(request.user, today=timezone.localdate()),
        "decided": decided_of(request.user),
    }
    return render(request, "cso_pages/upkeep/requests/desk.html", shown)


def _find(request: HttpRequest, key: uuid.UUID) -> ChangeRequest:
    """404 for what she may not know of, 403 for her own organisation’s."""
    known = ChangeRequest.objects.visible_to(request.user)
    found = get_object_or_404(
        known.select_related(
            "organisation__territory", "organisation__org_type", "reviewer"
        ),
        uuid=key,
    )
    if not can_tend_the_directory(request.user):
        raise PermissionDenied
    return found


@signed_in
@require_safe
def change_request(request: HttpRequest, changerequest: uuid.UUID) -> HttpResponse:
    """Old and new side by side; the form for who may decide today."""
    return _page(request, _find(request, changerequest))


def _page(
    request: HttpRequest,
    found: ChangeRequest,
    *,
    status: int = 200,
    error: str | Promise = "",
    typed: Typed | None = None,
) -> HttpResponse:
    today, regions = timezone.localdate(), regions_on(timezone.localdate())
    may = can_decide(request.user, found, regions=regions, today=today)
    waits = found.state in AWAITING
    shown = {
        "asked": found,
        "told": (typed or Typed()).beside(told_changes(found)),
        "turn": regions.turn(found, today=today) if waits else None,
        "may_decide": may,
        "error": error,
        "answer": typed.answer if typed else "",
    }
    return render(
        request, "cso_pages/upkeep/requests/review.html", shown, status=status
    )


@signed_in
@require_POST
@posted_once
def take(request: HttpRequest, changerequest: uuid.UUID) -> HttpResponse:
    """Begin to decide: the organisation waits."""
    return _step(request, changerequest, take_request)


@signed_in
@require_POST
@posted_once
def release(request: HttpRequest, changerequest: uuid.UUID) -> HttpResponse:
    """Give it back to who may decide."""
    return _step(request, changerequest, release_request)


def _step(
    request: HttpRequest, key: uuid.UUID, act: Callable[..., None]
) -> HttpResponse:
    found = _find(request, key)
    try:
        act(found, by=request.user, today=timezone.localdate(), at=timezone.now())
    except IllegalMove:
        found.refresh_from_db()
        return _page(request, found, status=409, error=MOVED)
    return redirect(found)


@signed_in
@require_POST
@posted_once
def decide(request: HttpRequest, changerequest: uuid.UUID) -> HttpResponse:
    """Accept some fields, refuse the others."""
    found = _find(request, changerequest)
    typed = typed_verdicts(request.POST, found)

    def act() -> None:
        decide_request(found, typed.verdicts, answer=typed.answer,
                       version=typed.version, by=request.user,
                       today=timezone.localdate(), at=timezone.now())  # fmt: skip

    return _answered(request, found, typed, act)


@signed_in
@require_POST
@posted_once
def give_back(request: HttpRequest, changerequest: uuid.UUID) -> HttpResponse:
    """Ask the organisation to complete it."""
    found = _find(request, changerequest)
    typed = typed_verdicts(request.POST, found)

    def act() -> None:
        send_back(found, typed.reasons, answer=typed.answer, version=typed.version,
                  by=request.user, today=timezone.localdate(),
                  at=timezone.now())  # fmt: skip

    return _answered(request, found, typed, act)


def _answered(
    request: HttpRequest, found: ChangeRequest, typed: Typed, act: Callable[[], None]
) -> HttpResponse:
    """One wins; the other is told, and finds again what was typed."""
    try:
        act()
    except ValidationError as refused:
        said = refused.messages[0]
        return _page(request, found, status=422, error=said, typed=typed)
    except (ChangedMeanwhile, IllegalMove):
        found.refresh_from_db()
        return _page(request, found, status=409, error=MOVED, typed=typed)
    messages.success(request, _("Répondu. L’organisation est prévenue."))
    return redirect("change_requests")
