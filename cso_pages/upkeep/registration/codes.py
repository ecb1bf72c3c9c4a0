"""The code that opens a draft again: told once, kept as a keyed digest; pure."""

import hashlib
import hmac
import secrets

from django.conf import settings

# No 0 O, 1 I L, 2 Z, 5 S, 8 B, U V: it is read aloud, and copied by hand.
SIGNS = "ACDEFGHJKMNPQRTWXY34679"
LENGTH, GROUP = 12, 4  # 54 bits


def new_code() -> str:
    """« K7HD-QW3N-9RTX », by chance alone."""
    return spelled("".join(secrets.choice(SIGNS) for _ in range(LENGTH)))


def code_of_form(key: str, content: str) -> str:
    """The code of a draft that a form begins: the same form sent again finds it.

    Nobody foresees it without the portal's secret; other content has another code.
    """
    number = int(_keyed(f"begun:{key}:{content}"), 16)
    signs = []
    for _place in range(LENGTH):
        number, sign = divmod(number, len(SIGNS))
        signs.append(SIGNS[sign])
    return spelled("".join(signs))


def spelled(signs: str) -> str:
    """In groups of four, as it is read and copied."""
    return "-".join(signs[at : at + GROUP] for at in range(0, len(signs), GROUP))


def read_code(typed: str) -> str | None:
    """A code as people type it, small letters and spaces too; None if it is none."""
    signs = "".join(sign for sign in typed[:100].upper() if sign not in " -._\u00a0")
    if len(signs) != LENGTH or any(sign not in SIGNS for sign in signs):
        return None
    return spelled(signs)


def digest_of(code: str) -> str:
    """What the portal keeps: useless to who copies the database without the secret."""
    return _keyed(f"code:{code}")


def _keyed(text: str) -> str:
    key = b"cso_pages.registration" + settings.SECRET_KEY.encode()
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
