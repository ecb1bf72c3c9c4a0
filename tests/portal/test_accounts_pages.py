"""Every page and mail of allauth is ours: French, in our layout, nothing inline."""

import re

import pytest
from django.core import mail
from django.urls import get_resolver

from portal.accounts import urls
from tests.conftest import PASSWORD
from tests.portal.accounts_ways import (
    NEW_PASSWORD,
    code_of_the_mail,
    give_second_factor,
    sign_in,
    totp_code,
)

ENGLISH = re.compile(
    r"\b(the|your|please|sign in|log ?out|password|email address|are you sure"
    r"|recovery|enter|click|submit)\b",
    re.I,
)

# Pages that show something to who merely asks for them.
OPEN_PAGES = [
    "/compte/login/",
    "/compte/login/code/",
    "/compte/password/reset/",
    "/compte/password/reset/done/",
    "/compte/signup/",
    "/compte/inactive/",
]
OWN_PAGES = [
    "/compte/",
    "/compte/logout/",
    "/compte/password/change/",
    "/compte/reauthenticate/",
    "/compte/2fa/",
    "/compte/2fa/reauthenticate/",
    "/compte/2fa/totp/deactivate/",
    "/compte/2fa/recovery-codes/",
    "/compte/2fa/recovery-codes/generate/",
    "/compte/sessions/",
]
# Reached on the way to something; each is opened by a test below or a story.
ON_THE_WAY = [
    "/compte/login/code/confirm/",
    "/compte/confirm-email/",
    "/compte/password/reset/confirm/",
    "/compte/password/reset/complete/",
    "/compte/password/set/",
    "/compte/2fa/authenticate/",
    "/compte/2fa/totp/activate/",
]
NOT_PAGES = [
    "/compte/email/",
    "/compte/verrouiller/",
    "/compte/appareils/<int:pk>/fermer/",
    "/compte/2fa/recovery-codes/download/",
]


def ours(response):
    """The page, after the checks that hold for all of them."""
    page = response.content.decode()
    assert response.status_code == 200
    assert '<html lang="fr">' in page
    assert "portail.css" in page
    assert page.count("<h1") == 1
    assert "<style" not in page
    assert 'style="' not in page
    assert not re.search(r"<script(?![^>]*\bsrc=)", page)
    assert not re.search(r"\son[a-z]+=", page)
    read = re.sub(r"<[^>]*>", " ", page.split("<main")[1].split("</main")[0])
    assert not ENGLISH.search(read), ENGLISH.search(read)
    assert "no-store" in response["Cache-Control"]
    return page


def test_every_address_of_the_account_is_known_here():
    known = {*OPEN_PAGES, *OWN_PAGES, *ON_THE_WAY, *NOT_PAGES}
    assert {f"/compte/{pattern.pattern}" for pattern in urls.urlpatterns} == known


def test_nothing_else_of_allauth_is_mounted():
    """No social account, no passkey, no page to add an address."""
    names = {str(name) for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert not {name for name in names if "social" in name or "webauthn" in name}


@pytest.mark.parametrize("path", OPEN_PAGES)
def test_a_page_before_signing_in_is_ours(path, client, home):
    ours(client.get(path))


@pytest.mark.parametrize("path", OWN_PAGES)
def test_a_page_of_the_account_is_ours(path, client, cast):
    give_second_factor(cast.mariam)
    sign_in(client, cast.mariam)
    ours(client.get("/compte/2fa/authenticate/"))
    client.post("/compte/2fa/authenticate/", {"code": totp_code()})
    ours(client.get(path))


@pytest.mark.parametrize("path", OWN_PAGES)
def test_a_page_of_the_account_asks_who_you_are(path, client, home):
    response = client.get(path)
    if path == "/compte/logout/":
        assert response.url == "/"
    else:
        assert response.url.startswith("/compte/login/")


def test_the_pages_on_the_way_to_a_code_are_ours(client, cast):
    client.post("/compte/login/code/", {"email": cast.aminata.email})
    ours(client.get("/compte/login/code/confirm/"))
    client.post("/compte/login/code/confirm/", {"code": code_of_the_mail()})
    ours(client.get("/compte/2fa/totp/activate/"))


def test_the_pages_on_the_way_to_a_new_password_are_ours(client, cast):
    client.post("/compte/password/reset/", {"email": cast.aminata.email})
    ours(client.get("/compte/password/reset/confirm/"))
    client.post("/compte/password/reset/confirm/", {"code": code_of_the_mail()})
    ours(client.get("/compte/password/reset/complete/"))


def test_the_page_that_verifies_an_address_is_ours(client, cast):
    cast.aminata.emailaddress_set.update(verified=False)
    sign_in(client, cast.aminata)
    ours(client.get("/compte/confirm-email/"))


def test_the_page_that_sets_a_first_password_is_ours(client, cast):
    cast.aminata.set_unusable_password()
    cast.aminata.save()
    client.force_login(cast.aminata)
    ours(client.get("/compte/password/set/"))


def test_a_wrong_form_is_ours_too(client, cast):
    page = ours(client.post("/compte/login/", {"login": "nom@", "password": ""}))
    assert "Cette adresse e-mail n’est pas complète" in page
    assert "Écrivez votre mot de passe." in page
    assert "aria-invalid" in page


@pytest.mark.django_db(transaction=True)
def test_every_mail_is_french_short_and_neutral(client, cast):
    for path in ["/compte/login/code/", "/compte/password/reset/"]:
        for address in [cast.aminata.email, "inconnue@essai.test"]:
            client.post(path, {"email": address})
            client.cookies.clear()
    cast.bintou.emailaddress_set.update(verified=False)
    sign_in(client, cast.bintou)
    client.cookies.clear()
    second_factor_there_and_back(client, cast.mariam)
    client.post(
        "/compte/password/change/",
        {"oldpassword": PASSWORD, "password1": NEW_PASSWORD},
    )
    told = {message.subject for message in mail.outbox}
    assert told == {
        "Votre code",
        "Votre demande de code",
        "Double vérification activée",
        "Nouveaux codes de secours",
        "Double vérification arrêtée",
        "Votre mot de passe a changé",
    }
    for message in mail.outbox:
        assert message.body.startswith("Bonjour,")
        assert not ENGLISH.search(message.body), message.body
        assert not re.search(r"violence|VBG|<|&#", message.body)


def second_factor_there_and_back(client, person):
    sign_in(client, person)
    client.get("/compte/2fa/totp/activate/")
    secret = client.session["mfa.totp.secret"]
    client.post("/compte/2fa/totp/activate/", {"code": totp_code(secret)})
    client.post("/compte/2fa/recovery-codes/generate/")
    client.post("/compte/2fa/totp/deactivate/")
