"""« Informations utiles »: numbers that somebody has checked, by territory."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cso_pages.help.queries import help_home, help_in
from cso_pages.reference.models import Territory
from portal.kit.headers import kept_briefly


@require_safe
@kept_briefly
def help_page(request: HttpRequest) -> HttpResponse:
    """The national numbers and the way to each territory."""
    shown = {"help": help_home(timezone.localdate())}
    return render(request, "cso_pages/help/help.html", shown)


@require_safe
@kept_briefly
def help_territory(request: HttpRequest, territory: str) -> HttpResponse:
    """The services of one territory."""
    known = Territory.objects.filter(retired_on=None)
    place = get_object_or_404(known, pk=territory[:40])
    shown = {"help": help_in(place, timezone.localdate()), "place": place}
    return render(request, "cso_pages/help/territory.html", shown)
