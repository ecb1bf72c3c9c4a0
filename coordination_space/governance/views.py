"""The texts as they are read, and their files handed out."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from coordination_space.governance.models import GovernanceDocument, GovernanceVersion
from coordination_space.governance.queries import shelf, version_shown
from portal.kit.downloads import attachment
from portal.kit.headers import PUBLIC_SECONDS, kept_briefly


@require_safe
@kept_briefly
def governance(request: HttpRequest) -> HttpResponse:
    """The texts that this reader may open."""
    found = shelf(request.user, today=timezone.localdate())
    return render(request, "coordination_space/governance/list.html", {"shelf": found})


@require_safe
@kept_briefly
def governance_document(request: HttpRequest, governance: str) -> HttpResponse:
    """One text: the version that applies, or the one asked for."""
    readable = GovernanceDocument.objects.visible_to(request.user).written()
    document = get_object_or_404(readable, slug=governance)
    today = timezone.localdate()
    asked = request.GET.get("version", "")
    version = version_shown(document, number=asked, today=today)
    if version is None:
        raise Http404
    shown = {
        "document": document,
        "version": version,
        "applies": version.applies_on(today),
        "versions": document.versions.all(),
    }
    return render(request, "coordination_space/governance/document.html", shown)


@require_safe
def governance_file(request: HttpRequest, governanceversion: str) -> FileResponse:
    """The adopted file, to who may read its text."""
    readable = GovernanceVersion.objects.visible_to(request.user)
    version = get_object_or_404(
        readable.select_related("document"), uuid=governanceversion
    )
    if not version.file:
        raise Http404
    briefly = f"public, max-age={PUBLIC_SECONDS}"
    return attachment(
        version.file.open("rb"),
        name=version.file_name,
        content_type=version.file_type,
        cache="no-store" if version.document.is_for_members else briefly,
    )
