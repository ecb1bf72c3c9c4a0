"""The kinds of devices a person has signed in with: named, remembered, told apart."""

import datetime

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from portal.accounts.models import KnownDevice, User

BROWSERS = [
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Opera", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
]
SYSTEMS = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
]


def told_device(user_agent: str) -> str:
    """« Chrome sur Android », or « Appareil inconnu »."""
    browser = _first(BROWSERS, user_agent)
    system = _first(SYSTEMS, user_agent)
    if browser and system:
        return _("%(browser)s sur %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("Appareil inconnu")


def meet_device(user: User, user_agent: str, *, at: datetime.datetime) -> bool:
    """Remember the kind of device; says whether it is new to a person who has others.

    Only a keyed digest of browser and system is kept: no address, no version.
    """
    kind = f"{_first(BROWSERS, user_agent)} {_first(SYSTEMS, user_agent)}"
    digest = salted_hmac("accounts.device", f"{user.uuid} {kind}").hexdigest()[:32]
    knew_some = KnownDevice.objects.filter(user=user).exists()
    _device, is_new = KnownDevice.objects.get_or_create(
        user=user, digest=digest, defaults={"met_at": at}
    )
    return is_new and knew_some


def _first(table: list[tuple[str, str]], text: str) -> str:
    return next((name for sign, name in table if sign in text), "")
