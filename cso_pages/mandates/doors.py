"""The doors a mandate opens: second factor for staff, the editing desk /gestion/."""

import time
from collections.abc import Callable

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from cso_pages.mandates.desk import desk_groups, sync_groups
from cso_pages.mandates.desk_policy import widen_policy
from cso_pages.permissions import can_enter_editing_desk, holds_a_staff_mandate
from portal.accounts.sessions import SIGNED_IN_AT

Answer = Callable[[HttpRequest], HttpResponse]

SEEN_AT = "staff_seen_at"
SEEN_EVERY_SECONDS = 60
DESK_GROUPS = "desk_groups"


def staff_session_limits(get_response: Answer) -> Answer:
    """End a staff session that was idle too long, or that has lasted too long."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if holds_a_staff_mandate(request.user):
            if _is_spent(request, now=time.time()):
                logout(request)
                messages.info(request, _("Votre session a pris fin. Reconnectez-vous."))
            else:
                _note_presence(request, now=time.time())
        return get_response(request)

    return middleware


def _is_spent(request: HttpRequest, *, now: float) -> bool:
    begun = request.session.get(SIGNED_IN_AT, now)
    seen = request.session.get(SEEN_AT, begun)
    return (
        now - begun >= settings.STAFF_SESSION_ABSOLUTE_SECONDS
        or now - seen >= settings.STAFF_SESSION_IDLE_SECONDS
    )


def _note_presence(request: HttpRequest, *, now: float) -> None:
    """Write at most once a minute: a session is a row."""
    if now - request.session.get(SEEN_AT, 0) >= SEEN_EVERY_SECONDS:
        request.session[SEEN_AT] = now


def staff_second_factor(get_response: Answer) -> Answer:
    """Send holders of a staff mandate without a second factor to set one up."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if _lacks_second_factor(request):
            return redirect("mfa_activate_totp")
        return get_response(request)

    return middleware


def _lacks_second_factor(request: HttpRequest) -> bool:
    stays_open = ("/compte/", "/sante/", "/quitter/", settings.STATIC_URL)
    return (
        settings.STAFF_SECOND_FACTOR_REQUIRED
        and not request.path.startswith(stays_open)
        and holds_a_staff_mandate(request.user)
        and not is_mfa_enabled(request.user, [Authenticator.Type.TOTP])
    )


def editing_desk(get_response: Answer) -> Answer:
    """Answer 403 under /gestion/ to who holds no staff mandate today."""

    def middleware(request: HttpRequest) -> HttpResponse:
        desk = reverse("wagtailadmin_home")
        if not request.path.startswith(desk):
            return get_response(request)
        if not request.user.is_authenticated:
            return redirect_to_login(desk if _is_old_door(request) else request.path)
        if not can_enter_editing_desk(request.user):
            return render(request, "cso_pages/mandates/desk_refused.html", status=403)
        _follow_mandates(request)
        return widen_policy(get_response(request))

    return middleware


def _is_old_door(request: HttpRequest) -> bool:
    """Wagtail's own login and reset pages lead nowhere after signing in."""
    return request.path.startswith(("/gestion/login/", "/gestion/password_reset/"))


def _follow_mandates(request: HttpRequest) -> None:
    """Have the groups follow a mandate that began or ended while signed in."""
    due = sorted(desk_groups(request.user))
    if request.session.get(DESK_GROUPS) != due:
        sync_groups(request.user)
        request.session[DESK_GROUPS] = due
