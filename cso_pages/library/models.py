"""Advocacy and knowledge resources: pages to read first, their files second."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page, PageManager
from wagtail.query import PageQuerySet

from cso_pages.directory.models import Organisation
from cso_pages.library.kinds import Licence, ResourceType
from cso_pages.media.checks import KINDS
from cso_pages.media.models import PortalDocument
from cso_pages.pages.blocks import TextBlocks
from cso_pages.pages.models import PublicPage, stream_text
from cso_pages.permissions import audiences_of
from cso_pages.reference.audiences import Audience
from cso_pages.reference.models import Group, Language, Territory, Theme
from cso_pages.search.models import EntryKind

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User

READ_ONLY_METHODS = ["GET", "HEAD", "OPTIONS"]
WORDS_A_MINUTE = 180
AUDIENCES = [
    (Audience.PUBLIC.value, _("tout le monde")),
    (Audience.MEMBERS.value, _("les membres de la Coordination")),
]


class ResourceIndexPage(PublicPage):
    """The library: its introduction is written here, its list read from search."""

    intro = models.CharField(_("introduction"), max_length=300, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("intro")]
    parent_page_types = ["cso_pages.HomePage"]
    subpage_types = ["cso_pages.ResourcePage"]
    allowed_http_methods = READ_ONLY_METHODS
    max_count = 1
    template = "cso_pages/library/resource_list.html"

    class Meta:
        verbose_name = _("liste des ressources")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from cso_pages.library.listing import read_listing

        context = super().get_context(request, *args, **kwargs)
        listing = read_listing(request.GET, user=request.user, root=self.get_url())
        return context | {"listing": listing}


class ResourceQuerySet(PageQuerySet):
    def visible_to(self, user: "User | AnonymousUser") -> "ResourceQuerySet":
        """Published, restricted by nobody, and meant for an audience of hers."""
        return self.live().public().filter(audience__in=audiences_of(user))


class ResourcePage(PublicPage):
    """One resource: its text is read on the screen, its files are offered second."""

    entry_kind = EntryKind.RESOURCE

    resource_type = models.CharField(_("type"), max_length=12, choices=ResourceType)
    summary = models.TextField(
        _("résumé"), max_length=400, help_text=_("Trois lignes au plus.")
    )
    key_messages = models.TextField(
        _("messages clés"), blank=True, help_text=_("Un message par ligne.")
    )
    body = StreamField(TextBlocks(), verbose_name=_("texte"), blank=True)
    for_whom = models.CharField(_("pour qui"), max_length=150, blank=True)
    themes = ParentalManyToManyField(Theme, verbose_name=_("thèmes"), blank=True)
    territories = ParentalManyToManyField(
        Territory, verbose_name=_("territoires"), blank=True
    )
    groups = ParentalManyToManyField(Group, verbose_name=_("groupes"), blank=True)
    organisations = ParentalManyToManyField(
        Organisation,
        verbose_name=_("organisations autrices"),
        blank=True,
        related_name="resources",
    )
    language = models.ForeignKey(
        Language, verbose_name=_("langue du texte"), on_delete=models.PROTECT,
        default="fr",
    )  # fmt: skip
    licence = models.CharField(
        _("licence"), max_length=10, choices=Licence, default=Licence.CITE
    )
    audience = models.CharField(
        _("visible par"), max_length=12, choices=AUDIENCES, default=Audience.PUBLIC
    )
    dated_on = models.DateField(_("date du document"), null=True, blank=True)
    has_testimony = models.BooleanField(
        _("contient un témoignage de violences"), default=False
    )

    objects = PageManager.from_queryset(ResourceQuerySet)()

    content_panels = [
        *Page.content_panels,
        FieldPanel("resource_type"),
        FieldPanel("summary"),
        FieldPanel("key_messages"),
        FieldPanel("has_testimony"),
        FieldPanel("body"),
        InlinePanel("files", heading=_("Fichiers"), label=_("fichier")),
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in ("organisations", "dated_on", "language", "for_whom",
                             "themes", "territories", "groups", "licence", "audience")
            ],
            heading=_("Fiche"),
        ),
    ]  # fmt: skip
    parent_page_types = ["cso_pages.ResourceIndexPage"]
    subpage_types: list[str] = []
    allowed_http_methods = READ_ONLY_METHODS
    template = "cso_pages/library/resource_page.html"

    class Meta:
        verbose_name = _("ressource")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from cso_pages.library.reading import read_resource

        context = super().get_context(request, *args, **kwargs)
        address = request.build_absolute_uri(self.get_url())
        reading = read_resource(self, user=request.user, address=address)
        return context | {"reading": reading}

    @property
    def producers(self) -> str:
        """Who made it, as everybody may read it: a hidden member keeps its name."""
        names = dict.fromkeys(row.public_name for row in self.organisations.all())
        return ", ".join(names) or str(_("Coordination nationale des OSC"))

    @property
    def is_for_members(self) -> bool:
        return self.audience != Audience.PUBLIC

    @property
    def messages(self) -> list[str]:
        """The key messages, one a line in the form."""
        return [line.strip() for line in self.key_messages.splitlines() if line.strip()]

    @cached_property
    def plain_text(self) -> str:
        """The words of the text, without its markup."""
        return stream_text(self.body)

    @property
    def searched_text(self) -> str:
        """No name of an organisation: one that hides leaves nothing behind."""
        return f"{self.key_messages} {self.plain_text}"

    @property
    def searched_summary(self) -> str:
        return str(self.summary)

    @property
    def reading_minutes(self) -> int:
        """Minutes to read the text, at 180 words a minute; 0 without a text."""
        words = len(f"{self.key_messages} {self.plain_text}".split())
        return max(1, round(words / WORDS_A_MINUTE)) if self.plain_text else 0


class ResourceFile(Orderable):
    """A file of a resource: the only way by which a document becomes readable."""

    page = ParentalKey(ResourcePage, on_delete=models.CASCADE, related_name="files")
    document = models.ForeignKey(
        PortalDocument,
        verbose_name=_("document"),
        on_delete=models.CASCADE,
        related_name="resource_files",
    )
    label = models.CharField(
        _("titre du fichier"), max_length=150, blank=True,
        help_text=_("Par exemple : Résumé en fulfulde. Vide : le titre du document."),
    )  # fmt: skip
    language = models.ForeignKey(
        Language,
        verbose_name=_("langue"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
    )
    transcript = models.TextField(
        _("transcription"), blank=True,
        help_text=_("Pour un fichier audio : ce qui est dit, mot à mot."),
    )  # fmt: skip

    panels = [
        FieldPanel("document"),
        FieldPanel("label"),
        FieldPanel("language"),
        FieldPanel("transcript"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("fichier")

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        return self.label or str(self.document.title)

    @property
    def is_audio(self) -> bool:
        return str(self.document.content_type).startswith("audio/")

    @property
    def word(self) -> str:
        """What the file is, in a word: « PDF », « Word »."""
        kind = KINDS.get(self.document.content_type)
        return kind.short if kind else self.document.file_extension.upper()
