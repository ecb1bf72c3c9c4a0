"""Fills the glossary of a new portal, without undoing what staff changed since."""

from cso_pages.glossary.data import FIRST_TERMS
from cso_pages.glossary.models import GlossaryTerm
from portal.kit.words import slug_of


def load_glossary() -> None:
    """Add the first words where there is none."""
    if GlossaryTerm.objects.exists():
        return
    GlossaryTerm.objects.bulk_create(
        GlossaryTerm(
            slug=slug_of(term),
            term=term,
            abbreviation=abbreviation,
            definition=definition,
        )
        for term, abbreviation, definition in FIRST_TERMS
    )
