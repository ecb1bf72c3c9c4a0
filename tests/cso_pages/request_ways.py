"""Requests of change as the tests of the upkeep make them."""

import datetime
import uuid

from django.core.files.uploadedfile import SimpleUploadedFile

from cso_pages.directory.values import values_of
from cso_pages.upkeep.papers.actions import Told, add_paper
from cso_pages.upkeep.papers.models import RecordPaper
from cso_pages.upkeep.requests.actions import Verdict, decide_request
from cso_pages.upkeep.requests.drafts import (
    open_request_of,
    proposed_in,
    save_section,
    seal_of,
    submit_request,
)
from cso_pages.upkeep.requests.fields import BY_SLUG, SECTIONS, family_of
from cso_pages.upkeep.requests.models import ChangeRequest
from tests.conftest import NOW, TODAY
from tests.cso_pages.media_files import picture_that_tells

YES = Verdict(True)
NO = Verdict(False, "Ce n’est pas cela.")


def propose(organisation, by, at=NOW, **values) -> ChangeRequest:
    """A draft with these values; the other fields stay as they are."""
    for section in SECTIONS:
        typed = {key: value for key, value in values.items() if section.holds(key)}
        if not typed:
            continue
        current = values_of(organisation)
        proposed = proposed_in(open_request_of(organisation))
        kept = {k: v for k, v in proposed.items() if section.holds(k)}
        save_section(
            organisation,
            section,
            {**kept, **typed},
            seen=seal_of(section, current, proposed),
            by=by,
            at=at,
        )
    return open_request_of(organisation)


def sent(organisation, by, at=NOW, rest_is_right=False, **values) -> ChangeRequest:
    """The same, given to who decides."""
    request = propose(organisation, by, at=at, **values)
    submit_request(
        request,
        note="",
        rest_is_right=rest_is_right,
        version=request.version,
        by=by,
        today=at.date(),
        at=at,
    )
    return request


def decide(request, by, *, answer="", at=NOW, today=TODAY, **verdicts):
    """Decide of it; a field that is not named is accepted."""
    said = {
        key: verdicts.get(family_of(key), YES)
        for key in request.changes.values_list("key", flat=True)
    }
    decide_request(
        request,
        said,
        answer=answer,
        version=request.version,
        by=by,
        today=today,
        at=at,
    )


def days_after(days: int) -> datetime.datetime:
    return NOW + datetime.timedelta(days=days)


def key() -> dict[str, str]:
    return {"cle": str(uuid.uuid4())}


def section_form(organisation, slug, **typed) -> dict[str, str]:
    """What the page of a section posts when nothing but `typed` is changed."""
    section = BY_SLUG[slug]
    current = values_of(organisation)
    proposed = proposed_in(open_request_of(organisation))
    shown = {**current, **proposed}
    fields = key() | {"seen": seal_of(section, current, proposed)}
    if slug == "general":
        for name in section.keys:
            value = shown[name]
            if name == "is_open_data":
                fields |= {name: "on"} if value else {}
            else:
                fields[name] = value if isinstance(value, list) else str(value or "")
    return fields | typed


def a_paper(organisation, by, *, at=NOW, **told) -> RecordPaper:
    """A document laid beside the record."""
    file = SimpleUploadedFile("recepisse.jpg", picture_that_tells(), "image/jpeg")
    said = Told(**{"kind": "receipt", **told})
    return add_paper(organisation, file, said, by=by, at=at)
