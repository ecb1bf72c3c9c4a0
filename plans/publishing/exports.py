"""The job that writes the plan's table: asked for here, done by the worker."""

import datetime

from django.utils.translation import gettext as _

from plans.dashboard.queries import plan_dashboard
from plans.outline.models import Plan
from plans.publishing.workbook import plan_workbook
from portal.accounts.models import User
from portal.jobs.actions import ask_for
from portal.jobs.models import Job
from portal.jobs.registry import job
from portal.jobs.work import Work
from portal.kit.spreadsheet import XLSX

KIND = "plans.export"


def ask_for_plan_export(
    plan: Plan, *, by: User, as_of: datetime.date, at: datetime.datetime
) -> Job:
    """Ask for the table of a plan as it stands on a day."""
    return ask_for(
        KIND,
        title=_("Export du plan %(first)s-%(last)s")
        % {"first": plan.first_year, "last": plan.last_year},
        by=by,
        at=at,
        plan=str(plan.uuid),
        as_of=as_of.isoformat(),
    )


@job(KIND)
def export_plan(work: Work) -> None:
    """Write the file; done again it writes the same file, and leaves one."""
    plan = Plan.objects.get(uuid=work.payload["plan"])
    as_of = datetime.date.fromisoformat(work.payload["as_of"])
    dashboard = plan_dashboard(plan, as_of=as_of)

    def tell(done: int, total: int) -> None:
        told = _("Axe %(done)s sur %(total)s") % {"done": done, "total": total}
        work.progress(done, total, told)

    work.save_file(
        f"plan-{plan.first_year}-{plan.last_year}-{as_of.isoformat()}.xlsx",
        plan_workbook(dashboard, tell=tell),
        XLSX,
    )
