"""The glossary, one anchor a word."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cso_pages.glossary.models import GlossaryTerm
from portal.kit.headers import kept_briefly


@require_safe
@kept_briefly
def glossary(request: HttpRequest) -> HttpResponse:
    terms = GlossaryTerm.objects.filter(retired_on=None)
    return render(request, "cso_pages/glossary/glossary.html", {"terms": terms})
