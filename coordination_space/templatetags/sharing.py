"""What the proposed resources show on pages of other rooms."""

from typing import Any

from django import template
from django.utils.translation import gettext as _

from coordination_space.sharing.models import Proposal
from coordination_space.sharing.queries import proposals_to_correct as to_correct
from coordination_space.sharing.states import ProposalState

register = template.Library()

COLOURS = {
    ProposalState.TO_CORRECT: "watch",
    ProposalState.ACCEPTED: "good",
    ProposalState.REFUSED: "late",
}
ICONS = {ProposalState.REFUSED: "cancel", ProposalState.DRAFT: "none"}


@register.inclusion_tag("components/badge.html")
def proposal_badge(proposal: Proposal) -> dict[str, object]:
    """Its state in a word, a shape and a colour; « publiée » once it is read."""
    colour = COLOURS.get(ProposalState(proposal.state), "")
    fallback = {"good": "ok", "watch": "warn"}.get(colour, "clock")
    return {
        "state": colour,
        "label": _("publiée")
        if proposal.is_published
        else proposal.get_state_display(),
        "icon_name": ICONS.get(ProposalState(proposal.state), fallback),
    }


@register.inclusion_tag(
    "coordination_space/sharing/to_correct.html", takes_context=True
)
def proposals_to_correct(context: dict[str, Any]) -> dict[str, Any]:
    """What the secretariat returned to one's organisations."""
    return {"proposals": to_correct(context["user"])}
