"""What the home page is made of; the secretariat chooses, orders and removes."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cso_pages.pages.blocks import (
    TEXT_FEATURES,
    DocumentBlock,
    ImageBlock,
    LinksBlock,
    NoteBlock,
    QuoteBlock,
    TitleBlock,
)

# Two of these that follow each other stand side by side on a wide screen.
WIDE_HALF, HALVES = "plan", ("figures", "resources", "meetings", "news")


class HeroBlock(blocks.StructBlock):
    """The title of the portal, a sentence, and the search."""

    lead = blocks.TextBlock(
        label=_("Phrase d’accueil"), required=False, max_length=250, rows=3
    )
    has_search = blocks.BooleanBlock(
        label=_("Avec la recherche"), required=False, default=True
    )

    class Meta:
        icon = "home"
        label = _("Entrée du portail")
        template = "cso_pages/home/hero.html"


def _by_itself(name: str, label: Any, icon: str, told: Any) -> blocks.StaticBlock:
    """A block that the portal fills."""
    return blocks.StaticBlock(
        label=label,
        icon=icon,
        admin_text=told,
        template=f"cso_pages/home/{name}.html",
    )


class HomeBlocks(blocks.StreamBlock):
    """The vocabulary of the home page."""

    hero = HeroBlock()
    links = LinksBlock()
    help = _by_itself(
        "help",
        _("Trouver de l’aide"),
        "help",
        _("Le bloc d’aide : services vérifiés, ou les conseils de sécurité."),
    )
    plan = _by_itself(
        "plan", _("Avancement du plan"), "tasks", _("Les axes du plan d’action.")
    )
    figures = _by_itself(
        "figures", _("Chiffres"), "order", _("La Coordination en chiffres.")
    )
    territories = _by_itself(
        "territories",
        _("Territoires"),
        "globe",
        _("La carte des territoires et les types d’organisation."),
    )
    resources = _by_itself(
        "resources", _("Dernières ressources"), "doc-full", _("Les plus récentes.")
    )
    meetings = _by_itself(
        "meetings", _("Réunions"), "date", _("La prochaine, et les derniers comptes.")
    )
    news = _by_itself(
        "news", _("Dernières actualités"), "openquote", _("Les trois plus récentes.")
    )
    title = TitleBlock()
    paragraph = blocks.RichTextBlock(
        label=_("Texte"),
        icon="pilcrow",
        features=TEXT_FEATURES,
        template="cso_pages/blocks/paragraph.html",
    )
    note = NoteBlock()
    quote = QuoteBlock()
    image = ImageBlock()
    document = DocumentBlock()

    class Meta:
        block_counts = {
            name: {"max_num": 1}
            for name in (
                *("hero", "help", "plan", "figures", "territories"),
                *("resources", "meetings", "news"),
            )
        }


def arranged(stream: Any) -> list[dict[str, Any]]:
    """The blocks in the order written, two halves that follow each other as one row.

    A row says how it is laid out: full (to both edges), columns, equal, or text.
    """
    rows: list[dict[str, Any]] = []
    for block in stream:
        kind = block.block_type
        last = rows[-1] if rows else None
        half = kind in HALVES or kind == WIDE_HALF
        if half and last and last["halves"] == 1:
            first = last["blocks"][0].block_type
            last["blocks"].append(block)
            last["halves"] = 2
            last["layout"] = "columns" if first == WIDE_HALF else "equal"
        elif half:
            rows.append({"layout": "text", "blocks": [block], "halves": 1})
        elif kind in ("hero", "territories", "help"):
            rows.append({"layout": "full", "blocks": [block], "halves": 0})
        elif kind == "links":
            rows.append({"layout": "text", "blocks": [block], "halves": 0})
        elif last and last["layout"] == "prose":
            last["blocks"].append(block)
        else:
            rows.append({"layout": "prose", "blocks": [block], "halves": 0})
    return rows
