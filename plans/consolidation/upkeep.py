"""What the timetable asks of this room."""

from itertools import islice

from plans.consolidation.keeping import differences
from portal.jobs.registry import job
from portal.jobs.work import Work

NAMED = 20


class TotalsDiffer(Exception):
    """The consolidated table is not what the revisions in force make."""


@job("plans.check_consolidation")
def check_consolidation(work: Work) -> None:
    """Compare every total with its revisions; the operation fails and names rows."""
    found = list(islice(differences(), NAMED))
    if found:
        raise TotalsDiffer("\n".join(found))
