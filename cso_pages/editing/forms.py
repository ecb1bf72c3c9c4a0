"""The form of a row of the référentiels: its key stays, nobody writes over anybody."""

import hashlib
import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.models import ModelLogEntry

from portal.kit.french import long_moment
from portal.kit.words import slug_of

KEYS = ("slug", "code", "tag")
OPENED_AS = "opened_as"


class ReferenceForm(WagtailAdminModelForm):
    """Carries what the row was when the form was opened.

    A form opened before somebody else's change is shown again with what was typed:
    sent once more, it is written, by a person who knows.
    """

    opened_as = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_new = self.instance._state.adding
        self.now_as = "" if self.is_new else fingerprint(self.instance)
        self.initial[OPENED_AS] = self.now_as
        for name in KEYS:
            if name in self.fields and not self.is_new:
                self.fields[name].disabled = True

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.is_new and "term" in cleaned:
            cleaned["slug"] = slug_of(cleaned.get("slug") or cleaned["term"])
        if not self.is_new and self.data.get(OPENED_AS, "") != self.now_as:
            self.data = self.data.copy()
            self.data[OPENED_AS] = self.now_as
            self.add_error(None, ValidationError(_told(self.instance), code="stale"))
        return cleaned


def fingerprint(row: Model) -> str:
    """A digest of every column of the row, and of the rows it names."""
    values = {
        field.attname: str(field.value_from_object(row))
        for field in row._meta.concrete_fields
    }
    for field in row._meta.many_to_many:
        named = sorted(str(other.pk) for other in field.value_from_object(row))
        values[field.name] = ",".join(named)
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()


def _told(row: Model) -> str:
    logged = ModelLogEntry.objects.for_instance(row).order_by("-timestamp").first()
    who = logged.user.get_full_name() if logged and logged.user else ""
    when = long_moment(timezone.localtime(logged.timestamp)) if logged else ""
    return format_html(
        _(
            "{who} a enregistré cette ligne {when}, après que vous l’avez ouverte. "
            "Rien n’est perdu : ce que vous avez écrit est encore dans ce formulaire. "
            "Enregistrez de nouveau pour garder votre version."
        ),
        who=who or _("Une autre personne"),
        when=format_html(_("le {}"), when) if when else "",
    )
