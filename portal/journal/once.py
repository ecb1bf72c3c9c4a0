"""A form posted twice makes one object: every POST carries an idempotency key."""

import functools
import uuid
from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from portal.journal.models import PostedOnce

KEY_FIELD = "cle"
View = Callable[..., HttpResponse]


def new_key() -> str:
    """A key for a fresh form."""
    return str(uuid.uuid4())


def posted_once(view: View) -> View:
    """Run a view's POST in one transaction and remember where it led.

    The same key posted again by the same person at the same address is answered with
    the first redirection and changes nothing, also when both arrive at once. A post
    that is not answered by a redirection (a form with errors) may be sent again with
    its key. A POST without a key is answered 400.
    """

    @functools.wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        key = _read_key(request)
        if key is None:
            return HttpResponse(
                "Ce formulaire est incomplet. Rechargez la page et recommencez.",
                status=400,
                content_type="text/plain; charset=utf-8",
            )
        actor = getattr(request.user, "uuid", None)
        first = _first_answer(key, actor, request.path)
        if first is not None:
            return first
        try:
            with transaction.atomic():
                row = PostedOnce.objects.create(
                    key=key, actor=actor, path=request.path[:300], at=timezone.now()
                )
                response = view(request, *args, **kwargs)
                if isinstance(response, HttpResponseRedirect):
                    row.location = response.url
                    row.save(update_fields=["location"])
                else:
                    row.delete()
                return response
        except IntegrityError:
            first = _first_answer(key, actor, request.path)
            if first is None:
                raise
            return first

    return wrapper


def _read_key(request: HttpRequest) -> uuid.UUID | None:
    try:
        return uuid.UUID(request.POST.get(KEY_FIELD, ""))
    except ValueError:
        return None


def _first_answer(
    key: uuid.UUID, actor: uuid.UUID | None, path: str
) -> HttpResponse | None:
    row = PostedOnce.objects.filter(pk=key).first()
    if row is None:
        return None
    if row.actor != actor or row.path != path or not row.location:
        return HttpResponse(
            "Ce formulaire a déjà servi ailleurs. Rechargez la page et recommencez.",
            status=409,
            content_type="text/plain; charset=utf-8",
        )
    return HttpResponseRedirect(row.location)
