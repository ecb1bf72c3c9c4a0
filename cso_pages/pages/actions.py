"""Makes the first pages of a new portal; never undoes what editors did since."""

from django.conf import settings
from django.db import transaction
from wagtail.models import Collection, Locale, Page, Site

from cso_pages.library.actions import ensure_library
from cso_pages.news.models import NewsIndexPage
from cso_pages.pages import first_texts as texts
from cso_pages.pages.models import FooterColumn, HomePage, Room, RoomPage, StandardPage

LEAD = (
    "Trouvez les organisations, lisez leurs ressources de plaidoyer, "
    "suivez leurs engagements."
)


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
        body=texts.as_stream(texts.first_home(LEAD)),
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


@transaction.atomic
def ensure_pages() -> None:
    """Add the pages that the portal starts with, once: a deleted one stays away."""
    home = ensure_home()
    if RoomPage.objects.exists():
        return
    _room(home, Room.DIRECTORY, "annuaire", "Annuaire", in_menu=True)
    _coordination(home)
    _room(home, Room.PLAN, "plan", "Plan d’action", in_menu=True)
    _library(home)
    _room(home, Room.MEETINGS, "reunions", "Réunions", in_menu=True)
    _put(
        home,
        NewsIndexPage(
            title="Actualités",
            slug="actualites",
            show_in_menus=True,
            intro="Les nouvelles de la Coordination, ses campagnes et ses appels.",
        ),
    )
    _help(home)
    _about(home)


def _put(parent: Page, page: Page) -> Page:
    """Publish a page with its first revision, so that its history begins here."""
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def _room(
    parent: Page,
    room: Room,
    slug: str,
    title: str,
    *,
    in_menu: bool = False,
    column: str = "",
    intro: str = "",
) -> Page:
    return _put(
        parent,
        RoomPage(
            room=room,
            slug=slug,
            title=title,
            show_in_menus=in_menu,
            footer_column=column,
            intro=intro,
        ),
    )


def _text(
    parent: Page,
    slug: str,
    title: str,
    intro: str,
    body: list[texts.Written],
    **fields: object,
) -> Page:
    page = StandardPage(
        slug=slug, title=title, intro=intro, body=texts.as_stream(body), **fields
    )
    return _put(parent, page)


def _coordination(home: HomePage) -> None:
    page = _text(
        home,
        "coordination",
        "La Coordination",
        "Des organisations de la société civile réunies pour l’égalité, la fin des "
        "violences faites aux femmes et aux filles et l’autonomisation des femmes au "
        "Mali.",
        texts.COORDINATION,
        show_in_menus=True,
    )
    _text(
        page,
        "qui-sommes-nous",
        "Qui sommes-nous ?",
        "Ce que nous faisons ensemble, et les principes que nous suivons.",
        texts.WHO_WE_ARE,
        show_in_menus=True,
    )
    _text(
        page,
        "organes",
        "Organes de la Coordination",
        "Qui décide, qui exécute, pour combien de temps.",
        texts.BODIES,
        show_in_menus=True,
    )
    _room(
        page,
        Room.GOVERNANCE,
        "textes",
        "Textes de la Coordination",
        in_menu=True,
        intro="Statuts, règlement intérieur, charte : ce que nous nous sommes donné "
        "comme règles, version par version.",
    )


def _library(home: HomePage) -> None:
    """The list of resources takes its place in the menu."""
    index = ensure_library(home)
    index.show_in_menus = True
    index.save()
    index.move(home, pos="last-child")


def _help(home: HomePage) -> None:
    page = _room(
        home,
        Room.HELP,
        "aide",
        "Informations utiles",
        column=FooterColumn.HELP,
        intro="Des numéros et des services par région, chacun vérifié et daté.",
    )
    _text(
        page,
        "naviguer-en-securite",
        "Naviguer en sécurité",
        "Quelqu’un regarde peut-être votre téléphone. Voici ce que ce portail peut "
        "faire, et ce qu’il ne peut pas.",
        texts.SAFE_BROWSING,
        footer_column=FooterColumn.HELP,
        has_neutral_title=True,
    )
    _room(
        home,
        Room.CONTACT,
        "contact",
        "Contact",
        column=FooterColumn.HELP,
        intro="Une question, une erreur à signaler, une proposition : écrivez au "
        "secrétariat permanent.",
    )


def _about(home: HomePage) -> None:
    _text(
        home,
        "comment-lire-les-etats",
        "Comment lire les états",
        "Deux choses différentes : ce que l’organisation déclare, et ce que le "
        "portail calcule.",
        texts.SIGNS,
        footer_column=FooterColumn.PORTAL,
    )
    _room(
        home,
        Room.GLOSSARY,
        "glossaire",
        "Glossaire",
        column=FooterColumn.PORTAL,
        intro="Les mots du plan d’action et de la Coordination, en clair.",
    )
    _room(home, Room.SEARCH, "recherche", "Rechercher", column=FooterColumn.PORTAL)
    trust = {"footer_column": FooterColumn.TRUST}
    _text(
        home,
        "donnees-personnelles",
        "Données personnelles",
        "Ce que le portail garde, pourquoi, combien de temps, et ce que vous pouvez "
        "demander.",
        texts.PRIVACY,
        **trust,
    )
    _text(
        home,
        "accessibilite",
        "Accessibilité",
        "Le portail veut être utilisable par tout le monde : petit écran, lecteur "
        "d’écran, clavier, vue faible, réseau lent.",
        texts.ACCESSIBILITY,
        menu_title="Accessibilité : partiellement conforme",
        **trust,
    )
    _text(
        home,
        "mentions-legales",
        "Mentions légales",
        "Qui publie ce portail, et ce que vous pouvez en reprendre.",
        texts.LEGAL,
        **trust,
    )
