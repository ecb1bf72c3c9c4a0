"""The campaigns as the secretariat runs them and a region follows its own."""

import uuid
from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from cso_pages.permissions import can_run_campaigns, can_tend_the_directory
from cso_pages.upkeep.campaigns import actions
from cso_pages.upkeep.campaigns.forms import CampaignForm
from cso_pages.upkeep.campaigns.models import UpdateCampaign
from cso_pages.upkeep.campaigns.queries import (
    call_sheet_of,
    campaign_page,
    campaigns_for,
)
from cso_pages.upkeep.campaigns.rates import directory_rates
from cso_pages.upkeep.campaigns.states import CampaignState, TargetState
from cso_pages.upkeep.campaigns.targeting import Criteria, reach_of
from portal.journal.once import posted_once
from portal.kit.access import signed_in
from portal.kit.workflow import IllegalMove


def find_campaign(request: HttpRequest, key: uuid.UUID) -> UpdateCampaign:
    """404 when she may not know of it."""
    if not can_tend_the_directory(request.user):
        raise PermissionDenied
    known = UpdateCampaign.objects.visible_to(request.user)
    return get_object_or_404(known, uuid=key)


def find_run(request: HttpRequest, key: uuid.UUID) -> UpdateCampaign:
    """403 when she follows it but does not run it."""
    found = find_campaign(request, key)
    if not can_run_campaigns(request.user):
        raise PermissionDenied
    return found


@signed_in
@require_safe
def campaign_list(request: HttpRequest) -> HttpResponse:
    """The rate of the whole directory, then the campaigns with theirs."""
    if not can_tend_the_directory(request.user):
        raise PermissionDenied
    shown = {
        "campaigns": campaigns_for(request.user),
        "rates": directory_rates(timezone.localdate()),
        "may_run": can_run_campaigns(request.user),
    }
    return render(request, "cso_pages/upkeep/campaigns/list.html", shown)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
@posted_once
def campaign_new(request: HttpRequest) -> HttpResponse:
    if not can_run_campaigns(request.user):
        raise PermissionDenied
    form = CampaignForm(request.POST or None, today=timezone.localdate())
    if not form.is_bound or not form.is_valid() or "apercu" in request.POST:
        return _form_page(request, form)
    made = actions.draft_campaign(form.plan(), by=request.user, at=timezone.now())
    messages.success(request, _("Le brouillon est enregistré. Rien n’est parti."))
    return redirect(made)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
@posted_once
def campaign_edit(request: HttpRequest, updatecampaign: uuid.UUID) -> HttpResponse:
    found = find_run(request, updatecampaign)
    if found.state != CampaignState.DRAFT:
        messages.warning(request, _("Cette campagne n’est plus un brouillon."))
        return redirect(found)
    today = timezone.localdate()
    form = CampaignForm(request.POST or None, today=today, campaign=found)
    if not form.is_bound or not form.is_valid() or "apercu" in request.POST:
        return _form_page(request, form, campaign=found)
    return _save(request, form, found)


def _save(
    request: HttpRequest, form: CampaignForm, found: UpdateCampaign
) -> HttpResponse:
    """Who comes second sees what the first wrote, beside her own text."""
    version = form.cleaned_data["version"]
    told = {"by": request.user, "at": timezone.now()}
    try:
        actions.edit_campaign(found, form.plan(), version=version or 0, **told)
    except actions.ChangedMeanwhile:
        found.refresh_from_db()
        form.data = form.data.copy()
        form.data["version"] = str(found.version)
        return _form_page(request, form, campaign=found, status=409)
    messages.success(request, _("Le brouillon est enregistré. Rien n’est parti."))
    return redirect(found)


def _form_page(
    request: HttpRequest,
    form: CampaignForm,
    *,
    campaign: UpdateCampaign | None = None,
    status: int = 200,
) -> HttpResponse:
    """The form, and how many its filters find once it has been sent."""
    valid = form.is_bound and form.is_valid()
    on = timezone.localdate()
    shown = {
        "form": form,
        "campaign": campaign,
        "conflict": status == 409,
        "reach": reach_of(form.criteria(), on=on) if valid else None,
    }
    if form.is_bound and not valid:
        status = 422
    return render(request, "cso_pages/upkeep/campaigns/form.html", shown, status=status)


@signed_in
@require_safe
def campaign(request: HttpRequest, updatecampaign: uuid.UUID) -> HttpResponse:
    """A draft with its reach; later the rates, the mails and who has answered."""
    found = find_campaign(request, updatecampaign)
    shown = {"campaign": found, "may_run": can_run_campaigns(request.user)}
    if found.state == CampaignState.DRAFT:
        criteria = Criteria.read(found.criteria)
        shown["reach"] = reach_of(criteria, on=timezone.localdate())
        return render(request, "cso_pages/upkeep/campaigns/draft.html", shown)
    asked = {name: request.GET.get(name, "") for name in ("region", "etat", "page")}
    page = (
        int(asked["page"]) if asked["page"].isdecimal() and asked["page"] < "9" else 1
    )
    shown["screen"] = campaign_page(
        found, request.user, region=asked["region"], state=asked["etat"], page=page
    )
    shown["states"] = TargetState.choices
    return render(request, "cso_pages/upkeep/campaigns/campaign.html", shown)


def _act(
    request: HttpRequest, found: UpdateCampaign, act: Callable[[], str]
) -> HttpResponse:
    try:
        messages.success(request, act())
    except IllegalMove:
        messages.error(request, _("Cette campagne a déjà changé d’état."))
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    return redirect(found)


@signed_in
@require_POST
@posted_once
def campaign_open(request: HttpRequest, updatecampaign: uuid.UUID) -> HttpResponse:
    found = find_run(request, updatecampaign)

    def act() -> str:
        asked = actions.open_campaign(found, by=request.user, at=timezone.now())
        return ngettext(
            "La campagne est ouverte : %(n)s organisation.",
            "La campagne est ouverte : %(n)s organisations.",
            asked,
        ) % {"n": asked}

    return _act(request, found, act)


@signed_in
@require_POST
@posted_once
def campaign_close(request: HttpRequest, updatecampaign: uuid.UUID) -> HttpResponse:
    found = find_run(request, updatecampaign)

    def act() -> str:
        actions.close_campaign(found, by=request.user, at=timezone.now())
        return _("La campagne est close. Ses liens ne servent plus.")

    return _act(request, found, act)


@signed_in
@require_POST
@posted_once
def campaign_cancel(request: HttpRequest, updatecampaign: uuid.UUID) -> HttpResponse:
    found = find_run(request, updatecampaign)

    def act() -> str:
        actions.cancel_campaign(found, by=request.user, at=timezone.now())
        return _("La campagne est annulée. Ses liens sont retirés.")

    return _act(request, found, act)


@signed_in
@require_POST
@posted_once
def campaign_mail_again(
    request: HttpRequest, updatecampaign: uuid.UUID
) -> HttpResponse:
    found = find_run(request, updatecampaign)

    def act() -> str:
        actions.mail_again(found, by=request.user, at=timezone.now())
        return _("Les courriels qui avaient échoué sont de nouveau en attente.")

    return _act(request, found, act)


@signed_in
@require_safe
def call_sheet(request: HttpRequest, updatecampaign: uuid.UUID) -> HttpResponse:
    """Printed: who has still to be called, region by region."""
    found = find_campaign(request, updatecampaign)
    shown = {"campaign": found, "regions": call_sheet_of(found, request.user)}
    return render(request, "cso_pages/upkeep/campaigns/calls.html", shown)
