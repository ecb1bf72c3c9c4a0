"""The files that say more than the public's: asked for, logged, written by a job."""

import datetime
from collections.abc import Mapping

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cso_pages.directory.exports.about import KINDS, file_name
from cso_pages.directory.exports.columns import columns_for
from cso_pages.directory.exports.files import file_of
from cso_pages.directory.exports.reading import choice_of
from cso_pages.permissions import audiences_of, reads_more_than_the_public
from portal.accounts.models import User
from portal.jobs.actions import ask_for, forget_files
from portal.jobs.models import Job
from portal.jobs.registry import job
from portal.jobs.work import CannotDo, Work
from portal.journal.actions import record

EXPORT = "directory.export"
KEPT_FOR = datetime.timedelta(days=1)


@transaction.atomic
def ask_for_export(
    ending: str, *, given: Mapping[str, str], by: User, at: datetime.datetime
) -> Job:
    """Ask for a file of what she may read; the view has asked for a fresh proof.

    The journal keeps who, which columns and how many, never a word that was searched.
    Raises PermissionDenied.
    """
    if not reads_more_than_the_public(by):
        raise PermissionDenied
    asked = ask_for(
        EXPORT,
        title=_("Export de l’annuaire (%(kind)s)") % {"kind": ending},
        by=by,
        at=at,
        ending=KINDS[ending].ending,
        given=dict(given),
    )
    record(
        "directory_exported",
        at=at,
        actor=by.uuid,
        object_kind="job",
        object_uuid=asked.pk,
        file=ending,
        columns=[column.key for column in columns_for(audiences_of(by))],
        filters=sorted(name for name, value in given.items() if value),
        organisations=choice_of(by, given).count,
    )
    return asked


@job(EXPORT)
def export_directory(work: Work) -> None:
    """Write the file as she may read it now; done again, it leaves one file."""
    user = work.job.asked_by
    if user is None or not reads_more_than_the_public(user):
        raise CannotDo(_("Vos droits ont changé : cet export n’est plus possible."))
    chosen = choice_of(user, work.payload["given"])
    kind = KINDS[work.payload["ending"]]
    on = timezone.localdate(work.job.asked_at)

    def tell(done: int) -> None:
        told = _("%(done)s sur %(total)s") % {"done": done, "total": chosen.count}
        work.progress(done, chosen.count, told)

    content = file_of(kind, user, chosen, on=on, tell=tell).getvalue()
    work.save_file(file_name(kind, on=on), content, kind.content_type)


@job("directory.forget_exports")
def forget_exports(work: Work) -> None:
    """What was asked for is taken within a day, or asked for again."""
    forget_files(EXPORT, before=timezone.now() - KEPT_FOR)
