"""Makes the draft page of an accepted proposal, and the documents of its files."""

from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.html import escape

from coordination_space.sharing.models import Proposal, ProposalFile
from cso_pages.library.models import ResourceFile, ResourceIndexPage, ResourcePage
from cso_pages.media.models import PortalDocument
from cso_pages.media.names import split_name
from portal.accounts.models import User
from portal.kit.words import slug_of

HEADING = "#"


def make_page(proposal: Proposal, *, by: User) -> ResourcePage:
    """An unpublished page below the list of resources, with the proposal's words."""
    index = ResourceIndexPage.objects.get()
    page = ResourcePage(
        title=proposal.title,
        slug=_free_slug(index, proposal.title),
        live=False,
        owner=by,
        resource_type=proposal.resource_type,
        summary=proposal.summary,
        key_messages=proposal.key_messages,
        body=blocks_of(proposal.text),
        language_id=proposal.language_id,
        has_testimony=proposal.has_testimony,
        dated_on=timezone.localdate(proposal.sent_at),
    )
    index.add_child(instance=page)
    page.organisations.add(proposal.organisation)
    page.themes.set(proposal.themes.all())
    for file in proposal.files.all():
        document = make_document(file, by=by)
        page.files.add(ResourceFile(document=document, language_id=page.language_id))
    page.save()
    page.save_revision(user=by)
    return page


def make_document(file: ProposalFile, *, by: User) -> PortalDocument:
    """A document of the same name and bytes, which no page shows yet."""
    with file.file.open() as kept:
        content = ContentFile(kept.read(), name=file.name)
    document = PortalDocument(
        title=split_name(file.name)[0], file=content, uploaded_by_user=by
    )
    document._set_document_file_metadata()
    document.save()
    document.file.close()
    return document


def blocks_of(text: str) -> list[tuple[str, object]]:
    """Typed text as blocks: an empty line between paragraphs, # before a heading."""
    blocks: list[tuple[str, object]] = []
    for part in text.replace("\r\n", "\n").split("\n\n"):
        lines = [line.strip() for line in part.strip().split("\n") if line.strip()]
        if lines and lines[0].startswith(HEADING):
            title = lines.pop(0).lstrip(HEADING).strip()[:150]
            blocks.append(("title", {"text": title, "level": "h2"}))
        if lines:
            blocks.append(("paragraph", f"<p>{'<br/>'.join(map(escape, lines))}</p>"))
    return blocks


def _free_slug(index: ResourceIndexPage, title: str) -> str:
    """An address that no other resource has; national letters stay in it."""
    wanted = slug_of(title) or "ressource"
    taken = set(index.get_children().values_list("slug", flat=True))
    slug, turn = wanted, 2
    while slug in taken:
        slug, turn = f"{wanted}-{turn}", turn + 1
    return slug
