"""The letters of a campaign: to whom, what they say; none is lost, none doubled."""

import datetime
import smtplib

import pytest
from django.conf import settings
from django.core import mail

from cso_pages.directory.actions import confirm_record, hide_organisation
from cso_pages.upkeep.campaigns.actions import cancel_campaign, mail_again
from cso_pages.upkeep.campaigns.links import token_of
from cso_pages.upkeep.campaigns.models import CampaignLetter, UpdateCampaign
from cso_pages.upkeep.campaigns.queries import mails_of
from cso_pages.upkeep.campaigns.rounds import ask_for_round, due_round, expiry_of
from cso_pages.upkeep.campaigns.targeting import Criteria
from portal.jobs.models import Job, JobState
from portal.jobs.running import perform
from portal.kit.workflow import IllegalMove
from tests.conftest import NOW, TODAY
from tests.cso_pages import campaign_ways
from tests.cso_pages.campaign_ways import (
    an_open_one,
    give_an_address,
    letters_to,
    links_in_the_mail,
    target_of,
    work_off,
)

pytestmark = pytest.mark.django_db
OPENED = datetime.date(2026, 10, 1)


@pytest.fixture(autouse=True)
def in_october(monkeypatch):
    campaign_ways.in_october(monkeypatch)


def to() -> list[str]:
    return sorted(address for message in mail.outbox for address in message.to)


def test_the_focal_points_are_written_to_or_else_the_records_own_address(cast):
    give_an_address(cast.association, "jamais@exemple.test")
    give_an_address(cast.network, "reseau@exemple.test")
    campaign = an_open_one(cast)
    work_off()
    assert to() == [
        "aminata@essai.test", "bintou@essai.test", "reseau@exemple.test",
        "sira@essai.test",
    ]  # fmt: skip
    assert target_of(campaign, cast.association).mailed_at == NOW
    assert mails_of(campaign).gone == 4


def test_the_letter_is_neutral_light_french_and_holds_its_own_link(cast):
    an_open_one(cast, criteria=Criteria(territories=("segou",)))
    work_off()
    (message,), letter = mail.outbox, CampaignLetter.objects.get()
    assert message.subject == "Une fiche à vérifier"
    assert cast.other.name not in message.subject
    address = f"http://127.0.0.1:8000/confirmer/{token_of(letter.uuid)}/"
    html = message.alternatives[0].content
    assert address in message.body and f'href="{address}"' in html
    assert "Votre fiche est-elle encore juste" in message.body
    assert "jusqu’au 23\u00a0novembre\u00a02026" in message.body
    assert message.extra_headers["Message-ID"] == f"<{letter.uuid}@demo.test>"
    assert "<script" not in html and "<img" not in html
    assert len(html.encode()) < 8_000


def test_neither_the_database_nor_the_jobs_hold_the_link(cast):
    an_open_one(cast)
    work_off()
    kept = f"{list(CampaignLetter.objects.values())} {list(Job.objects.values())}"
    for link in links_in_the_mail():
        assert link.split("/")[2] not in kept


def test_a_worker_killed_after_sending_sends_the_same_letter_again(cast):
    """Same link, same identifier: mailboxes show one message."""
    an_open_one(cast, criteria=Criteria(territories=("segou",)))
    work_off()
    CampaignLetter.objects.update(mailed_at=None)
    job = Job.objects.get(kind="campaigns.mail")
    Job.objects.filter(pk=job.pk).update(state=JobState.PENDING, finished_at=None)
    perform(job.pk)
    first, second = mail.outbox
    assert first.extra_headers == second.extra_headers
    assert first.body == second.body


def test_a_letter_that_left_leaves_once(cast):
    an_open_one(cast)
    work_off()
    sent = len(mail.outbox)
    Job.objects.update(state=JobState.PENDING, finished_at=None)
    work_off()
    assert len(mail.outbox) == sent
    assert CampaignLetter.objects.count() == sent


def test_a_worker_killed_while_writing_the_letters_loses_and_doubles_none(
    cast, monkeypatch
):
    """Killed between two targets: the first half is kept, the other comes after."""
    monkeypatch.setattr("cso_pages.upkeep.campaigns.mailing.AT_ONCE", 1)

    class Killed(BaseException):
        pass

    def die(*args, **told):
        raise Killed

    an_open_one(cast)
    job = Job.objects.get(kind="campaigns.letters")
    with monkeypatch.context() as patched:
        patched.setattr("portal.jobs.work.Work.progress", die)
        with pytest.raises(Killed):
            perform(job.pk)
    assert CampaignLetter.objects.count() in {1, 2}
    Job.objects.filter(pk=job.pk).update(lease_until=NOW - datetime.timedelta(days=9))
    perform(job.pk)
    work_off()
    assert to() == ["aminata@essai.test", "bintou@essai.test", "sira@essai.test"]


