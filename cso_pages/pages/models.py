"""Editorial pages, written in /gestion/."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page


class HomePage(Page):
    """The first page of the portal."""

    lead = models.CharField(_("phrase d’accueil"), max_length=250, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("lead")]
    parent_page_types = ["wagtailcore.Page"]
    max_count = 1
    template = "cso_pages/pages/home_page.html"


class StandardPage(Page):
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
