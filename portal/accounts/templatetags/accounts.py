"""How keys, codes and devices are written for people."""

import re

from django import template
from django.utils.translation import gettext as _

register = template.Library()

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


@register.filter
def by_four(text: str) -> str:
    """« ABCDEFGH » → « ABCD EFGH », easier to copy by hand."""
    return " ".join(re.findall(".{1,4}", text))


@register.filter
def device(user_agent: str) -> str:
    """« Chrome sur Android », or « Appareil inconnu »."""
    browser = _first(BROWSERS, user_agent)
    system = _first(SYSTEMS, user_agent)
    if browser and system:
        return _("%(browser)s sur %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("Appareil inconnu")


def _first(table: list[tuple[str, str]], text: str) -> str:
    return next((name for sign, name in table if sign in text), "")
