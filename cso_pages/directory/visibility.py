"""Who may read which field of a record: one table of defaults, one choice a record."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cso_pages.reference.audiences import Audience

EVERYBODY = frozenset({Audience.PUBLIC.value})
WHOLE = frozenset(audience.value for audience in Audience)


@dataclass(frozen=True)
class Field:
    """A field of the record; a locked one is never the organisation's choice."""

    key: str
    label: str | Promise
    default: Audience
    hint: str | Promise = ""
    locked: bool = False


# Never public by default: persons, exact address, récépissé. Budgets and donors are
# not kept at all. Contacts and their channels carry their own audience, row by row.
FIELDS = (
    Field("name", _("Nom"), Audience.PUBLIC, locked=True),
    Field("sigle", _("Sigle"), Audience.PUBLIC, locked=True),
    Field("org_type", _("Type"), Audience.PUBLIC, locked=True),
    Field("territory", _("Territoire du siège"), Audience.PUBLIC, locked=True),
    Field(
        "themes",
        _("Domaines, et territoires où vous agissez"),
        Audience.PUBLIC,
        _("Fermés au public, ils sortent aussi des filtres de l’annuaire."),
    ),
    Field("summary", _("Ce que nous faisons"), Audience.PUBLIC),
    Field("mission", _("Mission"), Audience.MEMBERS),
    Field(
        "work",
        _("Activités : avec qui, depuis quand"),
        Audience.MEMBERS,
        _("Le détail de chaque domaine, sans nom de personne."),
    ),
    Field("founded_year", _("Année de création"), Audience.MEMBERS),
    Field("former_names", _("Anciens noms"), Audience.MEMBERS),
    Field("languages", _("Langues de travail"), Audience.MEMBERS),
    Field("membership", _("Membre de la Coordination"), Audience.MEMBERS),
    Field(
        "networks",
        _("Réseaux et organisations membres"),
        Audience.MEMBERS,
        _("Un lien n’est montré que si les deux organisations le montrent."),
    ),
    Field(
        "groups",
        _("Groupes : dirigée par, représente, cible"),
        Audience.SECRETARIAT,
        _("Montrés seulement si vous le voulez."),
    ),
    Field("offices", _("Bureaux et points de service"), Audience.MEMBERS),
    Field("locality", _("Commune ou quartier"), Audience.MEMBERS),
    Field("address", _("Adresse exacte"), Audience.SECRETARIAT),
    Field("registrations", _("Récépissé"), Audience.SECRETARIAT, locked=True),
    Field("shelters", _("Hébergement sécurisé"), Audience.SECRETARIAT, locked=True),
)
BY_KEY = {field.key: field for field in FIELDS}
CHOSEN = tuple(field for field in FIELDS if not field.locked)


def audience_of(choices: Mapping[str, str], key: str) -> str:
    """The audience of a field of a record that made these choices.

    A locked field ignores whatever they say; so does a choice nobody knows.
    """
    field = BY_KEY[key]
    said = choices.get(key)
    if field.locked or said not in Audience.values:
        return field.default.value
    return str(said)


def may_read(choices: Mapping[str, str], key: str, audiences: Collection[str]) -> bool:
    """Whether those who belong to these audiences may read the field."""
    return audience_of(choices, key) in audiences
