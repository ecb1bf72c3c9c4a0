"""The columns of the directory as a table: heading, readers, width, what is written."""

import datetime
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from cso_pages.directory.contacts import ChannelKind
from cso_pages.directory.exports.reading import Told
from cso_pages.directory.labels import label_of, yes_or_no
from cso_pages.directory.parts import RegistrationKind, Tie
from cso_pages.directory.states import RecordStatus
from cso_pages.reference.audiences import Audience
from portal.kit.addresses import absolute

Value = str | int | datetime.date | None
PUBLIC, MEMBERS, SECRETARIAT = (audience.value for audience in Audience)
BETWEEN = " ; "


@dataclass(frozen=True)
class Column:
    """`audience` is the widest that may find something in it.

    A cell holds what the profile of its reader tells, nothing else; what she may not
    read of one record is empty there.
    """

    key: str
    heading: str | Promise
    value: Callable[[Told], Value]
    audience: str = PUBLIC
    width: int = 18


def columns_for(audiences: Collection[str]) -> list[Column]:
    """The columns in which these readers may find something."""
    return [column for column in COLUMNS if column.audience in audiences]


def _joined(values: Iterable[str]) -> str:
    return BETWEEN.join(value for value in values if value)


def _tie(told: Told, tie: Tie) -> str:
    return _joined(dict(told.profile.ties).get(label_of(tie), ()))


def _ways(told: Told, kind: ChannelKind) -> str:
    return _joined(one.value for one in told.profile.channels if one.kind == kind)


def _papers(told: Told, kind: RegistrationKind) -> str:
    return _joined(
        f"{paper.number} ({paper.authority})" if paper.authority else paper.number
        for paper in told.profile.papers
        if paper.label == label_of(kind)
    )


def _offices(told: Told) -> str:
    return _joined(
        f"{place.kind} : {_joined((place.territory, place.locality))}"
        for place in told.profile.places
    )


def _members(told: Told) -> str:
    if "membership" not in told.profile.readable:
        return ""
    return yes_or_no(told.profile.is_member)


def _first_year(told: Told) -> int | None:
    return min((w.since for w in told.profile.work if w.since), default=None)


def _last_year(told: Told) -> int | None:
    until = [work.until for work in told.profile.work]
    return max((y for y in until if y), default=None) if all(until) else None


