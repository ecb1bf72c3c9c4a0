"""The second factor: set up, asked for, used once, and never skipped."""

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client

from portal.journal.models import AuditEntry
from tests.portal.accounts_ways import (
    SECRET,
    authenticators,
    code_of_the_mail,
    give_second_factor,
    is_in,
    sign_in,
    totp_code,
)

CHALLENGE = "/compte/2fa/authenticate/"
ACTIVATE = "/compte/2fa/totp/activate/"


@pytest.fixture
def codes(cast):
    """Mariam has a second factor; these are her recovery codes."""
    return give_second_factor(cast.mariam)


def test_setting_up_takes_a_code_of_the_application(client, cast):
    sign_in(client, cast.mariam)
    page = client.get(ACTIVATE).content.decode()
    secret = client.session["mfa.totp.secret"]
    assert secret[:4] in page
    assert "data:image/svg+xml;base64," in page
    response = client.post(ACTIVATE, {"code": totp_code(secret)})
    assert response.url == "/compte/2fa/recovery-codes/"
    assert authenticators(cast.mariam) == {"totp", "recovery_codes"}
    assert client.get("/compte/").status_code == 200


def test_a_wrong_code_sets_nothing_up(client, cast):
    sign_in(client, cast.mariam)
    client.get(ACTIVATE)
    page = client.post(ACTIVATE, {"code": "000000"})
    assert "n’est pas le bon" in page.content.decode()
    assert authenticators(cast.mariam) == set()


def set_up(client, person):
    sign_in(client, person)
    client.get(ACTIVATE)
    client.post(ACTIVATE, {"code": totp_code(client.session["mfa.totp.secret"])})


# What follows the commit is seen with real transactions only.
@pytest.mark.django_db(transaction=True)
def test_setting_up_ends_the_sessions_that_never_passed_it(client, cast):
    elsewhere = Client()
    sign_in(elsewhere, cast.mariam)
    set_up(client, cast.mariam)
    assert elsewhere.get("/compte/").status_code == 302
    assert client.get("/compte/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_setting_up_is_told_by_mail(client, cast):
    set_up(client, cast.mariam)
    assert mail.outbox[-1].subject == "Double vérification activée"
    assert AuditEntry.objects.filter(action="second_factor_added").count() == 1


def test_the_password_alone_does_not_enter(client, cast, codes):
    assert sign_in(client, cast.mariam).url == CHALLENGE
    assert not is_in(client)
    assert client.get("/gestion/").status_code == 302
    assert client.get("/compte/").url.startswith("/compte/login/")


def test_the_code_of_the_application_enters(client, cast, codes):
    sign_in(client, cast.mariam)
    assert client.post(CHALLENGE, {"code": totp_code()}).url == "/espace/"
    assert client.get("/gestion/").status_code == 200


@pytest.mark.parametrize("step", [-1, 1, -2])
def test_the_code_before_and_the_code_after_do_not_enter(step, client, cast, codes):
    sign_in(client, cast.mariam)
    client.post(CHALLENGE, {"code": totp_code(step=step)})
    assert not is_in(client)


def test_a_code_of_the_application_serves_once(cast, codes):
    code = totp_code()
    entered = []
    for _time in range(2):
        visitor = Client()
        sign_in(visitor, cast.mariam)
        visitor.post(CHALLENGE, {"code": code})
        entered.append(is_in(visitor))
    assert entered == [True, False]


def test_a_recovery_code_serves_once(cast, codes):
    entered = []
    for code in [codes[0], codes[0], codes[1]]:
        visitor = Client()
        sign_in(visitor, cast.mariam)
        visitor.post(CHALLENGE, {"code": code})
        entered.append(is_in(visitor))
    assert entered == [True, False, True]


def test_a_code_by_mail_does_not_skip_the_second_factor(client, cast, codes):
    client.post("/compte/login/code/", {"email": cast.mariam.email})
    answer = client.post("/compte/login/code/confirm/", {"code": code_of_the_mail()})
    assert answer.url == CHALLENGE
    assert not is_in(client)


def test_guessing_the_second_factor_is_slow(client, cast, codes):
    sign_in(client, cast.mariam)
    for _guess in range(6):
        page = client.post(CHALLENGE, {"code": "000000"})
    assert "Trop d’essais" in page.content.decode()
    client.post(CHALLENGE, {"code": totp_code()})
    assert not is_in(client)


def test_the_session_length_survives_the_challenge(client, cast, codes):
    sign_in(client, cast.mariam, shared_phone="on")
    client.post(CHALLENGE, {"code": totp_code()})
    assert client.session.get_expiry_age() == pytest.approx(3600, abs=5)


def test_secrets_never_lie_in_clear(cast, codes):
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert SECRET not in kept
    assert all(code not in kept for code in codes)


def test_the_secret_is_read_after_the_portals_key_turned(client, cast, codes, settings):
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "une nouvelle clé des essais"
    sign_in(client, cast.mariam)
    client.post(CHALLENGE, {"code": totp_code()})
    assert is_in(client)


def enter(client, cast):
    sign_in(client, cast.mariam)
    client.post(CHALLENGE, {"code": totp_code()})


def long_ago(client):
    session = client.session
    session["signed_in_at"] -= 600
    session.save()


@pytest.mark.parametrize(
    "path",
    [
        "/compte/2fa/recovery-codes/",
        "/compte/2fa/recovery-codes/download/",
        "/compte/2fa/recovery-codes/generate/",
        "/compte/2fa/totp/deactivate/",
    ],
)
def test_what_touches_the_second_factor_asks_again_who_she_is(
    path, client, cast, codes
):
    enter(client, cast)
    assert client.get(path).status_code == 200
    long_ago(client)
    assert client.get(path).url.startswith("/compte/reauthenticate/")


def test_the_password_proves_it_again(client, cast, codes):
    enter(client, cast)
    long_ago(client)
    asked = client.get("/compte/2fa/recovery-codes/")
    wrong = client.post(asked.url, {"password": "pas le bon"})
    assert "Ce mot de passe n’est pas le bon" in wrong.content.decode()
    from tests.conftest import PASSWORD

    right = client.post(asked.url, {"password": PASSWORD})
    assert right.url == "/compte/2fa/recovery-codes/"
    assert codes[0][:4] in client.get(right.url).content.decode()


def test_recovery_codes_are_downloaded_as_text(client, cast, codes):
    enter(client, cast)
    answer = client.get("/compte/2fa/recovery-codes/download/")
    assert "attachment" in answer["Content-Disposition"]
    assert answer["Content-Type"].startswith("text/plain")
    assert codes[3] in answer.content.decode()


def test_new_recovery_codes_replace_the_old(client, cast, codes):
    enter(client, cast)
    client.post("/compte/2fa/recovery-codes/generate/")
    visitor = Client()
    sign_in(visitor, cast.mariam)
    visitor.post(CHALLENGE, {"code": codes[0]})
    assert not is_in(visitor)


def test_stopping_it_sends_staff_back_to_setting_it_up(client, cast, codes):
    enter(client, cast)
    client.post("/compte/2fa/totp/deactivate/")
    assert authenticators(cast.mariam) == set()
    assert client.get("/espace/").url == ACTIVATE
