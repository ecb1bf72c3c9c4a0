"""What two people chose in the same record, side by side."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from cso_pages.directory.forms import READERS, ReadersForm
from cso_pages.directory.models import Organisation


@dataclass(frozen=True)
class Difference:
    """One field: what is kept now, and what was typed here."""

    label: str
    kept: str
    typed: str


def differences(form: ReadersForm, organisation: Organisation) -> list[Difference]:
    """The fields in which a valid form and the record as it is now differ."""
    fresh = ReadersForm(organisation=organisation)
    told = []
    for name, field in form.fields.items():
        if name == "version":
            continue
        kept, typed = fresh[name].value(), form.cleaned_data[name]
        if (kept or "") != (typed or ""):
            told.append(Difference(str(field.label), _shown(kept), _shown(typed)))
    return told


def _shown(value: object) -> str:
    """As people read it."""
    if value is True:
        return _("oui")
    if value in (None, "", False):
        return _("rien")
    return str(dict(READERS).get(str(value), value))