COLUMNS = (
    Column("name", gettext_lazy("Nom"), lambda t: t.profile.name, width=44),
    Column("sigle", gettext_lazy("Sigle"), lambda t: t.profile.sigle, width=12),
    Column("org_type", gettext_lazy("Type"), lambda t: t.profile.org_type),
    Column(
        "territory", gettext_lazy("Territoire du siège"), lambda t: t.profile.territory
    ),
    Column(
        "places",
        gettext_lazy("Territoires d’action"),
        lambda t: _joined(
            dict.fromkeys(line.territory_name for line in t.profile.lines)
        ),
        width=28,
    ),
    Column(
        "themes",
        gettext_lazy("Domaines"),
        lambda t: _joined(work.label for work in t.profile.work),
        width=36,
    ),
    Column(
        "summary",
        gettext_lazy("Ce que nous faisons"),
        lambda t: t.profile.summary,
        width=50,
    ),
    Column("mission", gettext_lazy("Mission"), lambda t: t.profile.mission, width=50),
    Column(
        "founded_year",
        gettext_lazy("Année de création"),
        lambda t: t.profile.founded_year,
        width=10,
    ),
    Column(
        "former_names", gettext_lazy("Anciens noms"), lambda t: t.profile.former_names
    ),
    Column(
        "languages",
        gettext_lazy("Langues de travail"),
        lambda t: _joined(t.profile.languages),
    ),
    Column("membership", gettext_lazy("Membre de la Coordination"), _members, width=12),
    Column(
        "networks",
        gettext_lazy("Réseaux dont elle est membre"),
        lambda t: _joined(one.name for one in t.profile.networks),
        width=30,
    ),
    Column(
        "members",
        gettext_lazy("Organisations membres"),
        lambda t: _joined(one.name for one in t.profile.members),
        width=30,
    ),
    Column("led_by", gettext_lazy("Dirigée par"), lambda t: _tie(t, Tie.LED_BY)),
    Column("represents", gettext_lazy("Représente"), lambda t: _tie(t, Tie.REPRESENTS)),
    Column("targets", gettext_lazy("Cible"), lambda t: _tie(t, Tie.TARGETS)),
    Column(
        "activities",
        gettext_lazy("Activités"),
        lambda t: _joined(a for work in t.profile.work for a in work.activities),
        width=36,
    ),
    Column(
        "work_groups",
        gettext_lazy("Avec qui"),
        lambda t: _joined(
            dict.fromkeys(g for work in t.profile.work for g in work.groups)
        ),
    ),
    Column("since", gettext_lazy("Depuis"), _first_year, width=8),
    Column("until", gettext_lazy("Jusqu’en"), _last_year, width=8),
    Column("offices", gettext_lazy("Bureaux et points de service"), _offices, width=28),
    Column(
        "locality",
        gettext_lazy("Commune ou quartier du siège"),
        lambda t: t.profile.seat.locality if t.profile.seat else "",
    ),
    Column(
        "address",
        gettext_lazy("Adresse du siège"),
        lambda t: t.profile.seat.address if t.profile.seat else "",
        width=28,
    ),
    Column("phone", gettext_lazy("Téléphone"), lambda t: _ways(t, ChannelKind.PHONE)),
    Column(
        "whatsapp", gettext_lazy("WhatsApp"), lambda t: _ways(t, ChannelKind.WHATSAPP)
    ),
    Column(
        "email",
        gettext_lazy("Adresse e-mail"),
        lambda t: _ways(t, ChannelKind.EMAIL),
        width=28,
    ),
    Column("web", gettext_lazy("Site ou page"), lambda t: _ways(t, ChannelKind.WEB)),
    Column("radio", gettext_lazy("Radio"), lambda t: _ways(t, ChannelKind.RADIO)),
    # A page that shows one name is not a list of all of them: no public file has any.
    Column(
        "people",
        gettext_lazy("Personnes à contacter"),
        lambda t: _joined(one.name for one in t.profile.people),
        MEMBERS,
    ),
    Column(
        "functions",
        gettext_lazy("Leurs fonctions"),
        lambda t: _joined(one.function for one in t.profile.people),
        MEMBERS,
    ),
    Column(
        "receipts",
        gettext_lazy("Récépissé"),
        lambda t: _papers(t, RegistrationKind.RECEIPT),
        SECRETARIAT,
        24,
    ),
    Column(
        "agreements",
        gettext_lazy("Accord-cadre"),
        lambda t: _papers(t, RegistrationKind.AGREEMENT),
        SECRETARIAT,
        24,
    ),
    Column(
        "status",
        gettext_lazy("État de la fiche"),
        lambda t: label_of(RecordStatus(t.organisation.record_status)),
    ),
    Column(
        "confirmed_on",
        gettext_lazy("Fiche confirmée le"),
        lambda t: t.organisation.last_confirmed_on,
        width=12,
    ),
    Column(
        "hidden",
        gettext_lazy("Masquée"),
        lambda t: yes_or_no(t.organisation.hidden_at is not None),
        SECRETARIAT,
        10,
    ),
    Column(
        "open_data",
        gettext_lazy("Diffusion ouverte"),
        lambda t: yes_or_no(t.organisation.is_open_data),
        SECRETARIAT,
        10,
    ),
    Column(
        "modified_on",
        gettext_lazy("Fiche modifiée le"),
        lambda t: t.organisation.last_modified_on,
        SECRETARIAT,
        12,
    ),
    Column("source", gettext_lazy("Source"), lambda t: t.organisation.source),
    Column(
        "page",
        gettext_lazy("Page du portail"),
        lambda t: absolute(t.profile.address),
        width=34,
    ),
)
