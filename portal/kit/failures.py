"""Pages shown when a request cannot be answered; what was typed comes back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "403_csrf.html", status=403)


def session_expired(request: HttpRequest) -> HttpResponse:
    """An anonymous post to a page of the workspace: keep it, ask to sign in."""
    return render(request, "403_csrf.html", status=403)
