"""How many links that lead nowhere one connection may try in an hour."""

import hashlib
import hmac

from django.conf import settings
from django.core.cache import cache

TRIED_AT_MOST = 30
WITHIN_SECONDS = 3600


def may_try(connection: str) -> bool:
    """A link that works is never refused: this is asked of the others only."""
    return bool(cache.get(_key(connection), 0) < TRIED_AT_MOST)


def note_tried(connection: str) -> None:
    cache.set(_key(connection), cache.get(_key(connection), 0) + 1, WITHIN_SECONDS)


def _key(connection: str) -> str:
    """The address itself is not kept."""
    digest = hmac.new(
        settings.SECRET_KEY.encode(), connection.encode(), hashlib.sha256
    ).hexdigest()
    return f"campaign-link:{digest[:32]}"
