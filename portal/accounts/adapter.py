"""How allauth behaves here: sign-up is closed, accounts come by invitation."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Closed sign-up; sessions that last as the person asked."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
