"""The form of a document: its file, its number, its dates."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cso_pages.upkeep.papers.actions import Told
from cso_pages.upkeep.papers.models import PaperKind
from cso_pages.upkeep.requests.rows import date_field


class PaperForm(forms.Form):
    """What is laid beside a record; the kind of a new version is that of the former."""

    kind = forms.ChoiceField(label=_("Nature de la pièce"), choices=PaperKind.choices)
    file = forms.FileField(
        label=_("Fichier"),
        widget=forms.FileInput,
        help_text=_(
            "PDF, Word, Excel ou photo de la page, 5 Mo au plus. Le lieu et l’auteur "
            "inscrits dans le fichier sont effacés."
        ),
        error_messages={"required": _("Choisissez un fichier.")},
    )
    number = forms.CharField(label=_("Numéro"), max_length=60, required=False)
    authority = forms.CharField(label=_("Autorité"), max_length=150, required=False)
    issued_on = date_field(_("Délivrée le"))
    expires_on = date_field(_("Valable jusqu’au"))

    def __init__(self, *args: Any, has_kind: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._has_kind = has_kind
        if has_kind:
            del self.fields["kind"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        issued, expires = data.get("issued_on"), data.get("expires_on")
        if issued and expires and expires < issued:
            self.add_error("expires_on", _("La fin ne peut pas précéder le début."))
        return data

    @property
    def told(self) -> Told:
        typed = {
            n: v for n, v in self.cleaned_data.items() if n not in {"file", "kind"}
        }
        return Told(kind=self._has_kind or self.cleaned_data["kind"], **typed)
