"""A form posted twice makes one object: every POST carries an idempotency key."""

import functools
import hashlib
import uuid
from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from portal.journal.models import PostedOnce
from portal.kit.failures import KEY_FIELD, form_to_resend

View = Callable[..., HttpResponse]


def new_key() -> str:
    """A key for a fresh form."""
    return str(uuid.uuid4())


def posted_once(view: View) -> View:
    """Run a view's POST in one transaction and remember where it led.

    The same form posted again by the same person at the same address is answered with
    the first redirection and changes nothing, also when both arrive at once. The same
    key with other content is another act: somebody went back and typed on. A post
    that is not answered by a redirection (a form with errors) may be sent again with
    its key. A POST without a key is answered 400, one whose key served elsewhere 409,
    by a page that gives back what was typed.
    """

    @functools.wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        key = _read_key(request)
        if key is None:
            return form_to_resend(request, status=400, key=new_key())
        actor = getattr(request.user, "uuid", None)
        first = _first_answer(request, key, actor)
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
            first = _first_answer(request, key, actor)
            if first is None:
                raise
            return first

    return wrapper


def _read_key(request: HttpRequest) -> uuid.UUID | None:
    """The form's key with what was typed in it: one name for one act."""
    try:
        key = uuid.UUID(request.POST.get(KEY_FIELD, ""))
    except ValueError:
        return None
    return uuid.uuid5(key, _digest(request))


def _digest(request: HttpRequest) -> str:
    """A digest of the posted fields and files, but for the form's own tokens."""
    digest = hashlib.sha256()
    for name, values in sorted(request.POST.lists()):
        if name not in {KEY_FIELD, "csrfmiddlewaretoken"}:
            digest.update(repr((name, values)).encode())
    for name, files in sorted(request.FILES.lists()):
        for file in files:
            digest.update(repr((name, file.name, file.size)).encode())
            for chunk in file.chunks():
                digest.update(chunk)
            file.seek(0)
    return digest.hexdigest()


def _first_answer(
    request: HttpRequest, key: uuid.UUID, actor: uuid.UUID | None
) -> HttpResponse | None:
    row = PostedOnce.objects.filter(pk=key).first()
    if row is None:
        return None
    if row.actor != actor or row.path != request.path[:300] or not row.location:
        return form_to_resend(request, status=409, key=new_key())
    return HttpResponseRedirect(row.location)
