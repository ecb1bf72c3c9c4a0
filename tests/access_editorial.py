"""Who gets what in the written pages, the news, the contact page and the texts."""

from tests.access import answers, both, only, public

# Addresses that Wagtail serves: they need the first pages of a portal.
WRITTEN = (
    "coordination/", "actualites/", "aide/naviguer-en-securite/",
    "donnees-personnelles/", "accessibilite/", "comment-lire-les-etats/",
)  # fmt: skip

SECRETARIAT = answers(403, visitor=302) | only(200, "mariam")
NO_POST = answers(405, visitor=403)
MAIL = "espace/courrier/<uuid:contactmessage>/"
HERS = answers(404, visitor=302) | only(200, "mariam")
NO_GET = answers(405, visitor=302)
ACTS = answers(404, visitor=403) | only(302, "mariam")

# The sample text is for members: others do not learn that it exists.
INSIDE = ("aminata", "sira", "bintou", "fatoumata", "regional", "ibrahim", "coumba",
          "steering")  # fmt: skip
READ = answers(404) | only(200, *INSIDE, "mariam")
KEPT = answers(404, visitor=302) | only(403, *INSIDE) | only(200, "mariam")
SENT = answers(404, visitor=403) | only(403, *INSIDE) | only(422, "mariam")
TEXT = "espace/textes/<uuid:governancedocument>/"

ROWS = [
    *public("actualites/flux.xml"),
    *both("contact/", answers(200), answers(422)),
    *public("contact/recu/"),
    *both("espace/courrier/",
          SECRETARIAT | only(200, "aminata", "sira", "bintou"), NO_POST),
    *both(MAIL, HERS, NO_POST),
    *both(f"{MAIL}repondu/", NO_GET, ACTS),
    *both(f"{MAIL}effacer/", NO_GET, ACTS),
    *public("coordination/cadres/"),
    *public("coordination/textes/"),
    *both("coordination/textes/<str:governance>/", READ, answers(405)),
    *both("coordination/textes/fichier/<uuid:governanceversion>/", READ,
          answers(405)),
    *both("espace/textes/", answers(200, visitor=302), NO_POST),
    *both("espace/textes/nouveau/", SECRETARIAT,
          answers(403) | only(422, "mariam")),
    *both(TEXT, KEPT, SENT),
    *both(f"{TEXT}version/", NO_GET, SENT),
    *both(f"{TEXT}abroger/", NO_GET, SENT),
]  # fmt: skip
