"""A draft opened by its code, which is posted with every page and in no address.

An address stays in the history of a shared telephone, in logs and in what is sent
on; what is posted does not, and such an answer is kept by no cache. So these pages
answer a post directly: sending one again saves the same thing again, and moves to
« sent » only once.
"""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cso_pages.upkeep.registration import limits
from cso_pages.upkeep.registration.actions import (
    ChangedMeanwhile,
    StillLacking,
    UnknownCode,
    erase_registration,
    opened_by,
    save_step,
    send_registration,
)
from cso_pages.upkeep.registration.codes import read_code
from cso_pages.upkeep.registration.files import attach_file, remove_file
from cso_pages.upkeep.registration.frames import Opened, frame_of
from cso_pages.upkeep.registration.gaps import (
    LAST,
    STEPS,
    before,
    following,
    steps_of,
    where_it_was_left,
)
from cso_pages.upkeep.registration.models import Registration
from cso_pages.upkeep.registration.states import OPEN, RegistrationState
from cso_pages.upkeep.registration.steps import step_form
from cso_pages.upkeep.registration.telling import mail_later
from portal.kit.workflow import IllegalMove


@csrf_exempt  # the posted code is the whole right; no cookie is asked for or left
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def registration_file(request: HttpRequest) -> HttpResponse:
    """Open by code, then do what the pressed button says."""
    if request.method != "POST":
        return render(request, "cso_pages/upkeep/registration/resume.html")
    connection = str(request.META.get("REMOTE_ADDR", ""))
    if not limits.may("wrong_code", connection):
        return closed_page(request, too_many=True, status=429)
    at = timezone.now()
    code = read_code(request.POST.get("reprise", ""))
    try:
        found = opened_by(code or "", at=at)
    except UnknownCode:
        limits.note("wrong_code", connection)
        return closed_page(request)
    return _answer(request, Opened(found, code or "", at, timezone.localdate()))


def closed_page(
    request: HttpRequest,
    *,
    too_many: bool = False,
    began: bool = False,
    status: int = 422,
) -> HttpResponse:
    """No draft opens: the same words, whatever the reason."""
    shown = {"refused": True, "too_many": too_many, "began": began}
    return render(
        request, "cso_pages/upkeep/registration/resume.html", shown, status=status
    )


def step_page(
    request: HttpRequest,
    opened: Opened,
    step: str,
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    frame = frame_of(opened, step, **more)
    return render(
        request,
        "cso_pages/upkeep/registration/step.html",
        {"frame": frame},
        status=status,
    )


def _answer(request: HttpRequest, opened: Opened) -> HttpResponse:
    act = request.POST.get("faire", "")
    if opened.registration.state not in OPEN:
        return _status_page(request, opened)
    try:
        if act.startswith("retirer-"):
            remove_file(opened.registration, act.removeprefix("retirer-"))
            return step_page(request, opened, "3")
        if act in ACTS:
            return ACTS[act](request, opened)
        if request.POST.get("etape") in STEPS:
            return _saved(request, opened, act)
    except IllegalMove:
        opened.registration.refresh_from_db()
        return _status_page(request, opened)
    return _opened(request, opened)


def _opened(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Where it was left; what is asked for stands on the last step."""
    row = opened.registration
    to_complete = row.state == RegistrationState.TO_COMPLETE
    step = LAST if to_complete else where_it_was_left(row.answers)
    return step_page(request, opened, step)


def _saved(request: HttpRequest, opened: Opened, act: str) -> HttpResponse:
    """Keep the posted step, then go where the button says."""
    row, step = opened.registration, request.POST["etape"]
    if step not in steps_of(row.answers):
        return _opened(request, opened)
    form = step_form(
        step, row.answers, today=opened.today, data=request.POST, files=request.FILES
    )
    valid = form.is_valid()
    wrong_file = _kept_file(request, row, opened)
    if wrong_file:
        form.add_error("file", wrong_file)
    if not valid or wrong_file:
        return step_page(request, opened, step, form=form, status=422)
    try:
        seen = request.POST.get("lu", "")
        save_step(row, step, form.typed(), seen=seen, at=opened.at)
    except ChangedMeanwhile:
        row.refresh_from_db()
        return step_page(request, opened, step, form=form, changed=True, status=409)
    return _next(request, opened, step, act)


def _kept_file(
    request: HttpRequest, row: Registration, opened: Opened
) -> ValidationError | None:
    """A good file is kept whatever else is wrong; a bad one says why."""
    file = request.FILES.get("file")
    if file is None or request.POST.get("etape") != "3":
        return None
    try:
        attach_file(row, file, at=opened.at)
    except ValidationError as refused:
        return refused
    return None


def _next(request: HttpRequest, opened: Opened, step: str, act: str) -> HttpResponse:
    answers = opened.registration.answers
    if act == "arreter":
        return _pause_page(request, opened)
    if act == "envoyer":
        return _sent(request, opened)
    if act == "revenir":
        return step_page(request, opened, before(step, answers))
    asked = act.removeprefix("etape-")
    if asked in steps_of(answers):
        return step_page(request, opened, asked)
    return step_page(request, opened, following(step, answers))


def _sent(request: HttpRequest, opened: Opened) -> HttpResponse:
    try:
        send_registration(opened.registration, at=opened.at, today=opened.today)
    except StillLacking:
        said = _("Complétez d’abord ce qui manque : c’est écrit ci-dessous.")
        return step_page(request, opened, LAST, said=said, status=422)
    return _status_page(request, opened)


def _mailed(request: HttpRequest, opened: Opened) -> HttpResponse:
    """A new code by mail, a few times an hour at most."""
    who = str(opened.registration.uuid)
    sent = limits.may("mail", who) and mail_later(
        "code", opened.registration, at=opened.at
    )
    limits.note("mail", who)
    return _pause_page(request, opened, mailed=sent, refused=not sent)


def _erased(request: HttpRequest, opened: Opened) -> HttpResponse:
    erase_registration(opened.registration, at=opened.at)
    return render(request, "cso_pages/upkeep/registration/erased.html")


def _pause_page(request: HttpRequest, opened: Opened, **more: bool) -> HttpResponse:
    frame = frame_of(opened, LAST)
    return render(
        request, "cso_pages/upkeep/registration/pause.html", {"frame": frame, **more}
    )


def _status_page(request: HttpRequest, opened: Opened) -> HttpResponse:
    shown = {"registration": opened.registration, "code": opened.code}
    return render(request, "cso_pages/upkeep/registration/status.html", shown)


ACTS: dict[str, Callable[[HttpRequest, Opened], HttpResponse]] = {
    "ouvrir": _opened,
    "pause": _pause_page,
    "courriel": _mailed,
    "effacer": _erased,
}
