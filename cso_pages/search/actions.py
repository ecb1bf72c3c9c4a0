"""Keeps the table of search true: each room calls these in its own actions."""

import datetime
from collections.abc import Iterable

from cso_pages.search.models import SearchEntry
from portal.kit.words import index_text

TEXT_AT_MOST = 200_000


def put_in_search(
    kind: str,
    ref: object,
    *,
    url: str,
    title: str,
    audience: str,
    summary: str = "",
    text: str = "",
    form: str = "",
    territories: Iterable[str] = (),
    themes: Iterable[str] = (),
    language: str = "fr",
    dated_on: datetime.date | None = None,
) -> None:
    """Write or rewrite the entry of one thing; called in the transaction of the act.

    `text` is what is searched besides title and summary, plain; `audience` the widest
    that may learn of the thing. Nothing private may stand in any of them.
    """
    SearchEntry.objects.update_or_create(
        kind=kind,
        ref=str(ref),
        defaults={
            "url": url,
            "title": title[:300],
            "summary": summary[:500],
            "words": index_text(title, summary, text[:TEXT_AT_MOST]),
            "title_words": index_text(title)[:600],
            "audience": audience,
            "form": form,
            "territories": _barred(territories),
            "themes": _barred(themes),
            "language": language,
            "dated_on": dated_on,
        },
    )


def take_out_of_search(kind: str, ref: object) -> None:
    """Nobody finds this any more; without effect when nobody did."""
    SearchEntry.objects.filter(kind=kind, ref=str(ref)).delete()


def _barred(codes: Iterable[str]) -> str:
    found = list(dict.fromkeys(codes))
    return f"|{'|'.join(found)}|" if found else ""
