"""How many messages one connection may send: robots are many, people few."""

import hashlib
import hmac

from django.conf import settings
from django.core.cache import cache

SENT_AT_MOST = 5
WITHIN_SECONDS = 3600


def may_send(address: str) -> bool:
    """Whether this connection has messages left; the address itself is not kept."""
    return cache.get(_key(address), 0) < SENT_AT_MOST


def note_sent(address: str) -> None:
    cache.set(_key(address), cache.get(_key(address), 0) + 1, WITHIN_SECONDS)


def _key(address: str) -> str:
    digest = hmac.new(
        settings.SECRET_KEY.encode(), address.encode(), hashlib.sha256
    ).hexdigest()
    return f"contact:{digest[:32]}"
