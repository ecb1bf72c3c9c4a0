"""Jobs as the tests make them."""

from portal.jobs.models import Job
from tests.conftest import NOW


def asked(**columns):
    return Job.objects.create(kind="essai", title="Essai", asked_at=NOW, **columns)


def again(made):
    return Job.objects.get(pk=made.pk)
