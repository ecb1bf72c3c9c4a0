"""What the account tests do by hand: sign in, read the mail, compute a TOTP code."""

import re
import time

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.core import mail

from tests.conftest import PASSWORD

LOGIN = "/compte/login/"
NEW_PASSWORD = "sept pirogues bleues remontent"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def sign_in(client, person, password=PASSWORD, **more):
    email = getattr(person, "email", person)
    return client.post(LOGIN, {"login": email, "password": password, **more})


def is_in(client):
    return "_auth_user_id" in client.session


def code_of_the_mail():
    return re.search(r"\b\d{4}-\d{4}\b", mail.outbox[-1].body)[0]


def totp_code(secret=SECRET, step=0):
    """The code of now, never one about to turn; `step` -1 is the one before."""
    left = 30 - time.time() % 30
    if left < 4:
        time.sleep(left)
    counter = next(totp.yield_hotp_counters_from_time()) + step
    return totp.format_hotp_value(totp.hotp_value(secret, counter))


def give_second_factor(user):
    """TOTP with a known secret, and recovery codes; returns those."""
    totp.TOTP.activate(user, SECRET)
    return RecoveryCodes.activate(user).generate_codes()


def authenticators(user):
    return set(Authenticator.objects.filter(user=user).values_list("type", flat=True))
