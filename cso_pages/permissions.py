"""Who holds which right today, read from dated mandates and from nothing else.

The one place of the domain that reads the clock: a mandate ends its rights by its
date, without a job having to run.
"""

import datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from cso_pages.mandates.models import (
    ORGANISATION_ROLES,
    STAFF_ROLES,
    Mandate,
    Role,
)
from cso_pages.reference.audiences import Audience

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from cso_pages.directory.models import Organisation
    from cso_pages.upkeep.registration.models import Registration
    from portal.accounts.models import User

FOCAL_ROLES = (Role.FOCAL_DRAFTS, Role.FOCAL_SIGNATURE)
INNER_ROLES = frozenset(
    {
        Role.REGIONAL_FOCAL,
        Role.STEERING,
        Role.SECRETARIAT,
        Role.EDITOR,
        Role.MONITORING,
        Role.FINANCE,
    }
)


def mandates_of(
    user: "User | AnonymousUser", *, today: datetime.date | None = None
) -> tuple[Mandate, ...]:
    """The mandates a person holds on that day; read once per request and day."""
    if not user.is_authenticated or not user.is_active:
        return ()
    day = today or timezone.localdate()
    held: dict[datetime.date, tuple[Mandate, ...]] = user.__dict__.setdefault(
        "_held_mandates", {}
    )
    if day not in held:
        held[day] = tuple(
            Mandate.objects.filter(user_id=user.pk)
            .in_force(day)
            .select_related("organisation", "territory")
        )
    return held[day]


def forget_mandates(user: "User") -> None:
    """Have the next question read the rows again."""
    user.__dict__.pop("_held_mandates", None)


def has_role(user: "User | AnonymousUser", *roles: str) -> bool:
    return any(mandate.role in roles for mandate in mandates_of(user))


def organisations_of(user: "User | AnonymousUser", *roles: str) -> set[int]:
    """Keys of the organisations for which this person holds one of the roles."""
    return {
        mandate.organisation_id
        for mandate in mandates_of(user)
        if mandate.role in roles and mandate.organisation_id is not None
    }


def territories_of(user: "User | AnonymousUser", *roles: str) -> set[str]:
    """Keys of the territories for which this person holds one of the roles."""
    return {
        mandate.territory_id
        for mandate in mandates_of(user)
        if mandate.role in roles and mandate.territory_id is not None
    }


def holds_a_staff_mandate(user: "User | AnonymousUser") -> bool:
    return has_role(user, *STAFF_ROLES)


def belongs_to_the_coordination(user: "User | AnonymousUser") -> bool:
    """Whether what is meant for members is meant for this person.

    Those who speak for a member organisation, the regional focal points, the comité
    de pilotage and the staff; observers and the technical administration do not.
    """
    return any(
        mandate.role in INNER_ROLES
        or (
            mandate.role in ORGANISATION_ROLES
            and mandate.organisation is not None
            and mandate.organisation.is_member
        )
        for mandate in mandates_of(user)
    )


def audiences_of(user: "User | AnonymousUser") -> tuple[str, ...]:
    """The audiences that this person belongs to; everybody is of the public."""
    held = [Audience.PUBLIC.value]
    if belongs_to_the_coordination(user):
        held.append(Audience.MEMBERS.value)
    if has_role(user, Role.SECRETARIAT):
        held.append(Audience.SECRETARIAT.value)
    return tuple(held)


def can_enter_editing_desk(user: "User | AnonymousUser") -> bool:
    """/gestion/ is for holders of a staff mandate; what they may do there is less."""
    return holds_a_staff_mandate(user)


def can_invite(user: "User | AnonymousUser") -> bool:
    return has_role(user, Role.SECRETARIAT)


def can_change_mandates_of(user: "User | AnonymousUser", person: "User") -> bool:
    """The secretariat grants and ends roles, of others only."""
    return has_role(user, Role.SECRETARIAT) and user.pk != person.pk


def can_open_private_documents(user: "User | AnonymousUser") -> bool:
    """Documents of restricted collections: who writes the site, nobody else."""
    return has_role(user, Role.SECRETARIAT, Role.EDITOR)


def can_read_operations(user: "User | AnonymousUser") -> bool:
    """The journal of background tasks: who answers for them."""
    return has_role(user, Role.SECRETARIAT, Role.TECHNICAL_ADMIN)


def speaks_for(user: "User | AnonymousUser", organisation: "Organisation") -> bool:
    """Whether this person speaks for the organisation today; its record is hers."""
    return organisation.pk in organisations_of(user, *ORGANISATION_ROLES)


