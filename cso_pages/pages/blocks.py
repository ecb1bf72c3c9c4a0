"""What a text is made of: the blocks that pages, news and resources share."""

from django.core.validators import RegexValidator
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from cso_pages.pages.addresses import address_of

TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link"]
LINK = RegexValidator(
    r"^(/|https://)\S*$",
    _("Écrivez une adresse qui commence par « / » ou par « https:// »."),
)


class TitleBlock(blocks.StructBlock):
    """A heading inside the text; the page's own title stands above."""

    text = blocks.CharBlock(label=_("Texte"), max_length=150)
    level = blocks.ChoiceBlock(
        label=_("Niveau"),
        choices=[("h2", _("titre")), ("h3", _("sous-titre"))],
        default="h2",
        search_index=False,
    )

    class Meta:
        icon = "title"
        label = _("Titre")
        template = "cso_pages/blocks/title.html"


class QuoteBlock(blocks.StructBlock):
    """Somebody's words; a testimony never names a survivor."""

    text = blocks.TextBlock(label=_("Paroles"), max_length=800)
    said_by = blocks.CharBlock(
        label=_("Qui parle"),
        required=False,
        max_length=120,
        help_text=_("Une fonction ou un lieu. Jamais le nom d’une survivante."),
    )

    class Meta:
        icon = "openquote"
        label = _("Citation")
        template = "cso_pages/blocks/quote.html"


class ImageBlock(blocks.StructBlock):
    """A picture, with words for who does not see it and a note on who agreed."""

    image = ImageChooserBlock(label=_("Image"))
    alt = blocks.CharBlock(
        label=_("Texte de remplacement"),
        max_length=200,
        help_text=_("Ce que montre l’image, pour qui ne la voit pas."),
    )
    caption = blocks.CharBlock(label=_("Légende"), required=False, max_length=250)
    consent = blocks.TextBlock(
        label=_("Consentement"),
        max_length=500,
        search_index=False,
        help_text=_(
            "Qui a accepté, quand, jusqu’à quand ; ou « aucune personne "
            "reconnaissable ». Cette note n’est jamais publiée."
        ),
    )

    class Meta:
        icon = "image"
        label = _("Image")
        template = "cso_pages/blocks/image.html"


class NoteBlock(blocks.StructBlock):
    """A few lines in a box."""

    title = blocks.CharBlock(label=_("Titre"), required=False, max_length=120)
    text = blocks.RichTextBlock(label=_("Texte"), features=TEXT_FEATURES)
    tone = blocks.ChoiceBlock(
        label=_("Ton"),
        choices=[
            ("info", _("information")),
            ("watch", _("attention")),
            ("good", _("bonne nouvelle")),
        ],
        default="info",
        search_index=False,
    )

    class Meta:
        icon = "info-circle"
        label = _("Encadré")
        template = "cso_pages/blocks/note.html"


class LinkValue(blocks.StructValue):
    """A link to a page of the portal, or to an address."""

    @cached_property
    def href(self) -> str:
        """Empty when the page chosen is no longer published."""
        page = self.get("page")
        if page is None:
            return self.get("address") or ""
        return address_of(page) if page.live else ""


class LinkBlock(blocks.StructBlock):
    """One link, with what one finds behind it."""

    label = blocks.CharBlock(label=_("Libellé"), max_length=80)
    hint = blocks.CharBlock(label=_("Précision"), required=False, max_length=120)
    page = blocks.PageChooserBlock(label=_("Page du portail"), required=False)
    address = blocks.CharBlock(
        label=_("Ou adresse"), required=False, max_length=300, validators=[LINK]
    )
    icon = blocks.ChoiceBlock(
        label=_("Dessin"),
        choices=[
            ("list", _("liste")),
            ("voice", _("porte-voix")),
            ("plan", _("diagramme")),
        ],
        default="list",
        search_index=False,
    )

    class Meta:
        icon = "link"
        label = _("Lien")
        value_class = LinkValue


class LinksBlock(blocks.StructBlock):
    """A few links side by side: what one can do from here."""

    links = blocks.ListBlock(LinkBlock(), label=_("Liens"), max_num=6)

    class Meta:
        icon = "list-ul"
        label = _("Liens (tâches)")
        template = "cso_pages/blocks/links.html"


class QuestionBlock(blocks.StructBlock):
    """A question; its answer opens without JavaScript."""

    question = blocks.CharBlock(label=_("Question"), max_length=200)
    answer = blocks.RichTextBlock(label=_("Réponse"), features=TEXT_FEATURES)

    class Meta:
        icon = "help"
        label = _("Question et réponse")
        template = "cso_pages/blocks/question.html"


class DocumentBlock(blocks.StructBlock):
    """A file to download; its weight is said first."""

    document = DocumentChooserBlock(label=_("Document"))
    label = blocks.CharBlock(
        label=_("Libellé"),
        required=False,
        max_length=150,
        help_text=_("Sans libellé : le titre du document."),
    )

    class Meta:
        icon = "doc-full"
        label = _("Document à télécharger")
        template = "cso_pages/blocks/document.html"


class TextBlocks(blocks.StreamBlock):
    """The vocabulary of a text."""

    title = TitleBlock()
    paragraph = blocks.RichTextBlock(
        label=_("Paragraphe"),
        icon="pilcrow",
        features=TEXT_FEATURES,
        template="cso_pages/blocks/paragraph.html",
    )
    quote = QuoteBlock()
    image = ImageBlock()
    note = NoteBlock()
    links = LinksBlock()
    question = QuestionBlock()
    document = DocumentBlock()


class PageBlocks(TextBlocks):
    """A standard page may also show what the portal writes by itself."""

    legend = blocks.StaticBlock(
        label=_("Légende des états"),
        icon="table",
        admin_text=_("Badges, signaux et barres du plan, tels que le portail les lit."),
        template="cso_pages/blocks/legend.html",
    )
    bodies = blocks.StaticBlock(
        label=_("Organes de la Coordination"),
        icon="group",
        admin_text=_("La liste des organes, tenue dans l’espace de travail."),
        template="cso_pages/blocks/bodies.html",
    )
    governance = blocks.StaticBlock(
        label=_("Textes de la Coordination"),
        icon="doc-full",
        admin_text=_("Statuts, règlement, charte : tenus dans l’espace de travail."),
        template="cso_pages/blocks/governance.html",
    )
