"""The landing page of one's account, the lock, and the end of one session."""

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from portal.accounts.sessions import SHARED_PHONE
from portal.journal.once import posted_once


@login_required
@never_cache
def account_home(request: HttpRequest) -> HttpResponse:
    return render(request, "account/home.html")


@never_cache
def lock(request: HttpRequest) -> HttpResponse:
    """End the session at once. Locking twice locks once, so it needs no key."""
    if request.method != "POST":
        return redirect("account_login")
    shared = request.session.get(SHARED_PHONE, False)
    logout(request)
    messages.success(request, _("Verrouillé. Votre travail enregistré vous attend."))
    response = redirect("account_login")
    response["Clear-Site-Data"] = '"cache", "storage"' if shared else '"storage"'
    return response


@login_required
@require_POST
@posted_once
def session_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Close one other session of one's own."""
    session = get_object_or_404(UserSession, pk=pk, user=request.user)
    session.end()
    messages.success(request, _("Cet appareil est déconnecté."))
    return redirect("usersessions_list")


@never_cache
def closed_sign_up(request: HttpRequest) -> HttpResponse:
    """Say that accounts come by invitation; whatever is posted creates nobody."""
    status = 403 if request.method == "POST" else 200
    return render(request, "account/signup_closed.html", status=status)
