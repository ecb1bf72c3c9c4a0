"""The desk of imports: the lists, one list, its columns, what it asks, its rows."""

from io import BytesIO
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from cso_pages.permissions import can_import_organisations
from cso_pages.upkeep.imports.annotated import write_report
from cso_pages.upkeep.imports.refusals import Refused
from cso_pages.upkeep.lists.actions import (
    ChangedMeanwhile,
    answer_questions,
    choose_columns,
    choose_header,
    receive_list,
)
from cso_pages.upkeep.lists.forms import ListForm, columns_in, header_in
from cso_pages.upkeep.lists.layout import FIELDS
from cso_pages.upkeep.lists.queries import (
    ASKED_PER_PAGE,
    facts_of,
    kept_analysis,
    rows_of,
)
from cso_pages.upkeep.lists.questions import answers_in, questions_of, with_options
from cso_pages.upkeep.models import ImportRun
from cso_pages.upkeep.states import RowStatus
from cso_pages.upkeep.who import person
from portal.journal.once import posted_once
from portal.kit.access import signed_in
from portal.kit.downloads import attachment
from portal.kit.workflow import IllegalMove

READ_AND_SEND = ["GET", "HEAD", "POST"]
REFRESH_SECONDS = 4
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def found(request: HttpRequest, key: str) -> ImportRun:
    """404 for whoever may not know of lists."""
    known = ImportRun.objects.visible_to(request.user)
    return get_object_or_404(
        known.select_related("job", "asked_by", "last_by"), uuid=key
    )


def version_in(request: HttpRequest) -> int:
    typed = request.POST.get("version", "")
    return int(typed) if typed.isdecimal() and len(typed) < 10 else -1


@signed_in
@require_http_methods(READ_AND_SEND)
@posted_once
def import_list(request: HttpRequest) -> HttpResponse:
    """The lists received, and the form that sends one."""
    if not can_import_organisations(request.user):
        raise PermissionDenied
    form = ListForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        received = _received(request, form)
        if received is not None:
            return redirect("import_columns", received.uuid)
    runs = ImportRun.objects.visible_to(request.user).select_related("asked_by", "job")
    page = Paginator(runs, 20).get_page(request.GET.get("page"))
    shown = {"form": form, "page": page}
    status = 422 if request.method == "POST" else 200
    return render(request, "cso_pages/upkeep/lists/list.html", shown, status=status)


def _received(request: HttpRequest, form: ListForm) -> ImportRun | None:
    name = form.cleaned_data["file"].name
    try:
        return receive_list(
            form.content(), file_name=name, by=person(request.user), at=timezone.now()
        )
    except Refused as refused:
        form.add_error("file", str(refused))
        return None


@signed_in
@require_safe
def import_page(request: HttpRequest, importrun: str) -> HttpResponse:
    """The trial of a list, then its receipt; asks for itself again while it is read."""
    run = found(request, importrun)
    shown = {"run": run, **facts_of(run)}
    response = render(request, "cso_pages/upkeep/lists/page.html", shown)
    if run.is_busy and request.GET.get("actualiser") != "non":
        response["Refresh"] = str(REFRESH_SECONDS)
    return response


@signed_in
@require_safe
def import_rows(request: HttpRequest, importrun: str) -> HttpResponse:
    """Every row, with what becomes of it; by state."""
    run, status = found(request, importrun), request.GET.get("etat", "")
    rows = rows_of(run, status=status, page=request.GET.get("page"))
    shown = {"run": run, "page": rows, "status": status, "states": RowStatus.choices}
    return render(request, "cso_pages/upkeep/lists/rows.html", shown)


@signed_in
@require_safe
def import_report(request: HttpRequest, importrun: str) -> Any:
    """The list given back, with what became of each row."""
    run, out = found(request, importrun), BytesIO()
    write_report(kept_analysis(run), out)
    out.seek(0)
    name = _("%(file)s – annoté.xlsx") % {"file": run.file_name.rpartition(".")[0]}
    return attachment(out, name=name, content_type=XLSX)


