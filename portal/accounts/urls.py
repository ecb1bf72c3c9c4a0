"""Addresses of this room: what we use of allauth, named one by one, and our own."""

from collections.abc import Callable

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.usersessions import views as usersessions
from django.http import HttpResponse
from django.urls import URLPattern, path
from django.views.decorators.cache import never_cache
from django.views.generic import RedirectView

from portal.accounts import views


def fresh(route: str, view: Callable[..., HttpResponse], name: str) -> URLPattern:
    """An address of allauth that no cache may keep."""
    return path(route, never_cache(view), name=name)


urlpatterns = [
    path("", views.account_home, name="account_home"),
    path("verrouiller/", views.lock, name="lock"),
    path("appareils/<int:pk>/fermer/", views.session_end, name="session_end"),
    path("signup/", views.closed_sign_up, name="account_signup"),
    # Allauth wants this name when a verified person follows an old verification page.
    path(
        "email/",
        RedirectView.as_view(pattern_name="account_home"),
        name="account_email",
    ),
    fresh("login/", account.login, "account_login"),
    fresh("logout/", account.logout, "account_logout"),
    fresh("inactive/", account.account_inactive, "account_inactive"),
    fresh("login/code/", account.request_login_code, "account_request_login_code"),
    fresh(
        "login/code/confirm/", account.confirm_login_code, "account_confirm_login_code"
    ),
    fresh(
        "confirm-email/",
        account.email_verification_sent,
        "account_email_verification_sent",
    ),
    fresh("password/reset/", account.password_reset, "account_reset_password"),
    fresh(
        "password/reset/confirm/",
        account.confirm_password_reset_code,
        "account_confirm_password_reset_code",
    ),
    fresh(
        "password/reset/complete/",
        account.complete_password_reset,
        "account_complete_password_reset",
    ),
    fresh(
        "password/reset/done/",
        account.password_reset_from_key_done,
        "account_password_reset_completed",
    ),
    fresh("password/change/", account.password_change, "account_change_password"),
    fresh("password/set/", account.password_set, "account_set_password"),
    fresh("reauthenticate/", account.reauthenticate, "account_reauthenticate"),
    fresh("2fa/", mfa.index, "mfa_index"),
    fresh("2fa/authenticate/", mfa.authenticate, "mfa_authenticate"),
    fresh("2fa/reauthenticate/", mfa.reauthenticate, "mfa_reauthenticate"),
    fresh("2fa/totp/activate/", totp.activate_totp, "mfa_activate_totp"),
    fresh("2fa/totp/deactivate/", totp.deactivate_totp, "mfa_deactivate_totp"),
    fresh(
        "2fa/recovery-codes/", recovery.view_recovery_codes, "mfa_view_recovery_codes"
    ),
    fresh(
        "2fa/recovery-codes/generate/",
        recovery.generate_recovery_codes,
        "mfa_generate_recovery_codes",
    ),
    fresh(
        "2fa/recovery-codes/download/",
        recovery.download_recovery_codes,
        "mfa_download_recovery_codes",
    ),
    fresh("sessions/", usersessions.list_usersessions, "usersessions_list"),
]
