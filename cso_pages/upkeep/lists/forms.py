"""The file that is sent, and the fields that are given to its columns."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cso_pages.upkeep.imports.limits import MAX_BYTES
from cso_pages.upkeep.lists.layout import KNOWN


class ListForm(forms.Form):
    """One list of organisations; what it is, its content says."""

    file = forms.FileField(
        label=_("La liste"),
        max_length=255,
        help_text=_(
            "Classeur (.xlsx, .xls, .ods) ou texte (.csv, .txt), 20 Mo au plus. "
            "Rien n’entre dans l’annuaire avant votre accord."
        ),
        widget=forms.ClearableFileInput(
            attrs={"accept": ".xlsx,.xls,.ods,.csv,.txt", "class": "field__input"}
        ),
        error_messages={
            "required": _("Choisissez le fichier de la liste."),
            "empty": _("Ce fichier est vide."),
        },
    )

    def content(self) -> bytes:
        """The bytes, one more than allowed at most: enough to refuse them."""
        sent = self.cleaned_data["file"]
        return bytes(sent.read(MAX_BYTES + 1))


def columns_in(
    posted: Mapping[str, Any], layout: list[dict[str, Any]]
) -> dict[str, dict[str, str]]:
    """The field of each column, by signature of the headers; an unknown one is none."""
    mappings = {}
    for place, sheet in enumerate(layout):
        if not sheet["signature"]:
            continue
        fields = {
            str(at): posted.get(f"c-{place}-{at}", "")
            for at, _label, _field, _samples in sheet["columns"]
        }
        mappings[sheet["signature"]] = {
            at: name if name in KNOWN else "" for at, name in fields.items()
        }
    return mappings


def header_in(
    posted: Mapping[str, Any], layout: list[dict[str, Any]]
) -> tuple[str, int] | None:
    """The sheet and the row, from 1, that are said to hold the headers."""
    place, row = str(posted.get("feuille", "")), str(posted.get("ligne", ""))
    if not (place.isdecimal() and row.isdecimal() and len(row) < 6 and int(row)):
        return None
    if len(place) > 3 or int(place) >= len(layout):
        return None
    return layout[int(place)]["name"], int(row)
