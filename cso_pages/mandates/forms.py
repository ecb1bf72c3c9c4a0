"""The form that invites, and the form that answers an invitation."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cso_pages.directory.models import Organisation
from cso_pages.mandates.actions import check_reach
from cso_pages.mandates.models import Invitation, Role
from cso_pages.reference.models import Territory
from portal.accounts.forms import NEW_PASSWORD_HINT, NO_PASSWORD, NOT_AN_ADDRESS
from portal.accounts.models import User


class InvitationForm(forms.Form):
    """Who is invited, to which role, for which organisation or region."""

    first_name = forms.CharField(
        label=_("Prénom"),
        max_length=150,
        error_messages={"required": _("Écrivez son prénom.")},
    )
    last_name = forms.CharField(
        label=_("Nom"),
        max_length=150,
        error_messages={"required": _("Écrivez son nom.")},
    )
    email = forms.EmailField(
        label=_("Adresse e-mail"),
        help_text=_("La sienne, jamais une adresse partagée."),
        error_messages={
            "required": _("Écrivez son adresse e-mail."),
            "invalid": NOT_AN_ADDRESS,
        },
    )
    role = forms.ChoiceField(label=_("Rôle"), choices=Role.choices)
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Organisation"),
        required=False,
        to_field_name="uuid",
        empty_label=_("Aucune"),
        help_text=_("Pour un point focal ou une responsable de réseau."),
    )
    territory = forms.ModelChoiceField(
        Territory.objects.filter(retired_on=None),
        label=_("Région"),
        required=False,
        empty_label=_("Aucune"),
        help_text=_("Pour un point focal régional."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = Organisation.objects.filter(
            is_member=True
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "role" in cleaned:
            check_reach(
                cleaned["role"], cleaned.get("organisation"), cleaned.get("territory")
            )
        return cleaned


class AcceptForm(forms.Form):
    """The one thing the invited person chooses."""

    password = forms.CharField(
        label=_("Mot de passe"),
        help_text=NEW_PASSWORD_HINT,
        error_messages={"required": NO_PASSWORD},
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, invitation: Invitation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.invitation = invitation

    def clean_password(self) -> str:
        password = self.cleaned_data["password"]
        try:
            validate_password(password, self._future_person())
        except ValidationError as refused:
            raise ValidationError(refused.messages) from None
        return password

    def _future_person(self) -> User:
        return User(
            email=self.invitation.email,
            first_name=self.invitation.first_name,
            last_name=self.invitation.last_name,
        )
