"""Whether a person has just proved who she is, by a second factor if she has one."""

import time

from allauth.account import app_settings
from allauth.account.authentication import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode


def is_fresh(request: HttpRequest) -> bool:
    """A proof of the last minutes in this session: the second factor if she has one."""
    if not request.user.is_authenticated:
        return False
    needed = "mfa" if is_mfa_enabled(request.user) else None
    oldest = time.time() - app_settings.REAUTHENTICATION_TIMEOUT
    return any(
        record["at"] > oldest and needed in {None, record["method"]}
        for record in get_authentication_records(request, request.user)
    )


def ask_again(request: HttpRequest) -> HttpResponseRedirect:
    """Lead to the page that asks for the proof, and back here."""
    has_one = is_mfa_enabled(request.user)
    page = "mfa_reauthenticate" if has_one else "account_reauthenticate"
    back = urlencode({"next": request.get_full_path()})
    return HttpResponseRedirect(f"{reverse(page)}?{back}")
