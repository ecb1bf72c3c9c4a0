"""Words in the private places of written pages, texts and the contact page."""

from wagtail.models import PageViewRestriction

from cso_pages.pages.actions import ensure_pages
from cso_pages.pages.first_texts import as_stream
from cso_pages.pages.models import HomePage, StandardPage
from cso_pages.reference.audiences import Audience
from tests.access import PEOPLE
from tests.access_samples_editorial import a_file, a_message, a_text

INSIDE = {"aminata", "sira", "bintou", "fatoumata", "regional", "mariam", "ibrahim",
          "coumba", "steering"}  # fmt: skip
SIGNED_IN = set(PEOPLE) - {"visitor"}


def seed(cast) -> dict[str, set[str]]:
    """The words, and who may receive each; the secretariat writes drafts and reads
    what visitors wrote."""
    ensure_pages()
    home = HomePage.objects.get()
    draft = StandardPage(
        title="marqueurbrouillontitre", body=as_stream(["marqueurbrouillontexte"])
    )
    draft.live = False
    home.add_child(instance=draft)
    closed = StandardPage(
        title="marqueurferme",
        slug="page-fermee",
        body=as_stream(["marqueurfermetexte"]),
    )
    home.add_child(instance=closed)
    closed.save_revision().publish()
    way = StandardPage(
        title="Chemin",
        show_in_menus=True,
        body=as_stream(['<a href="/page-fermee/">Pour les membres</a>']),
    )
    StandardPage.objects.get(slug="coordination").add_child(instance=way)
    way.save_revision().publish()
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    a_text(
        cast,
        audience=Audience.MEMBERS,
        title="marqueurmanuel",
        typed="marqueurarticle",
        file=a_file(b"%PDF-1.4 marqueuroctets", name="marqueurnomdefichier.pdf"),
    )
    a_message("marqueurmessage", name="marqueurauteure", email="marqueur@exemple.test")
    hers = {"mariam"}
    return {
        "marqueurbrouillontitre": hers,
        "marqueurbrouillontexte": hers,
        "marqueurferme": SIGNED_IN,
        "marqueurfermetexte": SIGNED_IN,
        "marqueurmanuel": INSIDE,
        "marqueurarticle": INSIDE,
        "marqueuroctets": INSIDE,
        "marqueurnomdefichier": INSIDE,
        "marqueurmessage": hers,
        "marqueurauteure": hers,
        "marqueur@exemple.test": hers,
    }
