"""What time does to requests: the region’s days end, old values are forgotten."""

import datetime

from django.db import transaction
from django.utils import timezone

from cso_pages.upkeep.requests import telling
from cso_pages.upkeep.requests.models import ChangeRequest, FieldChange
from cso_pages.upkeep.requests.permissions import regions_on
from cso_pages.upkeep.requests.states import CLOSED
from portal.journal.actions import record


@transaction.atomic
def escalate_requests(*, today: datetime.date, at: datetime.datetime) -> int:
    """Tell the secretariat, once, of what passed to it; says how many."""
    regions = regions_on(today)
    waiting = ChangeRequest.objects.awaiting().filter(escalated_at=None)
    passed = 0
    for request in waiting.select_related("organisation"):
        turn = regions.turn(request, today=today)
        if turn.is_region:
            continue
        ChangeRequest.objects.filter(pk=request.pk).update(escalated_at=at)
        if turn.is_escalated:
            telling.note("change_request_escalated", request, by=None, at=at)
            telling.tell_of_escalation(request, today=today, at=at)
            passed += 1
    return passed


@transaction.atomic
def forget_values(
    *, before: datetime.datetime, at: datetime.datetime
) -> tuple[int, int]:
    """Erase what was proposed in requests closed before that moment.

    What became of each field stays, without what it said. Says how many requests,
    and how many values.
    """
    old = ChangeRequest.objects.filter(
        state__in=sorted(CLOSED), closed_at__lt=before, forgotten_at=None
    )
    keys = list(old.values_list("pk", flat=True))
    values = FieldChange.objects.filter(request__in=keys).update(
        old=None, new=None, reason=""
    )
    requests = ChangeRequest.objects.filter(pk__in=keys).update(
        note="", answer="", forgotten_at=at
    )
    if requests:
        record(
            "change_values_forgotten",
            at=at,
            actor=None,
            requests=requests,
            values=values,
            day=timezone.localdate(before).isoformat(),
        )
    return requests, values
