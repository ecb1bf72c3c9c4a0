"""Makes the library where it is absent."""

from wagtail.models import Page

from cso_pages.library.models import ResourceIndexPage

SLUG = "ressources"


def ensure_library(home: Page) -> ResourceIndexPage:
    """Return the list of resources, made below the home page where it is absent."""
    found: ResourceIndexPage | None = ResourceIndexPage.objects.first()
    if found is not None:
        return found
    index = ResourceIndexPage(
        title="Ressources",
        slug=SLUG,
        intro="Des notes de plaidoyer, des modules de formation, des affiches et des "
        "messages audio, à lire, écouter et partager.",
    )
    home.add_child(instance=index)
    return index
