"""Rows of the contact page and of the texts, for the tables and the walks."""

import datetime
import hashlib

from django.core.files.base import ContentFile

from coordination_space.governance.actions import add_document, add_version
from coordination_space.governance.models import GovernanceDocument
from cso_pages.contact.models import ContactMessage, Topic
from cso_pages.media.checks import PDF, CheckedFile
from cso_pages.reference.audiences import Audience
from tests.conftest import NOW

ADOPTED = datetime.date(2026, 2, 12)


def a_message(text: str = "Essai", **given) -> ContactMessage:
    return ContactMessage.objects.create(
        topic=Topic.QUESTION, text=text, received_at=NOW, **given
    )


def a_file(content: bytes = b"%PDF-1.4 essai", name: str = "texte.pdf") -> CheckedFile:
    """A file that was judged; its bytes say who should read them."""
    return CheckedFile(
        name=name,
        content_type=PDF,
        content=ContentFile(content, name=name),
        size=len(content),
        digest=hashlib.sha256(content).hexdigest(),
    )


def a_text(
    cast, *, audience=Audience.MEMBERS, title="Manuel de procédures", kind="manuel",
    typed="Article 1\nLe secrétariat garde les pièces.", file=None,
) -> GovernanceDocument:  # fmt: skip
    document = add_document(
        kind=kind, title=title, audience=audience, by=cast.mariam, at=NOW
    )
    add_version(
        document,
        adopted_on=ADOPTED,
        typed=typed,
        file=file or a_file(),
        by=cast.mariam,
        at=NOW,
    )
    return document


def editorial_values(cast, route: str) -> dict[str, object]:
    """What stands in the addresses of these rooms."""
    if "<uuid:contactmessage>" in route:
        return {"contactmessage": a_message().uuid}
    if "governance" in route:
        document = a_text(cast)
        return {
            "governance": document.slug,
            "governancedocument": document.uuid,
            "governanceversion": document.versions.get().uuid,
        }
    return {}
