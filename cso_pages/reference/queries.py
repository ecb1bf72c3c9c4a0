"""The frameworks as their page shows them: those in force first."""

import datetime

from django.db.models import Prefetch

from cso_pages.reference.frameworks import Framework, FrameworkNode


def read_frameworks(
    *, today: datetime.date
) -> tuple[tuple[bool, tuple[Framework, ...]], ...]:
    """Two queries: in force (False), then over (True), each in its order.

    What is retired is left out, and a group of none too.
    """
    nodes = Prefetch("nodes", FrameworkNode.objects.filter(retired_on=None))
    known = list(Framework.objects.filter(retired_on=None).prefetch_related(nodes))
    groups = (
        (over, tuple(row for row in known if row.is_closed_on(today) is over))
        for over in (False, True)
    )
    return tuple((over, rows) for over, rows in groups if rows)
