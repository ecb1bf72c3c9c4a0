"""Words seeded in resources and proposals, and who may receive each of them."""

from dataclasses import replace

from django.core.files.uploadedfile import SimpleUploadedFile

from coordination_space.sharing import actions, drafts
from coordination_space.sharing.typed import Typed
from tests.conftest import NOW
from tests.coordination_space.proposals import FULL
from tests.cso_pages.library_rows import a_document, a_resource, embargoed, restricted
from tests.cso_pages.media_files import package
from tests.markers_plans import workbook

WRITERS = {"aminata", "sira"}
SECRETARIAT = {"mariam"}
MEMBERS = {
    "aminata", "sira", "bintou", "fatoumata", "regional", "mariam", "ibrahim",
    "coumba", "steering",
}  # fmt: skip


def seed(cast) -> dict[str, set[str]]:
    """Pages for members, hidden ones, their files; proposals in three states."""
    _resource("membres-mql", audience="members")
    _resource("brouillon-mql", publish=False)
    embargoed(_resource("embargo-mql", publish=False))
    restricted(_resource("restreint-mql"))
    _resource("retire-mql").unpublish()
    a_document("orphelin.xlsx", data=workbook("orphelin-mql"))
    draft = Typed(title="Titre brouillon-dépôt-mql", text="non-envoyé-mql")
    drafts.begin_proposal(cast.association, draft, by=cast.aminata, at=NOW)
    typed = replace(
        FULL, text="texte-dépôt-mql", summary="résumé-dépôt-mql", message="mot-mql"
    )
    sent = drafts.begin_proposal(cast.association, typed, by=cast.aminata, at=NOW)
    paper = SimpleUploadedFile("fichier-mql.docx", _word("octets-dépôt-mql"))
    drafts.add_file(sent, paper, by=cast.sira, at=NOW)
    drafts.send_proposal(sent, by=cast.sira, at=NOW)
    actions.return_proposal(sent, comment="retour-mql", by=cast.mariam, at=NOW)
    both = WRITERS | SECRETARIAT
    return {
        "texte-membres-mql": MEMBERS,
        "octets-membres-mql": MEMBERS,
        "octets-brouillon-mql": SECRETARIAT,
        "octets-embargo-mql": SECRETARIAT,
        "octets-restreint-mql": SECRETARIAT,
        "octets-retire-mql": SECRETARIAT,
        "orphelin-mql": SECRETARIAT,
        "texte-brouillon-mql": SECRETARIAT,
        "texte-embargo-mql": SECRETARIAT,
        "texte-retire-mql": SECRETARIAT,
        "non-envoyé-mql": WRITERS,
        "brouillon-dépôt-mql": WRITERS,
        "texte-dépôt-mql": both,
        "résumé-dépôt-mql": both,
        "octets-dépôt-mql": both,
        "fichier-mql": both,
        "mot-mql": both,
        "retour-mql": both,
    }


def _resource(word: str, **columns):
    return a_resource(
        f"Ressource {word.removesuffix('-mql')}",
        body=[("paragraph", f"<p>texte-{word}</p>")],
        document=a_document(f"{word[:4]}.xlsx", data=workbook(f"octets-{word}")),
        **columns,
    )


def _word(words: str) -> bytes:
    return package(document=f"<w>{words}</w>")
