"""What the timetable calls for pages: publish what is due, take down what is over."""

from celery import shared_task
from django.core.management import call_command
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from portal.jobs.actions import ask_for
from portal.jobs.registry import job
from portal.jobs.work import Work

PUBLISH = "library.publish_scheduled"


@shared_task(name="cso_pages.library.clock.publish_due")
def publish_due() -> None:
    """Ask for the job only when something is due: the journal stays readable."""
    now = timezone.now()
    due = Revision.objects.filter(approved_go_live_at__lte=now).exists()
    over = Page.objects.filter(Q(live=True), expire_at__lte=now).exists()
    if due or over:
        minute = now.strftime("%Y-%m-%dT%H:%M")
        ask_for(
            PUBLISH,
            title=_("Publication des pages programmées"),
            by=None,
            at=now,
            once_key=f"{PUBLISH}:{minute}",
        )


@job(PUBLISH)
def publish_scheduled(work: Work) -> None:
    """Wagtail publishes what its day has come, and takes down what is over."""
    call_command("publish_scheduled", verbosity=0)
