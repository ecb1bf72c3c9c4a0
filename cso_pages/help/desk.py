"""The help services in /gestion/, where the secretariat keeps them."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.viewsets.model import ModelViewSet

from cso_pages.editing.forms import ReferenceForm
from cso_pages.help.models import HelpService


class HelpServiceViewSet(ModelViewSet):
    """A number is kept with the day it was last called."""

    model = HelpService
    icon = "help"
    menu_label = _("Services d’aide")
    add_to_admin_menu = True
    menu_order = 320
    list_display = ["name", "territory", "phone", "verified_on"]
    list_filter = ["territory", "kind", "is_free"]
    search_fields = ["name", "operator", "phone"]
    ordering = ["verified_on"]
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [
                    FieldPanel("name"),
                    FieldPanel("kind"),
                    FieldPanel("territory"),
                    FieldPanel("operator"),
                ],
                heading=_("Le service"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("phone"),
                    FieldPanel("is_free"),
                    FieldPanel("hours"),
                    FieldPanel("languages"),
                    FieldPanel("is_neutral"),
                ],
                heading=_("L’appel"),
            ),
            MultiFieldPanel(
                [FieldPanel("verified_on"), FieldPanel("verified_by")],
                heading=_("La vérification"),
            ),
        ],
        base_form_class=ReferenceForm,  # no silent overwrite
    )
