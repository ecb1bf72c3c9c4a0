"""The demonstration's news and texts, made by the rooms' own actions."""

import datetime
import io

from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfWriter

from coordination_space.governance.actions import add_document, add_version
from cso_pages.media.checks import PDF, CheckedFile, checked_upload
from cso_pages.news.models import NewsIndexPage, NewsPage
from cso_pages.pages.actions import ensure_pages
from cso_pages.pages.first_texts import as_stream
from portal.accounts.models import User
from portal.management.demonstration.moments import noon
from portal.management.demonstration.news import NEWS
from portal.management.demonstration.texts import DOCUMENTS


def make_editorial(*, secretary: User, today: datetime.date) -> None:
    """News of the last year, and the texts that the Coordination gave itself."""
    ensure_pages()
    make_news(today)
    for kind, title, summary, audience, versions in DOCUMENTS:
        days = [today - datetime.timedelta(days=before) for before, _text in versions]
        document = add_document(
            kind=kind,
            title=title,
            summary=summary,
            audience=audience,
            by=secretary,
            at=noon(days[0]),
        )
        for day, (_before, text) in zip(days, versions, strict=True):
            add_version(
                document,
                adopted_on=day,
                typed=text,
                file=_signed(title) if kind in ("statuts", "manuel") else None,
                by=secretary,
                at=noon(day),
            )


def make_news(today: datetime.date) -> None:
    index = NewsIndexPage.objects.get()
    for kind, before, title, lead, text in reversed(NEWS):
        page = NewsPage(
            title=title,
            kind=kind,
            dated_on=today - datetime.timedelta(days=before),
            lead=lead,
            body=as_stream(text),
        )
        index.add_child(instance=page)
        page.save_revision().publish()


def _signed(title: str) -> CheckedFile:
    """A page that says it is an example, judged as any file is."""
    paper = PdfWriter()
    paper.add_blank_page(width=595, height=842)
    out = io.BytesIO()
    paper.write(out)
    given = SimpleUploadedFile(f"{title} (exemple).pdf", out.getvalue(), PDF)
    return checked_upload(given, allowed=frozenset({PDF}), max_bytes=1_000_000)
