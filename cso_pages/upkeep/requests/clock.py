"""What the timetable asks of this room: tell of escalation, forget old values."""

import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from cso_pages.upkeep.requests.aging import escalate_requests, forget_values
from portal.jobs.registry import job
from portal.jobs.work import Work

VALUES_KEPT = datetime.timedelta(days=365)


@job("upkeep.escalate_requests")
def escalate(work: Work) -> None:
    """What the region left for seven days is told to the secretariat, once."""
    told = escalate_requests(today=timezone.localdate(), at=timezone.now())
    work.progress(1, 1, _("demandes passées au secrétariat : %(n)s") % {"n": told})


@job("upkeep.forget_changes")
def forget(work: Work) -> None:
    """Proposed values hold numbers and texts: kept a year after the answer."""
    now = timezone.now()
    requests, values = forget_values(before=now - VALUES_KEPT, at=now)
    work.progress(
        1,
        1,
        _("demandes : %(requests)s, valeurs effacées : %(values)s")
        % {"requests": requests, "values": values},
    )
