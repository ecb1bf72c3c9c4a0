"""How often one connection may begin, and may be wrong; its address is not kept."""

import hashlib
import hmac

from django.conf import settings
from django.core.cache import cache

WITHIN_SECONDS = 3600
# Many people share one address on a mobile network.
AT_MOST = {"begun": 30, "wrong_code": 20, "mail": 5}


def may(act: str, who: str) -> bool:
    """Whether this connection (or this draft) has any of these acts left."""
    return int(cache.get(_key(act, who), 0)) < AT_MOST[act]


def note(act: str, who: str) -> None:
    """Count one, for an hour from the first."""
    key = _key(act, who)
    if not cache.add(key, 1, WITHIN_SECONDS):
        try:
            cache.incr(key)
        except ValueError:  # it ran out in between
            cache.add(key, 1, WITHIN_SECONDS)


def _key(act: str, who: str) -> str:
    digest = hmac.new(
        settings.SECRET_KEY.encode(), f"{act}:{who}".encode(), hashlib.sha256
    ).hexdigest()
    return f"registration:{digest[:40]}"
