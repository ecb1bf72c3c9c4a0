"""Where a page of the tree answers, told from its own row."""

from urllib.parse import quote

from wagtail.models import Page


def address_of(page: Page) -> str:
    """The address below the home page, ready for a link; « / » is the home page."""
    below = page.url_path.strip("/").split("/")[1:]
    return "/" + "".join(f"{quote(part)}/" for part in below)
