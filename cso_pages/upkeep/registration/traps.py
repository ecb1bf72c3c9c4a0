"""What tells a robot from a person at the first form: no picture, no question."""

from collections.abc import Mapping

from django.core import signing

FASTEST_SECONDS = 3
LONGEST_SECONDS = 86_400
SALT = "registration.opened"


def new_stamp() -> str:
    """When a form was opened, signed."""
    return signing.TimestampSigner(salt=SALT).sign("inscription")


def was_open_long_enough(stamp: str) -> bool:
    """Between three seconds and a day."""
    return _within(stamp, LONGEST_SECONDS) and not _within(stamp, FASTEST_SECONDS)


def stamp_to_keep(stamp: str) -> str:
    """The form's own stamp while it may still do, else a new one."""
    return stamp if _within(stamp, LONGEST_SECONDS) else new_stamp()


def is_a_robots(posted: Mapping[str, str]) -> bool:
    """The field that people do not see was filled in."""
    return bool(posted.get("site"))


def _within(stamp: str, seconds: int) -> bool:
    try:
        signing.TimestampSigner(salt=SALT).unsign(stamp, max_age=seconds)
    except signing.BadSignature:
        return False
    return True
