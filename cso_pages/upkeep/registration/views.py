"""The public pages that lead to a registration; nobody needs an account."""

import hashlib

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from cso_pages.upkeep.registration import limits, traps
from cso_pages.upkeep.registration.actions import UnknownCode, begin_registration
from cso_pages.upkeep.registration.codes import code_of_form
from cso_pages.upkeep.registration.fields import (
    RIGHTS,
    groups,
    org_types,
    territories,
    themes,
)
from cso_pages.upkeep.registration.file_views import closed_page, step_page
from cso_pages.upkeep.registration.forms import NameForm
from cso_pages.upkeep.registration.frames import Opened, listed_alike
from portal.journal.once import new_key
from portal.kit.failures import KEY_FIELD
from portal.kit.headers import kept_briefly


@require_safe
@kept_briefly
def before(request: HttpRequest) -> HttpResponse:
    """« Avant de commencer », and the way back into a draft."""
    return render(request, "cso_pages/upkeep/registration/before.html")


@require_safe
@kept_briefly
def sheet(request: HttpRequest) -> HttpResponse:
    """The same questions on two pages of paper."""
    offered = {
        "types": org_types(),
        "territories": territories(),
        "themes": themes(),
        "groups": groups(),
        "rights": RIGHTS,
    }
    return render(request, "cso_pages/upkeep/registration/sheet.html", offered)


@csrf_exempt  # it acts for nobody, and a token would leave a cookie on a public page
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """Name, sigle, territory: looked for in the directory, then a draft and its code.

    A robot is led back to the first page and told nothing.
    """
    form = NameForm(request.POST or None)
    if form.is_bound and traps.is_a_robots(request.POST):
        return redirect("registration_start")
    if form.is_bound and form.is_valid():
        refused = _refused(request)
        if not refused:
            return _begun(request, form)
        form.add_error(None, refused)
    return _first_page(request, "cso_pages/upkeep/registration/begin.html", form)


def _first_page(
    request: HttpRequest, name: str, form: NameForm, **more: object
) -> HttpResponse:
    shown = {
        "form": form,
        "key": request.POST.get(KEY_FIELD) or new_key(),
        "stamp": traps.stamp_to_keep(request.POST.get("opened", "")),
        **more,
    }
    status = 422 if form.errors else 200
    return render(request, name, shown, status=status)


def _refused(request: HttpRequest) -> str:
    """Why this post may not begin a draft; empty when it may."""
    if not traps.was_open_long_enough(request.POST.get("opened", "")):
        return _(
            "Le formulaire est revenu trop vite, ou trop tard. Relisez-le, puis "
            "envoyez-le de nouveau : rien n’est perdu."
        )
    if not limits.may("begun", _connection(request)):
        return _(
            "Trop de dossiers ont été commencés depuis cette connexion. Gardez ce que "
            "vous avez préparé et revenez dans une heure."
        )
    return ""


def _begun(request: HttpRequest, form: NameForm) -> HttpResponse:
    typed = form.typed()
    alike = listed_alike(typed)
    if alike and not request.POST.get("vu"):
        return _first_page(
            request, "cso_pages/upkeep/registration/alike.html", form, alike=alike
        )
    content = hashlib.sha256(repr(sorted(typed.items())).encode()).hexdigest()
    code = code_of_form(request.POST.get(KEY_FIELD, "") or new_key(), content)
    at = timezone.now()
    try:
        made = begin_registration(typed, code=code, at=at)
    except UnknownCode:
        return closed_page(request, began=True)
    limits.note("begun", _connection(request))
    opened = Opened(made, code, at, timezone.localdate())
    return step_page(request, opened, "1", is_new=True)


def _connection(request: HttpRequest) -> str:
    return str(request.META.get("REMOTE_ADDR", ""))
