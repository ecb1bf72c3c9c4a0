"""Where an answer by telephone or on paper is typed, from a campaign or a record."""

import uuid

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cso_pages.directory.models import Organisation
from cso_pages.permissions import (
    can_edit_record,
    can_note_answer,
    can_run_campaigns,
)
from cso_pages.upkeep.campaigns.actions import revoke_links
from cso_pages.upkeep.campaigns.answers import note_answer
from cso_pages.upkeep.campaigns.forms import AnswerForm
from cso_pages.upkeep.campaigns.models import CampaignTarget
from cso_pages.upkeep.campaigns.states import CampaignState, TargetState
from cso_pages.upkeep.campaigns.views import find_campaign, find_run
from portal.journal.once import posted_once
from portal.kit.access import signed_in
from portal.kit.workflow import IllegalMove


def find_target(
    request: HttpRequest, updatecampaign: uuid.UUID, organisation: uuid.UUID
) -> CampaignTarget:
    found = find_campaign(request, updatecampaign)
    hers = CampaignTarget.objects.visible_to(request.user).filter(campaign=found)
    return get_object_or_404(
        hers.select_related("organisation__territory", "campaign"),
        organisation__uuid=organisation,
    )


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
@posted_once
def campaign_target(
    request: HttpRequest, updatecampaign: uuid.UUID, organisation: uuid.UUID
) -> HttpResponse:
    """What one organisation was sent and answered; a form to note its answer."""
    target = find_target(request, updatecampaign, organisation)
    shown = {
        "target": target,
        "campaign": target.campaign,
        "letters": target.letters.order_by("round", "pk"),
        "may_revoke": can_run_campaigns(request.user),
    }
    return _note_page(
        request, target.organisation, "target", shown, back=target.campaign
    )


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
@posted_once
def record_answer(request: HttpRequest, organisation: uuid.UUID) -> HttpResponse:
    """The same from the record, whether or not a campaign asks it."""
    known = Organisation.objects.visible_to(request.user).select_related("territory")
    found = get_object_or_404(known, uuid=organisation)
    return _note_page(request, found, "record_answer", {})


def _note_page(
    request: HttpRequest,
    organisation: Organisation,
    page: str,
    shown: dict[str, object],
    *,
    back: object | None = None,
) -> HttpResponse:
    if not can_note_answer(request.user, organisation):
        raise PermissionDenied
    asked = organisation.campaign_targets.filter(campaign__state=CampaignState.OPEN)
    form = AnswerForm(
        request.POST or None, today=timezone.localdate(), is_asked=asked.exists()
    )
    if form.is_bound and form.is_valid() and _is_noted(request, organisation, form):
        return _after(request, organisation, form, back)
    shown |= {"form": form, "organisation": organisation}
    status = 422 if form.is_bound else 200
    return render(
        request, f"cso_pages/upkeep/campaigns/{page}.html", shown, status=status
    )


def _is_noted(
    request: HttpRequest, organisation: Organisation, form: AnswerForm
) -> bool:
    try:
        note_answer(organisation, form.answer(), by=request.user, at=timezone.now())
    except ValidationError as refused:
        form.add_error(None if hasattr(refused, "error_dict") else "on", refused)
        return False
    except IllegalMove:
        form.add_error(
            None,
            _("Cette réponse n’est plus possible : la fiche a changé d’état."),
        )
        return False
    return True


def _after(
    request: HttpRequest,
    organisation: Organisation,
    form: AnswerForm,
    back: object | None,
) -> HttpResponse:
    """Changes lead to the record's own form, for who may write in it."""
    to_change = form.cleaned_data["state"] == TargetState.TO_CHANGE
    if to_change and can_edit_record(request.user, organisation):
        messages.success(request, _("C’est noté. Faites les changements ici."))
        return redirect("record_edit", organisation.uuid)
    messages.success(request, _("La réponse est notée."))
    return redirect(back) if back else redirect("record", organisation.uuid)


@signed_in
@require_POST
@posted_once
def target_links(
    request: HttpRequest, updatecampaign: uuid.UUID, organisation: uuid.UUID
) -> HttpResponse:
    """Take the links of one organisation back."""
    find_run(request, updatecampaign)
    target = find_target(request, updatecampaign, organisation)
    revoke_links(target, by=request.user, at=timezone.now())
    messages.success(request, _("Les liens envoyés à cette organisation sont retirés."))
    return redirect("campaign_target", updatecampaign, organisation)
