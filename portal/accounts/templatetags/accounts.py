"""How keys, codes and devices are written for people."""

import re

from django import template

from portal.accounts.devices import told_device

register = template.Library()


@register.filter
def by_four(text: str) -> str:
    """« ABCDEFGH » → « ABCD EFGH », easier to copy by hand."""
    return " ".join(re.findall(".{1,4}", text))


register.filter("device", told_device)
