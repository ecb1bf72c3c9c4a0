"""The door of the editing desk: what the rooms add to /gestion/."""

from wagtail_modeladmin.options import modeladmin_register

from cso_pages.operations.register import OperationsRegister

modeladmin_register(OperationsRegister)
