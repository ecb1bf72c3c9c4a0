"""Allauth's forms with our labels, hints and choices."""

from typing import Any

from allauth.account import forms as account_forms
from allauth.core import context as allauth_context
from allauth.mfa.base import forms as mfa_forms
from allauth.mfa.totp import forms as totp_forms
from django import forms
from django.core.validators import EmailValidator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from portal.accounts.sessions import keep_session

NEW_PASSWORD_HINT = _(
    "Au moins 12 signes. Plusieurs mots à la suite font un bon mot de passe. "
    "Vous pouvez le coller."
)
NO_PASSWORD = _("Écrivez votre mot de passe.")
NOT_AN_ADDRESS = _("Cette adresse e-mail n’est pas complète. Vérifiez-la.")
CODE_HINT = _("Valable 20 minutes. Vous pouvez le coller.")
APP_CODE_HINT = _("L’application en donne un nouveau toutes les 30 secondes.")


def tell(
    field: forms.Field, *, label: Any, missing: Any, hint: Any = "", **attrs: str
) -> None:
    """Give a field of allauth our words, and no placeholder."""
    field.label = label
    field.help_text = hint
    field.error_messages["required"] = missing
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update(attrs)


def tell_email(field: forms.Field) -> None:
    tell(
        field,
        label=_("Adresse e-mail"),
        missing=_("Écrivez votre adresse e-mail."),
        autocomplete="username",
        inputmode="email",
    )
    field.error_messages["invalid"] = NOT_AN_ADDRESS
    field.validators = [EmailValidator(message=NOT_AN_ADDRESS)]


def tell_code(field: forms.Field, *, label: Any, hint: Any) -> None:
    tell(
        field,
        label=label,
        hint=hint,
        missing=_("Écrivez le code."),
        inputmode="numeric",
        spellcheck="false",
    )
    field.widget.attrs["class"] = "field__input--code"


class SessionChoice(forms.Form):
    """Where the person is: on a phone of her own, or one that others use."""

    shared_phone = forms.BooleanField(
        label=_("Ce téléphone est partagé"),
        help_text=_(
            "Nous ne gardons alors rien sur ce téléphone, "
            "et la session dure 60 minutes."
        ),
        required=False,
    )
    remember = forms.BooleanField(
        label=_("Se souvenir de moi 30 jours sur ce téléphone"),
        help_text=_("Sinon la session dure 12 heures."),
        required=False,
    )

    def keep(self, request: HttpRequest) -> None:
        keep_session(
            request,
            shared=self.cleaned_data["shared_phone"],
            remembered=self.cleaned_data["remember"],
        )


class LoginForm(SessionChoice, account_forms.LoginForm):
    """E-mail, password, and how long to stay."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["login", "password", "shared_phone", "remember"])
        tell_email(self.fields["login"])
        tell(self.fields["password"], label=_("Mot de passe"), missing=NO_PASSWORD)

    def login(
        self, request: HttpRequest, redirect_url: str | None = None
    ) -> HttpResponse:
        response = super().login(request, redirect_url=redirect_url)
        self.keep(request)
        return response


class RequestLoginCodeForm(SessionChoice, account_forms.RequestLoginCodeForm):
    """E-mail, and how long to stay: allauth asks for it before the code is typed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["email", "shared_phone", "remember"])
        tell_email(self.fields["email"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors:
            self.keep(allauth_context.request)
        return cleaned


class EmailedCode(forms.Form):
    """A code that came by e-mail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tell_code(self.fields["code"], label=_("Code à 8 chiffres"), hint=CODE_HINT)


class ConfirmLoginCodeForm(EmailedCode, account_forms.ConfirmLoginCodeForm):
    pass


class ConfirmEmailCodeForm(EmailedCode, account_forms.ConfirmEmailVerificationCodeForm):
    pass


class ConfirmResetCodeForm(EmailedCode, account_forms.ConfirmPasswordResetCodeForm):
    pass


class ResetPasswordForm(account_forms.ResetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tell_email(self.fields["email"])


class OneNewPassword(forms.Form):
    """A new password, typed once: it can be shown, so it need not be repeated."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]
        tell(
            self.fields["password1"],
            label=_("Nouveau mot de passe"),
            missing=NO_PASSWORD,
            hint=NEW_PASSWORD_HINT,
        )


class NewPasswordForm(OneNewPassword, account_forms.ResetPasswordKeyForm):
    pass


class SetPasswordForm(OneNewPassword, account_forms.SetPasswordForm):
    pass


class ChangePasswordForm(OneNewPassword, account_forms.ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tell(
            self.fields["oldpassword"],
            label=_("Mot de passe actuel"),
            missing=NO_PASSWORD,
        )


class ReauthenticateForm(account_forms.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tell(self.fields["password"], label=_("Mot de passe"), missing=NO_PASSWORD)


class SecondFactorForm(mfa_forms.AuthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tell_code(
            self.fields["code"],
            label=_("Code de l’application, ou code de secours"),
            hint=APP_CODE_HINT,
        )


class SecondFactorAgainForm(mfa_forms.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tell_code(
            self.fields["code"],
            label=_("Code de l’application, ou code de secours"),
            hint=APP_CODE_HINT,
        )


class ActivateTOTPForm(totp_forms.ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tell_code(
            self.fields["code"],
            label=_("Code à 6 chiffres de l’application"),
            hint=APP_CODE_HINT,
        )
