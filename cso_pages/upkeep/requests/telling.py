"""Who is told of what happens to a request; the subjects stay neutral."""

import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from cso_pages.directory.models import Organisation
from cso_pages.mandates.holders import holders_of
from cso_pages.mandates.models import Role
from cso_pages.permissions import FOCAL_ROLES
from cso_pages.upkeep.requests.fields import family_of
from cso_pages.upkeep.requests.models import ChangeRequest
from cso_pages.upkeep.requests.permissions import regions_on
from portal.accounts.models import User
from portal.journal.actions import record
from portal.notices.actions import notify


def note(
    action: str,
    request: ChangeRequest,
    *,
    by: User | None,
    at: datetime.datetime,
    fields: list[str] | None = None,
    **detail: Any,
) -> None:
    """The audit row of one act: which fields, never what they say."""
    if fields is not None:
        detail["fields"] = sorted({family_of(key) for key in fields})
    record(
        action,
        at=at,
        actor=by.uuid if by else None,
        object_kind="change_request",
        object_uuid=request.uuid,
        **detail,
    )


def tell_deciders(
    request: ChangeRequest, *, today: datetime.date, at: datetime.datetime
) -> None:
    """Those of its region who may decide, else the secretariat."""
    regions = regions_on(today)
    if regions.turn(request, today=today).is_region:
        near = regions.may_decide(request)
        people = list(User.objects.filter(uuid__in=sorted(near)).order_by("pk"))
    else:
        people = _secretariat(request, today)
    notify(
        people,
        kind="change_request.sent",
        subject=_("Une fiche de l’annuaire vous attend"),
        body=_("Une organisation propose de corriger sa fiche. Lisez, puis décidez."),
        path=request.get_absolute_url(),
        at=at,
    )


def tell_of_escalation(
    request: ChangeRequest, *, today: datetime.date, at: datetime.datetime
) -> None:
    """The region's days are over: the secretariat's begin."""
    notify(
        _secretariat(request, today),
        kind="change_request.escalated",
        subject=_("Une fiche de l’annuaire vous attend"),
        body=_("La région n’a pas décidé dans les sept jours. C’est à vous."),
        path=request.get_absolute_url(),
        at=at,
    )


def _secretariat(request: ChangeRequest, today: datetime.date) -> list[User]:
    everyone = holders_of(Role.SECRETARIAT, on=today)
    return [one for one in everyone if str(one.uuid) not in request.editors]


def tell_organisation(
    request: ChangeRequest, *, today: datetime.date, at: datetime.datetime
) -> None:
    """Its focal points, today's: whoever wrote it may have left."""
    notify(
        holders_of(*FOCAL_ROLES, on=today, organisation=request.organisation),
        kind="change_request.answered",
        subject=_("Votre fiche : une réponse"),
        body=_("Votre demande de modification a reçu une réponse. Lisez-la."),
        path=reverse("record_edit", args=[request.organisation.uuid]),
        at=at,
    )


def tell_of_entry(
    organisation: Organisation, *, today: datetime.date, at: datetime.datetime
) -> None:
    """The secretariat wrote for them: they read it again."""
    notify(
        holders_of(*FOCAL_ROLES, on=today, organisation=organisation),
        kind="organisation.entered",
        subject=_("Votre fiche a été mise à jour"),
        body=_("Le secrétariat y a écrit ce que vous lui avez dit. Vérifiez-le."),
        path=reverse("record", args=[organisation.uuid]),
        at=at,
    )
