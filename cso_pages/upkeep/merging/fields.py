"""The fields of two records side by side, and what the one that stays will say."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from cso_pages.directory.models import Organisation
from cso_pages.directory.visibility import CHOSEN, audience_of
from cso_pages.reference.audiences import Audience
from cso_pages.upkeep.imports.names import name_key

CHOICES = (
    ("name", _("Nom")),
    ("sigle", _("Sigle")),
    ("org_type_id", _("Type")),
    ("territory_id", _("Siège")),
    ("founded_year", _("Année de création")),
    ("summary", _("Ce que nous faisons")),
    ("mission", _("Mission")),
    ("former_names", _("Anciens noms")),
)
STRICT = (
    Audience.PUBLIC.value,
    Audience.MEMBERS.value,
    Audience.SECRETARIAT.value,
)
GONE = "gone"
FORMER_NAMES_AT_MOST = 300


@dataclass(frozen=True)
class Compared:
    """One field of the two; `chosen` is « kept » or « gone »."""

    name: str
    label: str
    kept: str
    gone: str
    chosen: str

    @property
    def differs(self) -> bool:
        return self.kept != self.gone


def compared(
    kept: Organisation, gone: Organisation, choices: Mapping[str, str]
) -> list[Compared]:
    """Field by field; what only one says is taken from it unless chosen otherwise."""
    return [
        Compared(
            name,
            str(label),
            _shown(kept, name),
            _shown(gone, name),
            chosen(kept, gone, name, choices),
        )
        for name, label in CHOICES
    ]


def chosen(
    kept: Organisation, gone: Organisation, name: str, choices: Mapping[str, str]
) -> str:
    said = choices.get(name, "")
    if said in ("kept", GONE):
        return said
    return GONE if getattr(gone, name) and not getattr(kept, name) else "kept"


def merged_values(
    kept: Organisation, gone: Organisation, choices: Mapping[str, str]
) -> dict[str, Any]:
    """What the one that stays will say.

    The stricter of the two wins for every reader: hidden if one is, each field for
    the fewest, open data only if both are.
    """
    values = {
        name: getattr(gone, name)
        for name, _label in CHOICES
        if chosen(kept, gone, name, choices) == GONE
    }
    values["former_names"] = _former(kept, gone, values)
    hidden = [one.hidden_at for one in (kept, gone) if one.hidden_at]
    values["hidden_at"] = min(hidden) if hidden else None
    values["is_member"] = kept.is_member or gone.is_member
    values["is_open_data"] = kept.is_open_data and gone.is_open_data
    values["field_audiences"] = _strictest(kept, gone)
    return {k: v for k, v in values.items() if v != getattr(kept, k)}


def _former(kept: Organisation, gone: Organisation, values: dict[str, Any]) -> str:
    """The name that goes stays findable, where there is room for it."""
    name = values.get("name", kept.name)
    said = str(values.get("former_names", kept.former_names))
    lost = kept.name if name == gone.name else gone.name
    if name_key(lost) in (name_key(name), name_key(said)) or lost in said:
        return said
    longer = f"{said} ; {lost}".strip(" ;")
    return longer if len(longer) <= FORMER_NAMES_AT_MOST else said


def _strictest(kept: Organisation, gone: Organisation) -> dict[str, str]:
    told = dict(kept.field_audiences)
    for one in CHOSEN:
        both = [audience_of(row.field_audiences, one.key) for row in (kept, gone)]
        strictest = max(both, key=STRICT.index)
        if strictest != audience_of(kept.field_audiences, one.key):
            told[one.key] = strictest
    return told


def _shown(organisation: Organisation, name: str) -> str:
    if name == "org_type_id":
        return organisation.org_type.label
    if name == "territory_id":
        return organisation.territory.name
    return str(getattr(organisation, name) or "")
