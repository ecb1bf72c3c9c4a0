"""How forms are drawn: labels above, hints, a clear sentence beside each error."""

from django.forms.renderers import TemplatesSetting


class PortalFormRenderer(TemplatesSetting):
    """Draws every field with our own template, from the project's templates."""

    field_template_name = "components/field.html"
