"""The door of the app in /gestion/: the way back to the workspace."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem


@hooks.register("register_admin_menu_item")
def workspace_menu_item() -> MenuItem:
    return MenuItem(
        _("Espace de travail"),
        reverse("workspace_home"),
        name="workspace",
        icon_name="home",
        order=1,
    )
