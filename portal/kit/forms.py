"""How forms are drawn: labels above, hints, a clear sentence beside each error."""

from decimal import Decimal
from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy as _

from portal.kit.numbers import read_number, show_number


class PortalFormRenderer(TemplatesSetting):
    """Draws every field with our own template, from the project's templates."""

    field_template_name = "components/field.html"


class NumberField(forms.CharField):
    """A number typed as people type it, kept as a Decimal; None when left empty."""

    default_error_messages = {
        "required": _("Écrivez un nombre, par exemple 1 650 000."),
    }

    def __init__(self, *, decimals: int = 0, unit: str = "", **kwargs: Any) -> None:
        self.decimals = decimals
        self.unit = unit
        kwargs.setdefault("max_length", 40)
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attrs = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        return attrs | {
            "inputmode": "decimal" if self.decimals else "numeric",
            "autocomplete": "off",
            "class": "field__input--short text--num",
        }

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, (Decimal, int)):
            return show_number(value)
        return value

    def clean(self, value: Any) -> Decimal | None:
        typed = super().clean(value)
        if not typed:
            return None
        return read_number(typed, decimals=self.decimals)

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.clean(data) != initial)
        except forms.ValidationError:
            return True
