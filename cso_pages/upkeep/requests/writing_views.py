"""Opens and saves one section: as a proposal, or at once by the secretariat."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from cso_pages.directory.models import Organisation
from cso_pages.directory.values import Value, values_of
from cso_pages.upkeep.requests.actions import enter_values
from cso_pages.upkeep.requests.drafts import (
    ChangedMeanwhile,
    open_request_of,
    proposed_in,
    save_section,
    seal_of,
)
from cso_pages.upkeep.requests.fields import Section, label_of
from cso_pages.upkeep.requests.models import ChangeRequest
from cso_pages.upkeep.requests.permissions import can_propose
from cso_pages.upkeep.requests.screens import Screen, screen_of
from cso_pages.upkeep.requests.states import Source
from cso_pages.upkeep.requests.words import Words
from portal.kit.workflow import IllegalMove


@dataclass(frozen=True)
class Opened:
    """A section as this person finds it now; who proposes sees what is proposed."""

    proposes: bool
    asked: ChangeRequest | None
    values: Mapping[str, Value]
    seal: str


@dataclass(frozen=True)
class Difference:
    label: str
    kept: tuple[str, ...]
    typed: tuple[str, ...]


def _opened(request: HttpRequest, found: Organisation, section: Section) -> Opened:
    proposes = can_propose(request.user, found)
    asked = open_request_of(found) if proposes else None
    current, proposed = values_of(found), proposed_in(asked)
    seen = seal_of(section, current, proposed)
    return Opened(proposes, asked, {**current, **proposed}, seen)


def open_section(
    request: HttpRequest, found: Organisation, section: Section
) -> HttpResponse:
    """The form, or the way back while somebody decides."""
    opened = _opened(request, found, section)
    if opened.asked is not None and not opened.asked.is_editable:
        messages.info(request, _("Votre demande est en cours de décision : attendez "
                                 "la réponse, ou retirez-la."))  # fmt: skip
        return redirect("record_edit", found.uuid)
    screen = screen_of(section, found, opened.values)
    return _page(request, found, section, opened, screen)


def save_section_of(
    request: HttpRequest, found: Organisation, section: Section
) -> HttpResponse:
    """Save what was typed; every fault gives the form back as it was filled."""
    opened = _opened(request, found, section)
    screen = screen_of(section, found, opened.values, request.POST)
    if not screen.is_valid():
        return _page(request, found, section, opened, screen, status=422)
    try:
        _write(request, found, section, opened, screen)
    except ChangedMeanwhile:
        told = _differences(section, opened.values, screen.values())
        return _page(request, found, section, opened, screen, status=409, differs=told)
    except IllegalMove:
        said = _(
            "Votre demande est passée en décision pendant que vous écriviez : "
            "attendez la réponse, ou retirez-la. Votre texte est ci-dessous."
        )
        return _page(request, found, section, opened, screen, status=409, error=said)
    except ValidationError as refused:
        said = refused.messages[0]
        return _page(request, found, section, opened, screen, status=422, error=said)
    return redirect("record_edit", found.uuid)


def _write(
    request: HttpRequest,
    found: Organisation,
    section: Section,
    opened: Opened,
    screen: Screen,
) -> None:
    typed, seen = screen.values(), request.POST.get("seen", "")
    now, today = timezone.now(), timezone.localdate()
    if opened.proposes:
        save_section(found, section, typed, seen=seen, by=request.user, at=now)
        messages.success(request, _("C’est gardé. Envoyez quand tout est prêt."))
        return
    source = request.POST.get("source", "")
    enter_values(found, section, typed, source=source, seen=seen, by=request.user,
                 today=today, at=now)  # fmt: skip
    messages.success(request, _("La fiche est enregistrée."))


def _differences(
    section: Section, kept: Mapping[str, Value], typed: Mapping[str, Value]
) -> list[Difference]:
    """What stands now beside what was typed here."""
    keys = [key for key in {**kept, **typed} if section.holds(key)]
    apart = [key for key in keys if kept.get(key) != typed.get(key)]
    words = Words((key, side.get(key)) for key in apart for side in (kept, typed))
    return [
        Difference(
            str(label_of(key)),
            words.lines(key, kept.get(key)),
            words.lines(key, typed.get(key)),
        )
        for key in apart
    ]


def _page(
    request: HttpRequest,
    found: Organisation,
    section: Section,
    opened: Opened,
    screen: Screen,
    *,
    status: int = 200,
    **more: object,
) -> HttpResponse:
    shown = {
        "organisation": found,
        "section": section,
        "screen": screen,
        "opened": opened,
        "sources": [] if opened.proposes else Source.choices,
        "source": request.POST.get("source", ""),
        **more,
    }
    name = "cso_pages/upkeep/requests/section.html"
    return render(request, name, shown, status=status)
