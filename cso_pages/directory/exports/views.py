"""The page that offers the directory's files, the public ones, the private ask."""

import io
import logging
from typing import TYPE_CHECKING, Any, cast

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    StreamingHttpResponse,
)
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import (
    condition,
    require_http_methods,
    require_safe,
)

from cso_pages.directory.exports.about import BOOK, KINDS, TABLE, WORKBOOK, file_name
from cso_pages.directory.exports.actions import ask_for_export
from cso_pages.directory.exports.card import vcard
from cso_pages.directory.exports.columns import columns_for
from cso_pages.directory.exports.files import BOOK_AT_MOST, file_of
from cso_pages.directory.exports.opendata import version_of
from cso_pages.directory.exports.reading import asked_in, public_choice, told_to
from cso_pages.directory.exports.screens import export_screen
from cso_pages.directory.exports.tables import csv_lines
from cso_pages.directory.models import Organisation
from cso_pages.directory.profiles import profile_of
from cso_pages.permissions import audiences_of, reads_more_than_the_public
from portal.accounts.fresh import ask_again, is_fresh
from portal.journal.once import posted_once
from portal.kit.access import signed_in
from portal.kit.downloads import attachment, streamed
from portal.kit.headers import PUBLIC_SECONDS, kept_briefly

if TYPE_CHECKING:
    from portal.accounts.models import User

logger = logging.getLogger(__name__)
CACHE = f"public, max-age={PUBLIC_SECONDS}"
VCARD = "text/vcard; charset=utf-8"
VISITOR = AnonymousUser()


@require_http_methods(["GET", "HEAD", "POST"])
def export_page(request: HttpRequest) -> HttpResponse:
    """What each file holds; posting asks for what one reads more than the public."""
    return _ask(request) if request.method == "POST" else _page(request)


@kept_briefly
def _page(request: HttpRequest) -> HttpResponse:
    screen = export_screen(request.user, request.GET)
    return render(request, "cso_pages/directory/export.html", {"screen": screen})


@signed_in
@posted_once
def _ask(request: HttpRequest) -> HttpResponse:
    """A file of what she reads, by a job; only after a fresh proof of who she is."""
    if not reads_more_than_the_public(request.user):
        raise PermissionDenied
    if not is_fresh(request):
        return ask_again(request)
    ending = request.POST.get("fichier", "")
    if ending not in KINDS:
        raise BadRequest
    given = asked_in(request.GET)
    by = cast("User", request.user)
    asked = ask_for_export(ending, given=given, by=by, at=timezone.now())
    return redirect("job_page", asked.pk)


def _version(request: HttpRequest, *args: Any, **kwargs: Any) -> str | None:
    """The directory's stamp of the day: what was kept since answers 304."""
    version = version_of(timezone.localdate())
    return f'"{version}"' if version else None


@require_safe
@condition(etag_func=_version)
def workbook(request: HttpRequest) -> FileResponse:
    return _whole(request, WORKBOOK)


@require_safe
@condition(etag_func=_version)
def book(request: HttpRequest) -> HttpResponseBase:
    """A book that would take long is offered by territory."""
    if public_choice(asked_in(request.GET)).count > BOOK_AT_MOST:
        return redirect("directory_export")
    return _whole(request, BOOK)


def _whole(request: HttpRequest, kind: Any) -> FileResponse:
    on = timezone.localdate()
    chosen = public_choice(asked_in(request.GET))
    logger.info("directory file %s: %s organisations", kind.ending, chosen.count)
    content = file_of(kind, VISITOR, chosen, on=on)
    return attachment(
        content,
        name=file_name(kind, on=on),
        content_type=kind.content_type,
        cache=CACHE,
    )


@require_safe
@condition(etag_func=_version)
def table(request: HttpRequest) -> StreamingHttpResponse:
    """Sent line by line, as it is read."""
    chosen = public_choice(asked_in(request.GET))
    logger.info("directory file csv: %s organisations", chosen.count)
    lines = csv_lines(told_to(VISITOR, chosen.keys), columns_for(audiences_of(VISITOR)))
    name = file_name(TABLE, on=timezone.localdate())
    return streamed(lines, name=name, content_type=TABLE.content_type, cache=CACHE)


@require_safe
def contact_card(request: HttpRequest, slug: str) -> FileResponse:
    """The channels that this reader may use; 404 when there is none to show."""
    known = Organisation.objects.visible_to(request.user)
    found = get_object_or_404(
        known.select_related("org_type", "territory"), slug=slug[:100]
    )
    profile = profile_of(found, request.user)
    if not profile.channels:
        raise Http404
    page = request.build_absolute_uri(profile.address)
    return attachment(
        io.BytesIO(vcard(profile, page=page)),
        name=f"{found.slug}.vcf",
        content_type=VCARD,
        cache=CACHE,
    )
