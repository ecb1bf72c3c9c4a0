"""The référentiels in /gestion/: rows are added, changed, retired; never removed."""

from typing import Any

from django.forms import ModelForm, modelform_factory
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from cso_pages.editing.forms import ReferenceForm
from cso_pages.glossary.models import GlossaryTerm
from cso_pages.reference.frameworks import Framework, FrameworkNode
from cso_pages.reference.models import Group, Language, OrgType, Territory, Theme


def nothing_to_delete(request: Any, *args: Any, **kwargs: Any) -> Any:
    """Other rows point at it: a row is retired from a day on."""
    raise Http404


class ReferenceViewSet(ModelViewSet):
    """The screens of one référentiel."""

    copy_view_enabled = False
    inspect_view_enabled = False
    list_per_page = 50
    icon = "list-ul"

    def get_form_class(self, for_update: bool = False) -> type[ModelForm]:
        return modelform_factory(
            self.model,
            form=ReferenceForm,
            formfield_callback=self.formfield_for_dbfield,
            fields=self.get_form_fields(),
        )

    @property
    def delete_view(self) -> Any:
        return nothing_to_delete


class TerritoryViewSet(ReferenceViewSet):
    model = Territory
    icon = "globe"
    menu_label = _("Territoires")
    list_display = ["name", "slug", "tile", "created_on", "retired_on"]
    form_fields = [
        "slug", "name", "tile", "code_ct", "code_ca", "iso_3166_2", "cod_ab_pcode",
        "position", "created_on", "predecessors", "retired_on",
    ]  # fmt: skip


class OrgTypeViewSet(ReferenceViewSet):
    model = OrgType
    menu_label = _("Types d’organisation")
    list_display = ["label", "label_plural", "code", "retired_on"]
    form_fields = ["code", "label", "label_plural", "position", "retired_on"]


class ThemeViewSet(ReferenceViewSet):
    model = Theme
    icon = "tag"
    menu_label = _("Domaines d’intervention")
    list_display = ["label", "short_label", "field", "retired_on"]
    list_filter = ["field"]
    form_fields = ["code", "label", "short_label", "field", "position", "retired_on"]


class GroupViewSet(ReferenceViewSet):
    model = Group
    icon = "group"
    menu_label = _("Groupes représentés")
    list_display = ["label", "code", "retired_on"]
    form_fields = ["code", "label", "position", "retired_on"]


class LanguageViewSet(ReferenceViewSet):
    model = Language
    icon = "openquote"
    menu_label = _("Langues")
    list_display = ["label", "tag", "retired_on"]
    form_fields = ["tag", "label", "position", "retired_on"]


class FrameworkViewSet(ReferenceViewSet):
    model = Framework
    icon = "doc-full"
    menu_label = _("Cadres de référence")
    list_display = ["label", "years", "reach", "retired_on"]
    list_filter = ["reach"]
    form_fields = [
        "code", "label", "reach", "from_year", "until_year", "closed_on", "source",
        "note", "position", "retired_on",
    ]  # fmt: skip


class FrameworkNodeViewSet(ReferenceViewSet):
    model = FrameworkNode
    menu_label = _("Éléments des cadres")
    list_display = ["number", "label", "framework", "retired_on"]
    list_filter = ["framework"]
    form_fields = ["framework", "number", "label", "position", "retired_on"]


class GlossaryViewSet(ReferenceViewSet):
    model = GlossaryTerm
    icon = "help"
    menu_label = _("Glossaire")
    list_display = ["term", "abbreviation", "definition", "retired_on"]
    form_fields = ["term", "abbreviation", "definition", "slug", "retired_on"]


class ReferenceGroup(ModelViewSetGroup):
    """One entry of the menu for all of them."""

    menu_label = _("Référentiels")
    menu_icon = "list-ul"
    menu_order = 500
    items = (
        TerritoryViewSet,
        OrgTypeViewSet,
        ThemeViewSet,
        GroupViewSet,
        LanguageViewSet,
        FrameworkViewSet,
        FrameworkNodeViewSet,
        GlossaryViewSet,
    )
