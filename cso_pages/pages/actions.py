"""Makes the first page of a new portal."""

from django.conf import settings
from wagtail.models import Collection, Locale, Page, Site

from cso_pages.pages.models import HomePage


def ensure_home() -> HomePage:
    """Return the home page, made at the root of the default site where it is absent."""
    home = HomePage.objects.first()
    if home is not None:
        return home
    Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Racine")
    root = Page.get_first_root_node() or Page.add_root(title="Racine", slug="racine")
    home = HomePage(
        title="Ensemble, pour les droits des femmes et des filles du Mali",
        slug="accueil",
        lead="Trouvez les organisations, lisez leurs ressources de plaidoyer, "
        "suivez leurs engagements.",
    )
    root.add_child(instance=home)
    welcome = Page.objects.filter(depth=2).exclude(pk=home.pk).first()
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": "localhost",
            "port": 80,
            "root_page": home,
            "site_name": settings.WAGTAIL_SITE_NAME,
        },
    )
    if welcome is not None:
        welcome.delete()
    return home