def _answers_for_its_territory(
    user: "User | AnonymousUser", organisation: "Organisation"
) -> bool:
    return organisation.territory_id in territories_of(user, Role.REGIONAL_FOCAL)


def can_write_for(user: "User | AnonymousUser", organisation: "Organisation") -> bool:
    """Its two focal points, for what an organisation says of itself."""
    held = organisations_of(user, Role.FOCAL_DRAFTS, Role.FOCAL_SIGNATURE)
    return organisation.pk in held


def can_open_record(user: "User | AnonymousUser", organisation: "Organisation") -> bool:
    """Its record in the workspace: hers, its region, the secretariat."""
    return (
        speaks_for(user, organisation)
        or _answers_for_its_territory(user, organisation)
        or has_role(user, Role.SECRETARIAT)
    )


def can_edit_record(user: "User | AnonymousUser", organisation: "Organisation") -> bool:
    """Both focal points write; so does the secretariat, for who asks by telephone."""
    return can_write_for(user, organisation) or has_role(user, Role.SECRETARIAT)


def can_confirm_record(
    user: "User | AnonymousUser", organisation: "Organisation"
) -> bool:
    """The organisation or its region says that all is right; nobody else knows."""
    return can_write_for(user, organisation) or _answers_for_its_territory(
        user, organisation
    )


def can_note_answer(user: "User | AnonymousUser", organisation: "Organisation") -> bool:
    """Types what was answered by telephone or on paper: the region, the secretariat."""
    return _answers_for_its_territory(user, organisation) or has_role(
        user, Role.SECRETARIAT
    )


def can_run_campaigns(user: "User | AnonymousUser") -> bool:
    """Prepares, opens and ends campaigns; takes links back."""
    return has_role(user, Role.SECRETARIAT)


def can_hide(user: "User | AnonymousUser", organisation: "Organisation") -> bool:
    """At once and without approval: the signature, its region, the secretariat."""
    return (
        can_show(user, organisation)
        or _answers_for_its_territory(user, organisation)
        or has_role(user, Role.SECRETARIAT)
    )


def can_show(user: "User | AnonymousUser", organisation: "Organisation") -> bool:
    """Only who signs for it makes an organisation public again."""
    return organisation.pk in organisations_of(user, Role.FOCAL_SIGNATURE)


def can_keep_the_directory(user: "User | AnonymousUser") -> bool:
    """Opens, checks and withdraws records, and keeps the help services."""
    return has_role(user, Role.SECRETARIAT)


def can_tend_the_directory(user: "User | AnonymousUser") -> bool:
    """The rooms of the upkeep: the secretariat, and each region for its own."""
    return has_role(user, Role.SECRETARIAT, Role.REGIONAL_FOCAL)


def can_import_organisations(user: "User | AnonymousUser") -> bool:
    """Reads lists, decides of their rows, writes and undoes them."""
    return has_role(user, Role.SECRETARIAT)


def can_type_registrations(user: "User | AnonymousUser") -> bool:
    """Types in the registrations that come on paper."""
    return has_role(user, Role.SECRETARIAT)


def can_check_registration(
    user: "User | AnonymousUser", registration: "Registration", *, turn: str
) -> bool:
    """The region from the first day, the secretariat when its turn has come.

    Nobody checks what she typed in, or what bears her own address.
    """
    if not user.is_authenticated or registration.is_of(user):
        return False
    if registration.territory_id in territories_of(user, Role.REGIONAL_FOCAL):
        return True
    return turn != "region" and has_role(user, Role.SECRETARIAT)


def can_merge_organisations(user: "User | AnonymousUser") -> bool:
    """Says that two records are one, or two; a fresh proof of identity is asked too."""
    return has_role(user, Role.SECRETARIAT)


def reads_letters(user: "User | AnonymousUser") -> bool:
    """What visitors write to the secretariat: the secretariat alone."""
    return has_role(user, Role.SECRETARIAT)


def can_read_contact(user: "User | AnonymousUser") -> bool:
    """Who may be written to through the portal: the secretariat, the focal points."""
    return reads_letters(user) or has_role(user, *FOCAL_ROLES)


def can_edit_reference(user: "User | AnonymousUser") -> bool:
    """Référentiels and glossary: who writes the site."""
    return has_role(user, Role.SECRETARIAT, Role.EDITOR)


def reads_more_than_the_public(user: "User | AnonymousUser") -> bool:
    """Whether some record says more to her: members, staff, who speaks for one."""
    return len(audiences_of(user)) > 1 or bool(
        organisations_of(user, *ORGANISATION_ROLES)
    )
