"""Pairs of records that may be one; the merge, its preview, its undoing."""

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

from cso_pages.directory.models import Organisation
from cso_pages.permissions import can_merge_organisations
from cso_pages.upkeep.merging.actions import (
    CannotMerge,
    ChangedMeanwhile,
    merge_records,
    tell_apart,
    undo_merge,
)
from cso_pages.upkeep.merging.fields import CHOICES
from cso_pages.upkeep.merging.models import LikelyPair, Merge
from cso_pages.upkeep.merging.parting import reasons_against
from cso_pages.upkeep.merging.preview import preview_of
from cso_pages.upkeep.who import person
from portal.accounts.fresh import ask_again, is_fresh
from portal.jobs.actions import ask_for
from portal.journal.once import posted_once
from portal.kit.access import signed_in
from portal.kit.workflow import IllegalMove

READ_AND_SEND = ["GET", "HEAD", "POST"]
PER_PAGE = 30


@signed_in
@require_safe
def duplicate_list(request: HttpRequest) -> HttpResponse:
    """The pairs that wait for a word, and the last merges."""
    if not can_merge_organisations(request.user):
        raise PermissionDenied
    pairs = LikelyPair.objects.visible_to(request.user).waiting()
    rows = pairs.select_related("first__territory", "second__territory")
    merges = Merge.objects.visible_to(request.user).select_related("kept", "gone")
    shown = {
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
        "merges": merges.select_related("kept", "gone", "merged_by")[:10],
    }
    return render(request, "cso_pages/upkeep/merging/list.html", shown)


@signed_in
@require_POST
@posted_once
def duplicate_search(request: HttpRequest) -> HttpResponse:
    """Look through the directory again, in the background."""
    if not can_merge_organisations(request.user):
        raise PermissionDenied
    asked = ask_for(
        "upkeep.find_pairs",
        title=_("Recherche de doublons dans l’annuaire"),
        by=person(request.user),
        at=timezone.now(),
    )
    return redirect(asked)


@signed_in
@require_http_methods(READ_AND_SEND)
@posted_once
def duplicate_pair(request: HttpRequest, likelypair: str) -> HttpResponse:
    """The two side by side, what would move, and the merge itself."""
    pair = _pair(request, likelypair)
    if not is_fresh(request):
        return ask_again(request)
    kept, gone = _order(pair, request.POST.get("garder") or request.GET.get("garder"))
    if request.method != "POST":
        return _pair_page(request, pair, kept, gone)
    try:
        made = merge_records(
            kept,
            gone,
            choices=_choices(request),
            versions=(_number(request, "v-kept"), _number(request, "v-gone")),
            by=person(request.user),
            at=timezone.now(),
        )
    except (CannotMerge, ChangedMeanwhile) as refused:
        return _pair_page(request, pair, kept, gone, refused=refused)
    messages.success(request, _("Les deux fiches n’en font plus qu’une."))
    return redirect(made)


def _pair_page(
    request: HttpRequest,
    pair: LikelyPair,
    kept: Organisation,
    gone: Organisation,
    refused: Exception | None = None,
) -> HttpResponse:
    """The preview; after a refusal, what was chosen stays chosen."""
    shown = {
        "pair": pair,
        "preview": preview_of(kept, gone, _choices(request)),
        "moved_since": isinstance(refused, ChangedMeanwhile),
    }
    status = 409 if refused else 200
    return render(request, "cso_pages/upkeep/merging/pair.html", shown, status=status)


def _pair(request: HttpRequest, key: str) -> LikelyPair:
    """A pair that is still two records; 404 for whoever may not know of it."""
    pairs = LikelyPair.objects.visible_to(request.user).waiting()
    first = pairs.select_related("first__territory", "first__org_type")
    both = first.select_related("second__territory", "second__org_type")
    return get_object_or_404(both, uuid=key)


def _order(pair: LikelyPair, wanted: str | None) -> tuple[Organisation, Organisation]:
    """The one that stays first: the one asked for, else the listed, else the older."""
    first, second = pair.first, pair.second
    swaps = second.is_listed and not first.is_listed
    if wanted in (str(first.uuid), str(second.uuid)):
        swaps = wanted == str(second.uuid)
    return (second, first) if swaps else (first, second)


def _choices(request: HttpRequest) -> dict[str, str]:
    return {name: request.POST.get(f"f-{name}", "") for name, _label in CHOICES}


def _number(request: HttpRequest, name: str) -> int:
    typed = request.POST.get(name, "")
    return int(typed) if typed.isdecimal() and len(typed) < 10 else -1


@signed_in
@require_POST
@posted_once
def duplicate_apart(request: HttpRequest, likelypair: str) -> HttpResponse:
    """« Ce ne sont pas les mêmes »."""
    pair = _pair(request, likelypair)
    tell_apart(pair, by=person(request.user), at=timezone.now())
    messages.success(request, _("C’est retenu : cette paire ne sera plus proposée."))
    return redirect("duplicate_list")


@signed_in
@require_http_methods(READ_AND_SEND)
@posted_once
def merge_page(request: HttpRequest, merge: str) -> HttpResponse:
    """What was merged, by whom; the way back, or why there is none."""
    known = Merge.objects.visible_to(request.user)
    made = get_object_or_404(
        known.select_related("kept", "gone", "merged_by", "undone_by"), uuid=merge
    )
    if request.method == "POST" and not is_fresh(request):
        return ask_again(request)
    if request.method == "POST":
        try:
            undo_merge(made, by=person(request.user), at=timezone.now())
        except IllegalMove:
            messages.error(request, _("Cette fusion est déjà annulée."))
        except CannotMerge:
            return _merge_page(request, made, status=409)
        return redirect(made)
    return _merge_page(request, made)


def _merge_page(request: HttpRequest, made: Merge, status: int = 200) -> HttpResponse:
    reasons = reasons_against(made) if made.state == "done" else []
    moved = sum(len(keys) for _key, keys in made.snapshot.get("moved", []))
    shown = {"merge": made, "reasons": reasons, "moved": moved}
    return render(request, "cso_pages/upkeep/merging/merge.html", shown, status=status)
