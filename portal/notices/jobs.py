"""The mail of a notice: sent once, by a job, with the light layout of the portal."""

import uuid

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import timezone

from portal.jobs.registry import job
from portal.jobs.work import Work
from portal.notices.models import Notice

MAIL_KIND = "notices.mail"


@job(MAIL_KIND)
def mail_notice(work: Work) -> None:
    """Mail one notice, unless it was mailed, removed, or its person is gone.

    The identifier of the message depends on the notice alone: if the worker dies
    between sending and writing it down, mailboxes show the second copy as the first.
    """
    notice = (
        Notice.objects.select_related("recipient")
        .filter(pk=uuid.UUID(work.payload["notice"]), mailed_at=None)
        .first()
    )
    if notice is None or not notice.recipient.is_active:
        return
    mail_of(notice).send()
    Notice.objects.filter(pk=notice.pk, mailed_at=None).update(mailed_at=timezone.now())


def mail_of(notice: Notice) -> EmailMultiAlternatives:
    """The message, text first; its subject is the notice's neutral one."""
    root = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    context = {"notice": notice, "link": f"{root}{notice.path or '/espace/messages/'}"}
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ")
    message = EmailMultiAlternatives(
        subject=notice.subject,
        body=render_to_string("mail/notice.txt", context),
        to=[notice.recipient.email],
        headers={
            "Message-ID": f"<{notice.pk}@{domain}>",
            "Auto-Submitted": "auto-generated",
            "Content-Language": "fr",
        },
    )
    message.attach_alternative(
        render_to_string("mail/notice.html", context), "text/html"
    )
    return message
