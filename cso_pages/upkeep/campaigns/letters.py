"""The mail of a campaign: text first, a neutral subject, one link that acts once."""

import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives
from django.core.validators import validate_email
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cso_pages.upkeep.campaigns.links import LinkState, state_of, token_of
from cso_pages.upkeep.campaigns.models import CampaignLetter
from cso_pages.upkeep.campaigns.states import TargetState
from portal.jobs.work import CannotDo


def may_still_leave(letter: CampaignLetter, *, at: datetime.datetime) -> bool:
    """Its link works, its organisation is listed and still has to answer."""
    return (
        letter.target.organisation.is_listed
        and letter.target.state in {TargetState.WAITING, TargetState.UNREACHABLE}
        and state_of(letter, at=at) == LinkState.OPEN
        and (letter.user is None or letter.user.is_active)
    )


def mail_of(letter: CampaignLetter) -> EmailMultiAlternatives:
    """Raises CannotDo when the record holds an address that is not one."""
    root = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    context = {
        "letter": letter,
        "campaign": letter.target.campaign,
        "organisation": letter.target.organisation,
        "link": root + reverse("confirm_link", args=[token_of(letter.uuid)]),
        "change": root + reverse("record_list"),
        "contact": root + reverse("contact"),
        "until": timezone.localdate(letter.expires_at - datetime.timedelta(seconds=1)),
    }
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ")
    message = EmailMultiAlternatives(
        subject=_("Une fiche à vérifier"),
        body=render_to_string("mail/campaign.txt", context),
        to=[_address_of(letter)],
        headers={
            "Message-ID": f"<{letter.uuid}@{domain}>",
            "Auto-Submitted": "auto-generated",
            "Content-Language": "fr",
        },
    )
    html = render_to_string("mail/campaign.html", context)
    message.attach_alternative(html, "text/html")
    return message


def _address_of(letter: CampaignLetter) -> str:
    if letter.user is not None:
        return letter.user.email
    address = letter.address.value.strip() if letter.address else ""
    try:
        validate_email(address)
    except ValidationError as refused:
        raise CannotDo(_("L’adresse de la fiche n’est pas complète.")) from refused
    return address
