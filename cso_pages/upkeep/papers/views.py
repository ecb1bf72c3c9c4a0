"""The documents of a record: laid there, replaced, handed out to few."""

import uuid

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cso_pages.directory.models import Organisation
from cso_pages.permissions import can_edit_record, can_open_record
from cso_pages.upkeep.papers.actions import ReplacedMeanwhile, add_paper, note_paper
from cso_pages.upkeep.papers.forms import PaperForm
from cso_pages.upkeep.papers.models import RecordPaper
from cso_pages.upkeep.papers.queries import papers_of
from portal.journal.once import posted_once
from portal.kit.access import signed_in
from portal.kit.downloads import attachment


def _find(request: HttpRequest, organisation: uuid.UUID) -> Organisation:
    """404 when she may not know of it, 403 when its record is not for her."""
    found = get_object_or_404(
        Organisation.objects.visible_to(request.user), uuid=organisation
    )
    if not can_open_record(request.user, found):
        raise PermissionDenied
    return found


def _find_paper(
    request: HttpRequest, found: Organisation, key: uuid.UUID
) -> RecordPaper:
    known = RecordPaper.objects.visible_to(request.user).filter(organisation=found)
    return get_object_or_404(known.select_related("organisation"), uuid=key)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
@posted_once
def papers(request: HttpRequest, organisation: uuid.UUID) -> HttpResponse:
    """The documents with their validity, and the form that lays one more."""
    found = _find(request, organisation)
    if request.method != "POST":
        return _list_page(request, found, PaperForm())
    form = PaperForm(request.POST, request.FILES)
    if not can_edit_record(request.user, found):
        raise PermissionDenied
    if form.is_valid() and _add(request, found, form):
        return redirect("record_papers", found.uuid)
    return _list_page(request, found, form, status=422)


def _list_page(
    request: HttpRequest, found: Organisation, form: PaperForm, *, status: int = 200
) -> HttpResponse:
    shown = {
        "organisation": found,
        "papers": papers_of(found, today=timezone.localdate()),
        "form": form if can_edit_record(request.user, found) else None,
    }
    name = "cso_pages/upkeep/papers/list.html"
    return render(request, name, shown, status=status)


def _add(
    request: HttpRequest,
    found: Organisation,
    form: PaperForm,
    *,
    replaces: RecordPaper | None = None,
) -> bool:
    """Whether the file was kept; else the form says why."""
    try:
        add_paper(found, form.cleaned_data["file"], form.told, by=request.user,
                  at=timezone.now(), replaces=replaces)  # fmt: skip
    except ValidationError as refused:
        form.add_error("file", refused)
        return False
    except ReplacedMeanwhile:
        form.add_error(None, _("Une autre personne vient de remplacer cette pièce : "
                               "revenez à la liste."))  # fmt: skip
        return False
    messages.success(
        request, _("La pièce est enregistrée. Elle n’est jamais publique.")
    )
    return True


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
@posted_once
def paper_replace(
    request: HttpRequest, organisation: uuid.UUID, recordpaper: uuid.UUID
) -> HttpResponse:
    """A newer version; the former one is kept below it."""
    found = _find(request, organisation)
    paper = _find_paper(request, found, recordpaper)
    if not can_edit_record(request.user, found):
        raise PermissionDenied
    if request.method != "POST":
        form = PaperForm(has_kind=paper.kind)
        return _replace_page(request, found, paper, form)
    form = PaperForm(request.POST, request.FILES, has_kind=paper.kind)
    if form.is_valid() and _add(request, found, form, replaces=paper):
        return redirect("record_papers", found.uuid)
    return _replace_page(request, found, paper, form, status=422)


def _replace_page(
    request: HttpRequest,
    found: Organisation,
    paper: RecordPaper,
    form: PaperForm,
    *,
    status: int = 200,
) -> HttpResponse:
    shown = {"organisation": found, "paper": paper, "form": form}
    name = "cso_pages/upkeep/papers/replace.html"
    return render(request, name, shown, status=status)


@signed_in
@require_safe
def paper_file(
    request: HttpRequest, organisation: uuid.UUID, recordpaper: uuid.UUID
) -> HttpResponseBase:
    """The file, to its organisation, its region, the secretariat; in the journal."""
    paper = _find_paper(request, _find(request, organisation), recordpaper)
    try:
        content = paper.file.open()
    except FileNotFoundError as error:
        raise Http404 from error
    note_paper("record_paper_read", paper, by=request.user, at=timezone.now())
    return attachment(content, name=paper.name, content_type=paper.content_type)
