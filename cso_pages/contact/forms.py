"""The forms that anyone may send, with two traps for robots that people do not see."""

from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from cso_pages.contact.models import Topic

FASTEST_SECONDS = 3
SALT = "contact.opened"


class MessageForm(forms.Form):
    """A message, and perhaps how to answer."""

    text = forms.CharField(
        label=_("Votre message"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_("N’écrivez jamais le nom d’une survivante ni d’un enfant."),
        error_messages={
            "required": _("Écrivez votre message."),
            "max_length": _("Ce message est trop long : 4 000 signes au plus."),
        },
    )
    name = forms.CharField(label=_("Votre nom"), max_length=100, required=False)
    email = forms.EmailField(
        label=_("Votre adresse e-mail"),
        required=False,
        help_text=_("Sans adresse, nous lirons votre message sans pouvoir répondre."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "invalid": _("Cette adresse n’est pas complète. Exemple : nom@exemple.ml.")
        },
    )
    opened = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["opened"] = signing.TimestampSigner(salt=SALT).sign("contact")

    @property
    def is_a_robots(self) -> bool:
        """The field that people do not see was filled in."""
        return bool(self.data.get("site"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not _was_open_long_enough(str(self.data.get("opened", ""))):
            raise forms.ValidationError(
                _(
                    "Le formulaire est revenu trop vite, ou trop tard. Relisez votre "
                    "message, puis envoyez-le de nouveau : rien n’est perdu."
                ),
                code="too_fast",
            )
        return cleaned


class ContactForm(MessageForm):
    """The same to the secretariat, which wants to know what about."""

    topic = forms.ChoiceField(
        label=_("Vous écrivez pour…"),
        choices=Topic.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez pourquoi vous écrivez.")},
    )
    field_order = ["topic"]


def _was_open_long_enough(stamp: str) -> bool:
    """Between three seconds and a day."""
    signer = signing.TimestampSigner(salt=SALT)
    try:
        signer.unsign(stamp, max_age=86_400)
    except signing.BadSignature:
        return False
    try:
        signer.unsign(stamp, max_age=FASTEST_SECONDS)
    except signing.SignatureExpired:
        return True
    return False
