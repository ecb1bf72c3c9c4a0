"""The address of a record: a short name and six signs, given once for ever."""

import secrets

from portal.kit.words import slug_of

# Without 0 o 1 l i: an address is also read aloud on the telephone.
SIGNS = "23456789abcdefghjkmnpqrstuvwxyz"


def new_slug(short_name: str = "") -> str:
    """« aedf-7k2qzm »; the letters of the national languages stay."""
    ending = "".join(secrets.choice(SIGNS) for _ in range(6))
    return f"{slug_of(short_name, length=40) or 'osc'}-{ending}"
