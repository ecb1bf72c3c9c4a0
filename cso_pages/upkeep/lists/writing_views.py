"""Where a list is read again, written, undone or given up."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cso_pages.upkeep.actions import BuiltUpon, undo_import
from cso_pages.upkeep.lists.actions import (
    ChangedMeanwhile,
    commit_list,
    give_up,
    read_again,
)
from cso_pages.upkeep.lists.queries import undoing_of
from cso_pages.upkeep.lists.views import found, moved_since, version_in
from cso_pages.upkeep.lists.work import DirectoryMoved
from cso_pages.upkeep.who import person
from portal.journal.once import posted_once
from portal.kit.access import signed_in
from portal.kit.workflow import IllegalMove


@signed_in
@require_POST
@posted_once
def import_read_again(request: HttpRequest, importrun: str) -> HttpResponse:
    """With what the portal knows now."""
    run, now = found(request, importrun), timezone.now()
    try:
        read_again(run, version=version_in(request), by=person(request.user), at=now)
    except ChangedMeanwhile:
        messages.warning(request, moved_since(found(request, importrun)))
    except IllegalMove:
        messages.error(request, _("Cet import est terminé : il ne change plus."))
    return redirect(run)


@signed_in
@require_POST
@posted_once
def import_commit(request: HttpRequest, importrun: str) -> HttpResponse:
    """Write what was tried, all of it or nothing."""
    run, now = found(request, importrun), timezone.now()
    try:
        commit_list(run, version=version_in(request), by=person(request.user), at=now)
    except ChangedMeanwhile:
        messages.warning(request, moved_since(found(request, importrun)))
    except DirectoryMoved:
        return _tried_again(request, importrun)
    except IllegalMove:
        messages.error(request, _("Cet import n’attend plus d’être enregistré."))
    return redirect(run)


def _tried_again(request: HttpRequest, importrun: str) -> HttpResponse:
    """The directory changed since the trial: make it again, and look again."""
    run, now = found(request, importrun), timezone.now()
    read_again(run, version=run.version, by=person(request.user), at=now)
    told = _(
        "L’annuaire a changé depuis l’essai : rien n’est enregistré. L’essai est "
        "refait ; regardez-le, puis enregistrez."
    )
    messages.warning(request, told)
    return redirect(run)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
@posted_once
def import_undo(request: HttpRequest, importrun: str) -> HttpResponse:
    """What would be taken away, or why it cannot be; one button."""
    run = found(request, importrun)
    if request.method == "POST":
        try:
            undo_import(run, by=person(request.user), at=timezone.now())
        except BuiltUpon:
            pass  # the page says the reasons
        except IllegalMove:
            messages.error(request, _("Cet import est déjà annulé."))
            return redirect(run)
        else:
            messages.success(request, _("L’import est annulé, en entier."))
            return redirect(run)
    return _undo_page(request, importrun)


def _undo_page(request: HttpRequest, importrun: str) -> HttpResponse:
    run = found(request, importrun)
    shown = {"run": run, "undoing": undoing_of(run)}
    status = 409 if request.method == "POST" else 200
    return render(request, "cso_pages/upkeep/lists/undo.html", shown, status=status)


@signed_in
@require_POST
@posted_once
def import_give_up(request: HttpRequest, importrun: str) -> HttpResponse:
    """Leave a list that was never written."""
    run, now = found(request, importrun), timezone.now()
    try:
        give_up(run, version=version_in(request), by=person(request.user), at=now)
    except ChangedMeanwhile:
        messages.warning(request, moved_since(found(request, importrun)))
        return redirect(run)
    except IllegalMove:
        messages.error(request, _("Cet import est terminé : il ne change plus."))
        return redirect(run)
    messages.success(request, _("La liste est abandonnée, son fichier est effacé."))
    return redirect("import_list")
