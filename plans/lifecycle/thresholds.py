"""Sets from which jump a second person signs."""

import datetime
from collections.abc import Mapping
from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.db import transaction

from plans.lifecycle.models import SignatureRule
from plans.outline.models import Plan
from plans.permissions import can_close_periods
from portal.accounts.models import User
from portal.journal.actions import record

# Indicator key, or None for the whole plan → how many times; None is « no rule ».
Jumps = Mapping[int | None, Decimal | None]


@transaction.atomic
def set_rules(plan: Plan, jumps: Jumps, *, by: User, at: datetime.datetime) -> int:
    """Keep the thresholds given, remove those left blank; says how many changed.

    Raises PermissionDenied.
    """
    if not can_close_periods(by):
        raise PermissionDenied
    known = {
        rule.indicator_id: rule
        for rule in SignatureRule.objects.select_for_update().filter(plan=plan)
    }
    changed = 0
    for indicator, jump in jumps.items():
        rule = known.get(indicator)
        if (rule.jump if rule else None) == jump:
            continue
        if rule is not None:
            rule.delete()
        if jump is not None:
            SignatureRule.objects.create(plan=plan, indicator_id=indicator, jump=jump)
        changed += 1
    if changed:
        record(
            "signature_rules_set",
            at=at,
            actor=by.uuid,
            object_kind="plan",
            object_uuid=plan.uuid,
            changed=changed,
        )
    return changed
