"""Addresses as they stand outside the portal: in files, in other sites."""

from urllib.parse import urljoin

from django.conf import settings


def absolute(path: str) -> str:
    """The path with the portal's own address before it."""
    return str(urljoin(settings.WAGTAILADMIN_BASE_URL, path))
