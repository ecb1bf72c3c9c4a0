"""One recommendation: its owner says what became of it, another person verifies."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from coordination_space.meetings import following
from coordination_space.meetings.outcomes import ActionItem
from coordination_space.minutes.page import state_of
from coordination_space.permissions import can_move_action, can_verify_action
from portal.accounts.models import User
from portal.journal.once import posted_once
from portal.kit.access import signed_in
from portal.kit.workflow import IllegalMove


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
@posted_once
def action_item(request: HttpRequest, actionitem: UUID) -> HttpResponse:
    """Read it, or say what became of it."""
    known = ActionItem.objects.visible_to(request.user)
    asked = get_object_or_404(known.select_related("owner", "meeting"), uuid=actionitem)
    if request.method != "POST":
        return _show(request, asked)
    try:
        _act(request, asked)
    except ValidationError as error:
        return _show(request, asked, error=error.messages[0])
    except IllegalMove:
        told = _("Cette recommandation a changé d’état entre-temps. Relisez-la.")
        return _show(request, _again(asked), error=told)
    messages.success(request, _("C’est noté. Merci."))
    return redirect("action_item", asked.uuid)


def _act(request: HttpRequest, asked: ActionItem) -> None:
    """The button that was pressed; without one, she says that it is done."""
    who = {"by": request.user, "at": timezone.now()}
    act = request.POST.get("acte", "")
    if act == "commencer":
        following.begin_action(asked, **who)
    elif act == "verifier":
        following.verify_action(asked, **who)
    elif act == "rouvrir":
        following.reopen_action(asked, **who)
    else:
        following.finish_action(asked, proof=request.POST.get("preuve", ""), **who)


def _again(asked: ActionItem) -> ActionItem:
    return ActionItem.objects.select_related("owner", "meeting").get(pk=asked.pk)


def _show(request: HttpRequest, asked: ActionItem, *, error: str = "") -> HttpResponse:
    label, colour, icon = state_of(asked, timezone.localdate())
    told_by = User.objects.filter(uuid=asked.done_by).first() if asked.done_by else None
    shown = {
        "action": asked,
        "label": label,
        "colour": colour,
        "icon_name": icon,
        "may_move": can_move_action(request.user, asked),
        "may_verify": can_verify_action(request.user, asked),
        "proof": request.POST.get("preuve", asked.proof),
        "told_by": told_by,
        "error": error,
    }
    template = "coordination_space/meetings/action_item.html"
    return render(request, template, shown, status=422 if error else 200)
