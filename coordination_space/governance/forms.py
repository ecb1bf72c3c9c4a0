"""The forms by which the secretariat keeps the texts."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from coordination_space.governance.models import READERS, DocumentKind
from cso_pages.media.checks import PDF, CheckedFile, checked_upload

DAY = {"type": "date"}


class DocumentForm(forms.Form):
    """What the text is called, and who reads it."""

    kind = forms.ChoiceField(label=_("Type de texte"), choices=DocumentKind.choices)
    title = forms.CharField(
        label=_("Titre"),
        max_length=150,
        error_messages={"required": _("Écrivez le titre.")},
    )
    summary = forms.CharField(
        label=_("En une phrase"),
        max_length=300,
        required=False,
        help_text=_("Ce que ce texte règle, pour qui ne l’a jamais lu."),
    )
    audience = forms.ChoiceField(
        label=_("Lu par"), choices=READERS, widget=forms.RadioSelect
    )


class RenameForm(DocumentForm):
    """A kind is given once: it says in which order texts are read."""

    kind = None  # type: ignore[assignment]


class VersionForm(forms.Form):
    """A version as it was adopted: its text, its file, or both."""

    adopted_on = forms.DateField(
        label=_("Adoptée le"),
        widget=forms.DateInput(attrs=DAY),
        error_messages={
            "required": _("Donnez la date d’adoption."),
            "invalid": _("Écrivez une date, par exemple 12/02/2026."),
        },
    )
    typed = forms.CharField(
        label=_("Texte à lire à l’écran"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_(
            "Collez le texte. Une ligne vide sépare deux paragraphes. Une ligne qui "
            "commence par « Titre » ou « Article » devient un titre."
        ),
    )
    file = forms.FileField(
        label=_("Fichier PDF"),
        required=False,
        help_text=_("Le texte signé, en PDF de 10 Mo au plus."),
    )

    def clean_file(self) -> CheckedFile | None:
        file = self.cleaned_data["file"]
        if not file:
            return None
        return checked_upload(
            file,
            allowed=frozenset({PDF}),
            max_bytes=settings.WAGTAILDOCS_MAX_UPLOAD_SIZE,
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        nothing = not cleaned.get("typed") and not cleaned.get("file")
        if nothing and "file" not in self.errors:
            self.add_error("typed", _("Écrivez le texte, ou joignez le fichier PDF."))
        return cleaned


class RepealForm(forms.Form):
    """From which day a version no longer applies."""

    repealed_on = forms.DateField(
        label=_("Abrogée le"),
        widget=forms.DateInput(attrs=DAY),
        error_messages={
            "required": _("Donnez la date."),
            "invalid": _("Écrivez une date, par exemple 12/02/2026."),
        },
    )
