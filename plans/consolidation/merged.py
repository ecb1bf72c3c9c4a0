"""The totals follow when the rows of an organisation change hands."""

from cso_pages.directory.models import Organisation
from cso_pages.upkeep.merging.followers import follows_merges
from plans.consolidation.keeping import refresh
from plans.indicators.models import Assignment


@follows_merges("plans.totals")
def count_again(kept: Organisation, gone: Organisation) -> None:
    """Every indicator that is asked of one of the two."""
    asked = Assignment.objects.filter(organisation__in=[kept, gone])
    refresh(asked.values_list("indicator_id", flat=True))
