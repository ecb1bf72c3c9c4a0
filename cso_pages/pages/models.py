"""Editorial pages, written in /gestion/."""

from typing import Any

from django.db import models
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from cso_pages.directory.queries import directory_figures

# Published or withdrawn, a page is seen as it is after this time.
KEPT_SECONDS = 10


class PublicPage(Page):
    """A page that caches may keep for a moment.

    Who may see a restricted one has a session, and what she receives is never kept.
    """

    class Meta:
        abstract = True

    def serve(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().serve(request, *args, **kwargs)
        patch_cache_control(response, public=True, max_age=KEPT_SECONDS)
        return response


class HomePage(PublicPage):
    """The first page of the portal."""

    lead = models.CharField(_("phrase d’accueil"), max_length=250, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("lead")]
    parent_page_types = ["wagtailcore.Page"]
    max_count = 1
    template = "cso_pages/pages/home_page.html"

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {"figures": directory_figures()}


class StandardPage(PublicPage):
    """A page of text."""

    intro = models.CharField(_("introduction"), max_length=300, blank=True)
    body = RichTextField(
        _("texte"), blank=True, features=["h2", "h3", "bold", "ol", "ul", "link"]
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("intro"),
        FieldPanel("body"),
    ]
    template = "cso_pages/pages/standard_page.html"
