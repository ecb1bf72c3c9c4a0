"""The library of the demonstration: resources read, announced, kept for members."""

import datetime
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile

from coordination_space.sharing.pages import blocks_of
from cso_pages.directory.models import Organisation
from cso_pages.library.models import ResourceFile, ResourceIndexPage, ResourcePage
from cso_pages.media.checks import DOCUMENT_TYPES, checked_upload
from cso_pages.media.models import PortalDocument
from portal.kit.words import slug_of
from portal.management.demonstration.library_rows import RESOURCES, Resource
from portal.management.demonstration.moments import noon
from portal.management.demonstration.papers import silence, text_pdf

TEXTS = Path(__file__).parent / "texts"
FILE_AT_MOST = 10 * 1024 * 1024
EMBARGO_DAYS = 14
SAMPLE = {
    "title": "Texte d’exemple",
    "text": "<p>Texte d’exemple en bamanankan, à faire relire par une personne dont "
    "c’est la langue.</p>",
    "tone": "watch",
}


def make_library(today: datetime.date) -> None:
    """Twenty resources; the first ones have their whole text."""
    index = ResourceIndexPage.objects.get()
    for resource in RESOURCES:
        _make(index, resource, today)


def text_of(name: str) -> str:
    """A text of the demonstration; empty without a name."""
    return (TEXTS / f"{name}.txt").read_text(encoding="utf-8") if name else ""


def _make(
    index: ResourceIndexPage, resource: Resource, today: datetime.date
) -> ResourcePage:
    day = today - datetime.timedelta(days=resource.days_ago)
    text = text_of(resource.text)
    page = ResourcePage(
        title=resource.title,
        slug=slug_of(resource.title),
        live=False,
        resource_type=resource.kind,
        summary=resource.summary,
        key_messages="\n".join(resource.messages),
        body=_body(resource, text),
        for_whom=resource.for_whom,
        language_id=resource.language,
        audience=resource.audience,
        dated_on=day,
        has_testimony=resource.has_testimony,
    )
    index.add_child(instance=page)
    page.organisations.set(Organisation.objects.filter(sigle__in=resource.by))
    page.themes.set(resource.themes)
    page.territories.set(resource.territories)
    for file in _files(resource, text):
        page.files.add(file)
    if resource.is_embargoed:
        opens = today + datetime.timedelta(days=EMBARGO_DAYS)
        page.go_live_at = noon(opens)
    page.save()
    revision = page.save_revision()
    if not resource.is_draft:
        revision.publish()
    return page


def _body(resource: Resource, text: str) -> list[tuple[str, object]]:
    blocks = blocks_of(text or "\n\n".join(resource.paragraphs))
    return [("note", SAMPLE), *blocks] if resource.language == "bm" else blocks


def _files(resource: Resource, text: str) -> list[ResourceFile]:
    """A PDF of the text where one is promised, and a recording."""
    made = []
    if resource.pdf:
        content = text or "\n\n".join((resource.summary, *resource.paragraphs))
        paper = text_pdf(resource.pdf, resource.title, content)
        made.append(ResourceFile(document=_document(paper), language_id="fr"))
    if resource.sound:
        sound = ResourceFile(
            document=_document(silence(resource.sound, seconds=4)),
            label="Message à écouter (exemple : un silence)",
            language_id=resource.language,
            transcript=resource.transcript,
        )
        made.append(sound)
    return made


def _document(file: SimpleUploadedFile) -> PortalDocument:
    checked = checked_upload(file, allowed=DOCUMENT_TYPES, max_bytes=FILE_AT_MOST)
    document = PortalDocument(title=Path(checked.name).stem, file=checked.content)
    document._set_document_file_metadata()
    document.save()
    document.file.close()
    return document