@signed_in
@require_http_methods(READ_AND_SEND)
@posted_once
def import_columns(request: HttpRequest, importrun: str) -> HttpResponse:
    """The headers that were found, and the field of each column."""
    run = found(request, importrun)
    if request.method != "POST":
        return redirect(run) if run.is_busy else _columns_page(request, run)
    given = columns_in(request.POST, run.layout)
    if not any("name" in fields.values() for fields in given.values()):
        told = _("Dites quelle colonne donne le nom de l’organisation.")
        return _columns_page(request, run, given=given, wrong=told)
    try:
        _act(request, run, choose_columns, given)
    except ChangedMeanwhile:
        run = found(request, importrun)
        return _columns_page(request, run, given=given, wrong=moved_since(run))
    return redirect(_next(run))


@signed_in
@require_POST
@posted_once
def import_header(request: HttpRequest, importrun: str) -> HttpResponse:
    """Another row holds the headers."""
    run = found(request, importrun)
    chosen = header_in(request.POST, run.layout)
    if chosen is None:
        told = _("Écrivez le numéro de la ligne qui porte les titres des colonnes.")
        return _columns_page(request, run, wrong=told)
    try:
        _act(request, run, choose_header, *chosen)
    except ChangedMeanwhile:
        run = found(request, importrun)
        return _columns_page(request, run, wrong=moved_since(run))
    return redirect("import_columns", run.uuid)


def _columns_page(
    request: HttpRequest,
    run: ImportRun,
    *,
    given: dict[str, dict[str, str]] | None = None,
    wrong: str = "",
) -> HttpResponse:
    for sheet in run.layout:
        typed = (given or {}).get(sheet["signature"], {})
        for column in sheet["columns"]:
            column[2] = typed.get(str(column[0]), column[2])
    shown = {"run": run, "fields": FIELDS, "wrong": wrong, **facts_of(run)}
    status = 422 if wrong else 200
    return render(request, "cso_pages/upkeep/lists/columns.html", shown, status=status)


@signed_in
@require_http_methods(READ_AND_SEND)
@posted_once
def import_decisions(request: HttpRequest, importrun: str) -> HttpResponse:
    """What the list asks, each text once, with the likeliest answers first."""
    run = found(request, importrun)
    if request.method != "POST":
        return redirect(run) if run.is_busy else _decisions_page(request, run)
    asked = questions_of(run)
    with_options(run, asked)
    answers = answers_in(request.POST, asked)
    if not answers:
        told = _("Aucune réponse n’a été choisie.")
        return _decisions_page(request, run, wrong=told)
    try:
        _act(request, run, answer_questions, answers)
    except ChangedMeanwhile:
        run = found(request, importrun)
        return _decisions_page(request, run, wrong=moved_since(run))
    return redirect(_next(run))


def _decisions_page(
    request: HttpRequest, run: ImportRun, *, wrong: str = ""
) -> HttpResponse:
    """The questions of this page; what was chosen stays chosen."""
    asked = questions_of(run)
    page = Paginator(asked, ASKED_PER_PAGE).get_page(request.GET.get("page"))
    for question in page:
        question.typed = request.POST.get(question.name, "")
    sections = with_options(run, list(page))
    shown = {"run": run, "sections": sections, "page": page, "wrong": wrong}
    return render(
        request,
        "cso_pages/upkeep/lists/decisions.html",
        shown | facts_of(run),
        status=422 if wrong else 200,
    )


def _next(run: ImportRun) -> Any:
    """Where the work goes on: what it asks, or the trial."""
    run.refresh_from_db()
    if run.to_decide and not run.is_busy:
        return f"{run.get_absolute_url()}decisions/"
    return run


def _act(request: HttpRequest, run: ImportRun, act: Any, *given: Any) -> None:
    """Do it in her name. Raises ChangedMeanwhile; too late is only told."""
    version, now = version_in(request), timezone.now()
    try:
        act(run, *given, version=version, by=person(request.user), at=now)
    except IllegalMove:
        messages.error(request, _("Cet import est terminé : il ne change plus."))


def moved_since(run: ImportRun) -> str:
    """Somebody else worked on it meanwhile: who, and that nothing is lost."""
    if run.is_busy:
        return _("Le portail lit ou écrit cette liste : attendez qu’il ait fini.")
    who = run.last_by.get_full_name() if run.last_by else _("Une autre personne")
    return _(
        "%(who)s a travaillé sur cette liste pendant ce temps : rien de votre envoi "
        "n’est appliqué. Vos choix sont gardés ci-dessous ; vérifiez, puis renvoyez."
    ) % {"who": who}
