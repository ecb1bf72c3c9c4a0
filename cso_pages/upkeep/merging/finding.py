"""Looks through the whole directory for records that may be the same."""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cso_pages.upkeep.duplicates import organisations_alike
from cso_pages.upkeep.imports.known import known_organisations
from cso_pages.upkeep.merging.models import LikelyPair
from portal.jobs.registry import job
from portal.jobs.work import Work

BATCH = 400
TOLD_EVERY = 50


@transaction.atomic
def find_pairs(*, at: datetime.datetime, work: Work | None = None) -> int:
    """Keep the pairs that share enough, forget those that no longer do.

    What people told apart stays so. Says how many pairs share something.
    """
    found: dict[tuple[int, int], list[str]] = {}
    alike, every = organisations_alike(), known_organisations()
    for done, one in enumerate(every):
        for other, reasons in alike.of(one, but=one.pk):
            if one.pk and other.pk:
                key = (min(one.pk, other.pk), max(one.pk, other.pk))
                found.setdefault(key, reasons)
        if work and done % TOLD_EVERY == 0:
            work.progress(done, len(every) + 1, _("Comparaison des fiches"))
    pairs = LikelyPair.objects.all()
    known = {(pair.first_id, pair.second_id): pair for pair in pairs}
    gone = [pair.pk for key, pair in known.items() if key not in found]
    pairs.filter(pk__in=gone, told_apart_at=None).delete()
    LikelyPair.objects.bulk_create(
        [
            LikelyPair(first_id=one, second_id=other, reasons=reasons, found_at=at)
            for (one, other), reasons in sorted(found.items())
            if (one, other) not in known
        ],
        batch_size=BATCH,
    )
    return len(found)


@job("upkeep.find_pairs")
def find_duplicates(work: Work) -> None:
    """Every night, and when somebody asks."""
    find_pairs(at=timezone.now(), work=work)
