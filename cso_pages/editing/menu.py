"""The menu and the first screen of /gestion/: contents, référentiels, operations."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from cso_pages.library.models import ResourceIndexPage
from cso_pages.mandates.models import Role
from cso_pages.news.models import NewsIndexPage
from cso_pages.pages.models import HomePage
from cso_pages.permissions import has_role

# What has a state of ours is kept in the workspace; what nobody needs is left out.
LEFT_OUT = {"reports", "settings", "help", "snippets", "redirects"}
LISTS = (
    (NewsIndexPage, _("Actualités"), "news", "openquote"),
    (ResourceIndexPage, _("Ressources"), "resources", "folder-inverse"),
)


def keep_it_short(request: Any, menu_items: list[MenuItem]) -> None:
    """Leave contents, référentiels, operations and the way back to the workspace."""
    kept = [item for item in menu_items if item.name not in LEFT_OUT]
    if has_role(request.user, Role.SECRETARIAT, Role.EDITOR):
        kept += [
            MenuItem(
                label,
                reverse("wagtailadmin_explore", args=[pk]),
                name=name,
                icon_name=icon,
                order=150,
            )
            for model, label, name, icon in LISTS
            if (pk := model.objects.values_list("pk", flat=True).first())
        ]
    menu_items[:] = kept


class WelcomePanel(Component):
    """How one works here, in a few lines."""

    name = "welcome"
    template_name = "cso_pages/editing/welcome.html"
    order = 10

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        request = parent_context["request"]
        home = HomePage.objects.values_list("pk", flat=True).first()
        news = NewsIndexPage.objects.values_list("pk", flat=True).first()
        return {
            "writes": has_role(request.user, Role.SECRETARIAT, Role.EDITOR),
            "publishes": has_role(request.user, Role.SECRETARIAT),
            "home": home,
            "news": news,
        }


def welcome(request: Any, panels: list[Component]) -> None:
    panels.insert(0, WelcomePanel())
