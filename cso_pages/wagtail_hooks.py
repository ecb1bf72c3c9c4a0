"""The door of the editing desk: what the rooms add to /gestion/."""

from wagtail import hooks
from wagtail_modeladmin.options import modeladmin_register

from cso_pages.editing.menu import keep_it_short, welcome
from cso_pages.editing.viewsets import ReferenceGroup
from cso_pages.help.desk import HelpServiceViewSet
from cso_pages.library.doors import only_for_its_audience
from cso_pages.operations.register import OperationsRegister

modeladmin_register(OperationsRegister)

hooks.register("before_serve_page", only_for_its_audience)
hooks.register("construct_main_menu", keep_it_short)
hooks.register("construct_homepage_panels", welcome)
hooks.register("register_admin_viewset", ReferenceGroup)
hooks.register("register_admin_viewset", HelpServiceViewSet)