def test_mail_down_shows_is_retried_and_then_leaves(cast, monkeypatch):
    def refuse(*args, **options):
        raise smtplib.SMTPServerDisconnected("aminata@essai.test")

    campaign = an_open_one(cast, criteria=Criteria(territories=("segou",)))
    with monkeypatch.context() as away:
        away.setattr("django.core.mail.message.EmailMessage.send", refuse)
        work_off()
        assert (mails_of(campaign).waiting, mails_of(campaign).failed) == (1, 0)
        for _attempt in range(settings.JOB_MAX_ATTEMPTS - 1):
            Job.objects.filter(state=JobState.PENDING).update(lease_until=None)
            work_off()
    assert (mails_of(campaign).waiting, mails_of(campaign).failed) == (0, 1)
    assert target_of(campaign, cast.other).mailed_at is None
    assert mail_again(campaign, by=cast.mariam, at=NOW) == 1
    work_off()
    assert to() == ["bintou@essai.test"]
    assert mails_of(campaign).failed == 0


def test_only_the_failed_mails_of_this_campaign_are_tried_again(cast):
    campaign = an_open_one(cast)
    Job.objects.create(
        kind="x", title="x", asked_at=NOW, state=JobState.FAILED, finished_at=NOW
    )
    assert mail_again(campaign, by=cast.mariam, at=NOW) == 0
    cancel_campaign(campaign, by=cast.mariam, at=NOW)
    with pytest.raises(IllegalMove):
        mail_again(campaign, by=cast.mariam, at=NOW)


def test_an_address_that_is_not_one_is_given_up_with_a_sentence(cast):
    give_an_address(cast.network, "pas @ une adresse")
    campaign = an_open_one(cast)
    work_off()
    assert mails_of(campaign).failed == 1
    failed = Job.objects.get(state=JobState.FAILED)
    assert failed.error == "L’adresse de la fiche n’est pas complète."


@pytest.mark.parametrize("what", ["hidden", "confirmed", "closed account", "cancelled"])
def test_what_happens_before_the_mail_leaves_stops_it(cast, what):
    campaign = an_open_one(cast, criteria=Criteria(territories=("segou",)))
    perform(Job.objects.get(kind="campaigns.letters").pk)
    if what == "hidden":
        hide_organisation(cast.other, by=cast.bintou, on=TODAY, at=NOW)
    elif what == "confirmed":
        confirm_record(cast.other, by=cast.bintou, on=TODAY, at=NOW)
    elif what == "cancelled":
        cancel_campaign(campaign, by=cast.mariam, at=NOW)
    else:
        cast.bintou.is_active = False
        cast.bintou.save()
    mail.outbox.clear()
    for job in Job.objects.filter(kind="campaigns.mail"):
        perform(job.pk)
    assert to() == []


@pytest.mark.parametrize(
    ("days", "last", "due"),
    [
        (0, 0, None), (6, 0, None), (7, 0, 1), (7, 1, None), (20, 1, None),
        (21, 1, 2), (21, 0, 2), (60, 2, None), (60, 0, 2), (8, None, 1),
    ],
)  # fmt: skip
def test_the_reminder_of_a_day(days, last, due):
    today = OPENED + datetime.timedelta(days=days)
    assert due_round(OPENED, [7, 21], last=last, today=today) == due
    assert due_round(OPENED, [], last=last, today=today) is None


def test_a_reminder_goes_to_who_has_not_answered_with_a_link_of_its_own(cast):
    campaign = an_open_one(cast)
    work_off()
    confirm_record(cast.association, by=cast.aminata, on=TODAY, at=NOW)
    mail.outbox.clear()
    ask_for_round(campaign, 1, at=NOW)
    ask_for_round(campaign, 1, at=NOW)
    work_off()
    assert to() == ["bintou@essai.test"]
    digests = letters_to(cast.other).values_list("token_digest", flat=True)
    assert len(set(digests)) == 2


@pytest.mark.parametrize(
    ("closes_in", "expires"), [(60, "2026-11-23 18:05"), (10, "2026-10-20 00:00")]
)
def test_a_link_expires_after_45_days_or_with_the_campaign(cast, closes_in, expires):
    closes_on = TODAY + datetime.timedelta(days=closes_in)
    campaign = UpdateCampaign(closes_on=closes_on)
    assert f"{expiry_of(campaign, at=NOW):%Y-%m-%d %H:%M}" == expires


def test_the_clock_reminds_and_closes(cast):
    from cso_pages.upkeep.campaigns.clock import follow_campaigns

    eight_days_ago = NOW - datetime.timedelta(days=8)
    due = an_open_one(cast, at=eight_days_ago)
    over = an_open_one(cast, at=eight_days_ago)
    UpdateCampaign.objects.filter(pk=over.pk).update(
        closes_on=TODAY - datetime.timedelta(days=1)
    )
    last_day = an_open_one(cast)
    UpdateCampaign.objects.filter(pk=last_day.pk).update(closes_on=TODAY)
    for _twice in range(2):
        follow_campaigns(None)
    for campaign in (due, over, last_day):
        campaign.refresh_from_db()
    assert (due.state, due.last_round) == ("open", 1)
    assert over.state == "closed"
    assert last_day.state == "open"
    assert Job.objects.filter(once_key=f"campaigns:{due.uuid}:round:1").count() == 1
