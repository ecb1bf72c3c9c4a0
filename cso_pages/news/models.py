"""News, campaigns and calls, newest first."""

from typing import Any, ClassVar

from django.core.paginator import Paginator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from cso_pages.media.models import PortalImage
from cso_pages.pages.addresses import address_of
from cso_pages.pages.blocks import TextBlocks
from cso_pages.pages.models import PublicPage, stream_text
from cso_pages.search.models import EntryKind

ON_A_PAGE = 10


class NewsIndexPage(PublicPage):
    """The list of news, by year and kind."""

    entry_kind = EntryKind.PAGE

    intro = models.CharField(_("introduction"), max_length=300, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("intro")]
    parent_page_types: ClassVar[list[str]] = ["cso_pages.HomePage"]
    subpage_types: ClassVar[list[str]] = ["cso_pages.NewsPage"]
    max_count = 1
    template = "cso_pages/news/index.html"

    class Meta:
        verbose_name = _("page des actualités")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        published = published_news()
        years = list(
            published.order_by("-dated_on__year")
            .values_list("dated_on__year", flat=True)
            .distinct()
        )
        year, kind = request.GET.get("annee", ""), request.GET.get("type", "")
        shown = published
        if year in map(str, years):
            shown = shown.filter(dated_on__year=int(year))
        if kind in NewsKind.values:
            shown = shown.filter(kind=kind)
        found = Paginator(shown, ON_A_PAGE).get_page(request.GET.get("page"))
        return context | {
            "found": found,
            "years": years,
            "kinds": NewsKind.choices,
            "year": year,
            "kind": kind,
        }

    @property
    def searched_summary(self) -> str:
        return self.search_description or self.intro


class NewsKind(models.TextChoices):
    NEWS = "nouvelle", _("nouvelle")
    CAMPAIGN = "campagne", _("campagne")
    CALL = "appel", _("appel")


class NewsPage(PublicPage):
    """One piece of news."""

    entry_kind = EntryKind.NEWS

    dated_on = models.DateField(_("date"))
    kind = models.CharField(
        _("type"), max_length=10, choices=NewsKind, default=NewsKind.NEWS
    )
    lead = models.CharField(
        _("résumé"),
        max_length=300,
        help_text=_("Deux phrases, lues dans la liste et dans la recherche."),
    )
    image = models.ForeignKey(
        PortalImage,
        verbose_name=_("image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    image_alt = models.CharField(
        _("texte de remplacement"),
        max_length=200,
        blank=True,
        help_text=_("Ce que montre l’image, pour qui ne la voit pas."),
    )
    image_consent = models.CharField(
        _("consentement"),
        max_length=300,
        blank=True,
        help_text=_("Qui a accepté, quand, jusqu’à quand. Jamais publié."),
    )
    body = StreamField(TextBlocks(), verbose_name=_("texte"), blank=True)

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("dated_on"), FieldPanel("kind")], _("Parution")),
        FieldPanel("lead"),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("image", "image_alt", "image_consent")],
            _("Image (facultatif)"),
        ),
        FieldPanel("body"),
    ]
    parent_page_types: ClassVar[list[str]] = ["cso_pages.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "cso_pages/news/page.html"

    class Meta:
        verbose_name = _("actualité")

    @property
    def address(self) -> str:
        return address_of(self)

    @property
    def searched_text(self) -> str:
        return stream_text(self.body)

    @property
    def searched_summary(self) -> str:
        return self.search_description or self.lead


def published_news() -> Any:
    """What everybody may read, the newest first."""
    return NewsPage.objects.live().public().order_by("-dated_on", "-pk")
