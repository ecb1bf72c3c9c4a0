"""Pages shown when a request cannot be answered; what was typed comes back."""

import re
import sys
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

# Never sent back to the page: what proves who one is.
_SECRET = re.compile(r"passw|mdp|secret|token|otp|^(code|key|csrf.*)$", re.IGNORECASE)
_LABELS = {
    "done": _("Ce qui a été fait"),
    "difficulties": _("Difficultés ou risques"),
    "percent": _("Avancement, en %"),
    "message": _("Votre message"),
    "note": _("Votre commentaire"),
    "comment": _("Votre commentaire"),
    "text": _("Votre texte"),
    "title": _("Titre"),
    "summary": _("Résumé"),
    "key_messages": _("Messages clés"),
    "email": _("Adresse e-mail"),
    "login": _("Adresse e-mail"),
    "q": _("Recherche"),
}
_LABELS_BY_PREFIX = {"v": _("Valeur d’un indicateur"), "c": _("Nombre de personnes")}
_LONG = 60


@dataclass(frozen=True)
class Kept:
    """One value of a form that was posted, and how the page gives it back."""

    name: str
    value: str
    label: str
    shown_as: str  # "text" to edit, "row" to read, "hidden"


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token is too old: the same form again, with a fresh one.

    A post that another site has made gets no button: it must not be sent for it.
    """
    return _keep(request, expired=False, may_resend=_comes_from_here(request))


def server_error(request: HttpRequest) -> HttpResponse:
    """What failed is in the log; a database that is away has its own page, 503.

    Here also end the failures of middleware, which read the session and the person.
    """
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return render(request, "503.html", status=503)
    return render(request, "500.html", status=500)


def session_expired(request: HttpRequest) -> HttpResponse:
    """An anonymous post to a page of the workspace: keep it, ask to sign in."""
    return _keep(request, expired=True, may_resend=True)


def form_to_resend(request: HttpRequest, *, status: int, key: str) -> HttpResponse:
    """A form whose own key is missing or has served: the same form, with a new key."""
    return _keep(request, expired=False, may_resend=True, status=status, key=key)


def _keep(
    request: HttpRequest,
    *,
    expired: bool,
    may_resend: bool,
    status: int = 403,
    key: str = "",
) -> HttpResponse:
    secret = any(_SECRET.search(name) for name in request.POST if name != _TOKEN)
    referer = request.headers.get("Referer", "")
    back = url_has_allowed_host_and_scheme(referer, {request.get_host()})
    context = {
        "expired": expired,
        "may_resend": may_resend and not secret,
        "kept": kept_values(request, key=key),
        "files": {name: request.FILES.getlist(name) for name in request.FILES},
        "back": referer if back else "",
        "address": request.get_full_path(),
    }
    return render(request, "403_csrf.html", context, status=status)


KEY_FIELD = "cle"
_TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of a field


def kept_values(request: HttpRequest, *, key: str = "") -> list[Kept]:
    """Every posted text but the secrets, in the order of the form.

    With `key`, it stands in place of the form's own.
    """
    kept = [
        _kept(name, value)
        for name, values in request.POST.lists()
        if not _SECRET.search(name) and not (key and name == KEY_FIELD)
        for value in values
    ]
    return [*kept, Kept(KEY_FIELD, key, "", "hidden")] if key else kept


def _kept(name: str, value: str) -> Kept:
    if not value:
        return Kept(name, value, "", "hidden")
    label = _LABELS.get(name) or _LABELS_BY_PREFIX.get(name.partition("-")[0])
    if "\n" in value or len(value) > _LONG or name in {"done", "difficulties"}:
        return Kept(name, value, str(label or _("Votre texte")), "text")
    if label or " " in value:
        return Kept(name, value, str(label or _("Votre réponse")), "row")
    return Kept(name, value, "", "hidden")


def _comes_from_here(request: HttpRequest) -> bool:
    """Whether a page of this portal made the post, as the browser tells it."""
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site == "same-origin"
    said = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return urlsplit(said).netloc == request.get_host()
