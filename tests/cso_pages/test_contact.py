"""The contact page: one message however often it is sent, none from a robot."""

import datetime
import re

import pytest
from django.core import signing
from django.core.exceptions import PermissionDenied

from cso_pages.contact.actions import erase_message, mark_answered
from cso_pages.contact.forms import SALT
from cso_pages.contact.limits import SENT_AT_MOST
from cso_pages.contact.models import ContactMessage
from portal.journal.models import AuditEntry
from portal.journal.once import new_key
from portal.notices.models import Notice
from tests.access_samples_editorial import a_message
from tests.conftest import NOW


@pytest.fixture
def stamp(monkeypatch):
    """A form that was opened a minute ago."""
    real = signing.TimestampSigner.timestamp
    monkeypatch.setattr(
        signing.TimestampSigner,
        "timestamp",
        lambda self: signing.b62_encode(signing.b62_decode(real(self)) - 60),
    )
    made = signing.TimestampSigner(salt=SALT).sign("contact")
    monkeypatch.setattr(signing.TimestampSigner, "timestamp", real)
    return made


def written(stamp, **changed):
    return {
        "cle": new_key(),
        "topic": "question",
        "text": "Quand se tient la réunion ?",
        "name": "Une lectrice",
        "email": "lectrice@exemple.test",
        "site": "",
        "opened": stamp,
    } | changed


def test_a_message_reaches_the_secretariat_and_is_not_told_in_the_notice(
    cast, client, stamp
):
    answer = client.post("/contact/", written(stamp))
    assert (answer.status_code, answer.url) == (302, "/contact/recu/")
    message = ContactMessage.objects.get()
    notice = Notice.objects.get()
    assert notice.recipient == cast.mariam
    assert str(message.uuid) in notice.path
    assert "réunion" not in notice.body + notice.subject
    assert "lectrice" not in str(AuditEntry.objects.values_list("detail", flat=True))


def test_a_message_sent_five_times_is_one(cast, client, stamp):
    form = written(stamp)
    assert [client.post("/contact/", form).status_code for _ in range(5)] == [302] * 5
    assert ContactMessage.objects.count() == 1


def test_a_robot_is_told_the_same_and_leaves_nothing(cast, client, stamp):
    answer = client.post("/contact/", written(stamp, site="http://spam.test"))
    assert (answer.status_code, answer.url) == (302, "/contact/recu/")
    assert not ContactMessage.objects.exists() and not Notice.objects.exists()


WRONG = [
    ({"text": ""}, "Écrivez votre message."),
    ({"email": "lectrice@"}, "Cette adresse n’est pas complète."),
    ({"topic": ""}, "Choisissez pourquoi vous écrivez."),
    ({"opened": "faux"}, "revenu trop vite, ou trop tard"),
    ({"opened": ""}, "revenu trop vite, ou trop tard"),
    ({"text": "x" * 4001}, "Ce message est trop long"),
]


@pytest.mark.parametrize(("changed", "told"), WRONG)
def test_what_was_typed_is_kept_when_something_is_wrong(
    changed, told, cast, client, stamp
):
    form = written(stamp) | changed
    answer = client.post("/contact/", form)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert told in html
    for name in ("text", "name", "email"):
        assert form[name] in html
    assert not ContactMessage.objects.exists()


def test_a_form_sent_back_at_once_is_refused_and_can_be_sent_again(cast, client):
    page = client.get("/contact/").content.decode()
    fresh = re.search(r'name="opened" value="([^"]+)"', page)[1]
    assert client.post("/contact/", written(fresh)).status_code == 422


def test_an_hour_has_room_for_five_messages(cast, client, stamp):
    for number in range(SENT_AT_MOST):
        sent = client.post("/contact/", written(stamp, text=f"Message {number}"))
        assert sent.status_code == 302
    last = client.post("/contact/", written(stamp, text="Le sixième"))
    assert last.status_code == 422 and "Le sixième" in last.content.decode()
    assert ContactMessage.objects.count() == SENT_AT_MOST


def test_the_page_shows_no_address_and_leaves_no_cookie(pages, client):
    answer = client.get("/contact/")
    assert "@" not in re.sub(r"<style.*?</style>", "", answer.content.decode())
    assert not answer.cookies and "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("name", ["aminata", "ibrahim", "admin", "observer"])
def test_only_the_secretariat_answers_and_erases(name, cast):
    message, person = a_message(), getattr(cast, name)
    with pytest.raises(PermissionDenied):
        mark_answered(message, by=person, at=NOW)
    with pytest.raises(PermissionDenied):
        erase_message(message, by=person, at=NOW)
    assert not ContactMessage.objects.visible_to(person).exists()


def test_a_message_is_answered_once_then_erased(cast):
    message = a_message("Texte privé")
    mark_answered(message, by=cast.mariam, at=NOW)
    mark_answered(message, by=cast.mariam, at=NOW + datetime.timedelta(days=1))
    message.refresh_from_db()
    assert message.answered_at == NOW
    erase_message(message, by=cast.mariam, at=NOW)
    assert not ContactMessage.objects.exists()
    acts = list(AuditEntry.objects.values_list("action", flat=True))
    assert sorted(acts) == ["contact.answered", "contact.erased"]


def test_the_message_is_shown_as_text(cast, client, settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    message = a_message("<script>alert(1)</script>", email="a@exemple.test")
    client.force_login(cast.mariam)
    html = client.get(f"/espace/courrier/{message.uuid}/").content.decode()
    assert "<script>alert" not in html and "&lt;script&gt;" in html
