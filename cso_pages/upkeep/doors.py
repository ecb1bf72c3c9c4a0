"""The rooms of the upkeep that a person may enter, with what waits in each."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from cso_pages.help.checking import due_checks
from cso_pages.permissions import (
    can_import_organisations,
    can_keep_the_directory,
    can_merge_organisations,
)
from cso_pages.upkeep.campaigns.queries import unanswered_for
from cso_pages.upkeep.merging.models import LikelyPair
from cso_pages.upkeep.models import ImportRun
from cso_pages.upkeep.registration.models import Registration
from cso_pages.upkeep.requests.queries import waiting_for

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User


@dataclass(frozen=True)
class Door:
    """A room: its name, what it is for, its address, how many things wait (None: –)."""

    label: str
    purpose: str
    address: str
    waiting: int | None = None


def _help_door(user: "User | AnonymousUser", *, today: datetime.date) -> Iterator[Door]:
    if can_keep_the_directory(user):
        yield Door(
            _("Services d’aide à vérifier"),
            _("Appeler chaque numéro ; 90 jours après, il sort du site."),
            reverse("help_checks"),
            due_checks(today),
        )


def doors_for(user: "User | AnonymousUser", *, today: datetime.date) -> list[Door]:
    """Only the rooms she may enter; at most one query each."""
    doors = [
        Door(
            _("Les fiches"),
            _("Chercher une organisation, ouvrir ou corriger sa fiche."),
            reverse("record_list"),
        ),
        Door(
            _("Les inscriptions"),
            _("Contrôler les organisations qui demandent à entrer dans l’annuaire."),
            reverse("registration_list"),
            Registration.objects.visible_to(user).waiting().count(),
        ),
        Door(
            _("Campagnes de mise à jour"),
            _("Demander si chaque fiche est juste ; noter les réponses."),
            reverse("campaign_list"),
            unanswered_for(user),
        ),
        Door(
            _("Modifications proposées"),
            _("Lire ce que les organisations proposent, décider champ par champ."),
            reverse("change_requests"),
            waiting_for(user),
        ),
        *_help_door(user, today=today),
    ]
    if can_import_organisations(user):
        doors.append(
            Door(
                _("Importer une liste"),
                _("Lire un classeur reçu, décider de ses lignes, les enregistrer."),
                reverse("import_list"),
                ImportRun.objects.visible_to(user).waiting().count(),
            )
        )
    if can_merge_organisations(user):
        doors.append(
            Door(
                _("Doublons probables"),
                _("Des fiches qui se ressemblent : les réunir, ou les dire deux."),
                reverse("duplicate_list"),
                LikelyPair.objects.visible_to(user).waiting().count(),
            )
        )
    return doors
