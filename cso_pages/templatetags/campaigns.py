"""What the screens say of campaigns and confirmations: badges, rates, the history."""

from typing import Any

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cso_pages.directory.models import Organisation
from cso_pages.permissions import can_note_answer
from cso_pages.upkeep.campaigns.models import CampaignTarget, UpdateCampaign
from cso_pages.upkeep.campaigns.rates import Rate
from portal.kit.numbers import show_number
from portal.kit.templatetags.kit import badge

register = template.Library()

CAMPAIGN_SIGNS = {"open": "good", "draft": "", "closed": "", "cancelled": "late"}
TARGET_SIGNS = {"confirmed": "good", "to_change": "watch", "unreachable": "late"}
SHOWN = 5


@register.inclusion_tag("components/badge.html")
def campaign_badge(campaign: UpdateCampaign) -> dict[str, object]:
    return badge(CAMPAIGN_SIGNS[campaign.state], campaign.get_state_display())


@register.inclusion_tag("components/badge.html")
def target_badge(target: CampaignTarget) -> dict[str, object]:
    return badge(TARGET_SIGNS.get(target.state, ""), target.get_state_display())


@register.simple_tag
def rate_words(rate: Rate) -> str:
    """« 12 confirmées sur 40 fiches listées »."""
    if not rate.listed:
        return _("Aucune fiche listée")
    listed = ngettext(
        "%(listed)s fiche listée", "%(listed)s fiches listées", rate.listed
    ) % {"listed": show_number(rate.listed)}
    if not rate.confirmed:
        return _("aucune confirmée sur %(listed)s") % {"listed": listed}
    return ngettext(
        "%(n)s confirmée sur %(listed)s",
        "%(n)s confirmées sur %(listed)s",
        rate.confirmed,
    ) % {"n": show_number(rate.confirmed), "listed": listed}


@register.inclusion_tag("cso_pages/upkeep/campaigns/_history.html", takes_context=True)
def record_confirmations(
    context: template.Context, organisation: Organisation
) -> dict[str, Any]:
    """The last confirmations of a record, for who may open it; two queries."""
    told = organisation.confirmations.select_related("typed_by")[:SHOWN]
    user = context["request"].user
    return {
        "confirmations": list(told),
        "organisation": organisation,
        "may_note": organisation.is_listed and can_note_answer(user, organisation),
    }
