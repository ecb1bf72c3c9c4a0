"""The fields that may be proposed, in the order of the form, by section."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cso_pages.directory.parts import Tie
from cso_pages.directory.values import CHANNEL

Label = str | Promise

LABELS: dict[str, Label] = {
    "name": _("Nom"),
    "sigle": _("Sigle"),
    "former_names": _("Anciens noms"),
    "org_type": _("Type"),
    "territory": _("Territoire du siège"),
    "founded_year": _("Année de création"),
    "summary": _("Ce que nous faisons"),
    "mission": _("Mission"),
    "languages": _("Langues de travail"),
    "work": _("Qui fait quoi, où"),
    "places": _("Implantations"),
    Tie.LED_BY.value: _("Dirigée par"),
    Tie.REPRESENTS.value: _("Représente"),
    Tie.TARGETS.value: _("Cible"),
    "networks": _("Réseaux : membre de"),
    "registrations": _("Récépissé, accord-cadre"),
    "channel": _("Moyen de contact"),
}


@dataclass(frozen=True)
class Section:
    """A screen of the form: its address, its name, the fields it holds."""

    slug: str
    title: Label
    hint: Label
    keys: tuple[str, ...]

    def holds(self, key: str) -> bool:
        return family_of(key) in self.keys


SECTIONS = (
    Section(
        "general",
        _("Général"),
        _("Nom, type, siège, présentation, langues."),
        (
            "name", "sigle", "former_names", "org_type", "territory", "founded_year",
            "summary", "mission", "languages",
        ),
    ),
    Section(
        "actions",
        _("Quoi, et où"),
        _("Domaines, territoires, activités, implantations."),
        ("work", "places"),
    ),
    Section(
        "groupes",
        _("Groupes et réseaux"),
        _("Qui vous dirige, qui vous représentez, vos réseaux."),
        (*(tie.value for tie in Tie), "networks"),
    ),
    Section(
        "contacts",
        _("Contacts et enregistrement"),
        _("Téléphone, e-mail, récépissé, accord-cadre."),
        ("channel", "registrations"),
    ),
)  # fmt: skip
BY_SLUG = {section.slug: section for section in SECTIONS}
ORDER = tuple(LABELS)


def family_of(key: str) -> str:
    """« channel:<uuid> » is of the family « channel »; any other key is its own."""
    return "channel" if key.startswith(CHANNEL) else key


def label_of(key: str) -> Label:
    return LABELS[family_of(key)]
