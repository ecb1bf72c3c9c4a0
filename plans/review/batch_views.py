"""The screens of batch acceptance and of the second signature."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from plans.permissions import can_open_review_queue
from plans.review.actions import cosign_report
from plans.review.batch import Chosen, accept_batch, batch_for
from plans.review.views import act, asked_report, decision_in, done
from portal.journal.once import posted_once
from portal.kit.access import signed_in


@signed_in
@posted_once
@require_http_methods(["GET", "HEAD", "POST"])
def review_batch(request: HttpRequest) -> HttpResponse:
    """What may be accepted at once, what is left out and why; then the acts."""
    if not can_open_review_queue(request.user):
        raise PermissionDenied
    if request.method == "POST" and (chosen := chosen_in(request)):
        accepted, skipped = accept_batch(chosen, by=request.user, at=timezone.now())
        _tell(request, accepted)
        for one in skipped:
            messages.warning(request, f"{one.organisation}{_(' :')} {one.why}.")
        return redirect("review_queue")
    batch = batch_for(request.user, at=timezone.now())
    shown = {"batch": batch, "none_chosen": request.method == "POST"}
    status = 422 if request.method == "POST" else 200
    return render(request, "plans/review/batch.html", shown, status=status)


def chosen_in(request: HttpRequest) -> list[Chosen]:
    """The boxes ticked, « uuid:version »; what is not one is not ticked."""
    chosen = []
    for value in request.POST.getlist("rapport"):
        uuid, _sep, version = value.partition(":")
        try:
            chosen.append(Chosen(UUID(uuid), int(version)))
        except ValueError:
            continue
    return chosen


def _tell(request: HttpRequest, accepted: int) -> None:
    if not accepted:
        messages.warning(request, _("Aucun rapport n’a été validé."))
        return
    told = ngettext(
        "%(number)s rapport validé. Ses chiffres comptent dans le plan.",
        "%(number)s rapports validés. Leurs chiffres comptent dans le plan.",
        accepted,
    )
    messages.success(request, told % {"number": accepted})


@signed_in
@require_POST
@posted_once
def review_cosign(request: HttpRequest, report: UUID) -> HttpResponse:
    """Sign second: the report counts."""
    asked = asked_report(request, report)
    decision = decision_in(request)
    refused = act(request, asked, lambda: cosign_report(asked, **decision))
    told = _("Rapport contresigné. Ses chiffres comptent dans le plan.")
    return refused or done(request, told)
