"""The demonstration's accounts, and the people behind the other organisations."""

import datetime
from dataclasses import dataclass

from allauth.account.models import EmailAddress

from cso_pages.directory.models import Organisation
from cso_pages.mandates.actions import grant_mandate
from cso_pages.mandates.models import Role
from cso_pages.reference.models import Territory
from portal.accounts.models import User


@dataclass(frozen=True)
class Account:
    """One demo account; `where` is a sigle or a territory's slug."""

    email: str
    first_name: str
    last_name: str
    role: Role
    where: str
    told: str


ACCOUNTS = [
    Account("secretariat@demo.test", "Mariam", "Démo", Role.SECRETARIAT, "",
            "secrétariat permanent"),
    Account("redaction@demo.test", "Nana", "Démo", Role.EDITOR, "", "rédaction"),
    Account("suivi@demo.test", "Ibrahim", "Démo", Role.MONITORING, "",
            "suivi-évaluation"),
    Account("finances@demo.test", "Coumba", "Démo", Role.FINANCE, "", "finances"),
    Account("membre-a@demo.test", "Aminata", "Démo", Role.FOCAL_SIGNATURE, "AEDF",
            "point focal (signature), association de Mopti"),
    Account("saisie-a@demo.test", "Sira", "Démo", Role.FOCAL_DRAFTS, "AEDF",
            "point focal (saisie), même association"),
    Account("membre-b@demo.test", "Bintou", "Démo", Role.FOCAL_SIGNATURE, "OEAF",
            "point focal (signature), ONG de Ségou"),
    Account("reseau@demo.test", "Fatoumata", "Démo", Role.NETWORK_LEAD, "REOFP",
            "responsable de réseau"),
    Account("regional@demo.test", "Hawa", "Démo", Role.REGIONAL_FOCAL, "mopti",
            "point focal régional, Mopti"),
    Account("pilotage@demo.test", "Oumar", "Démo", Role.STEERING, "",
            "comité de pilotage"),
    Account("bailleur@demo.test", "Claire", "Démo", Role.OBSERVER, "",
            "bailleur, observateur"),
    Account("admin@demo.test", "Seydou", "Démo", Role.TECHNICAL_ADMIN, "",
            "administration technique"),
]  # fmt: skip


def make_person(email: str, first_name: str, last_name: str) -> User:
    """An account whose address is verified; it has no password yet."""
    user = User.objects.create_user(email, first_name=first_name, last_name=last_name)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user


def make_accounts(starts_on: datetime.date, at: datetime.datetime) -> dict[str, User]:
    """The accounts of the README, by e-mail address."""
    made = {}
    for account in ACCOUNTS:
        user = make_person(account.email, account.first_name, account.last_name)
        where: dict[str, object] = {}
        if account.role == Role.REGIONAL_FOCAL:
            where["territory"] = Territory.objects.get(pk=account.where)
        elif account.where:
            where["organisation"] = Organisation.objects.get(sigle=account.where)
        grant_mandate(user, account.role, starts_on=starts_on, by=None, at=at, **where)
        made[account.email] = user
    return made


def focal_point_of(
    organisation: Organisation, *, starts_on: datetime.date, at: datetime.datetime
) -> User:
    """Who signs for an organisation, made where nobody does."""
    mandate = organisation.mandates.filter(role=Role.FOCAL_SIGNATURE).first()
    if mandate is not None:
        return mandate.user
    user = make_person(
        f"point-focal-{organisation.pk}@exemple.test", "Point focal", organisation.sigle
    )
    grant_mandate(
        user,
        Role.FOCAL_SIGNATURE,
        organisation=organisation,
        starts_on=starts_on,
        by=None,
        at=at,
    )
    return user
