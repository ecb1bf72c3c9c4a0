"""What was understood of a row, kept beside it for the screens of the desk."""

from typing import Any

from cso_pages.upkeep.imports.entries import Entry, Question


def reading_of(entry: Entry) -> dict[str, Any]:
    """What the row says, whom it follows, what it asks; blanks left out."""
    if entry.is_rejected:
        return {}
    told = {
        "key": entry.known_key,
        "name": entry.name,
        "sigle": entry.sigle,
        "type": entry.org_type,
        "seat": entry.seats[0] if len(entry.seats) == 1 else "",
        "phones": list(entry.phones),
        "emails": list(entry.emails),
        "receipt": entry.recepisse,
        "contact": entry.contact,
        "founded": str(entry.founded.year or "") if entry.founded else "",
        "head": entry.head.number if entry.head else 0,
        "asks": [_asked(question) for question in entry.questions],
    }
    return {name: value for name, value in told.items() if value}


def _asked(question: Question) -> list[Any]:
    return [
        question.kind,
        question.key,
        question.text,
        question.said,
        list(question.candidates),
    ]
