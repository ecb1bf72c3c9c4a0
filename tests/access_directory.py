"""The directory and the help pages: who gets what."""

from tests.access import NO_GET, NO_POST, SIGNED, answers, both, only, public

RECORD = "espace/organisation/<uuid:organisation>/"
# The sample is the association of Mopti: hers, its region's, the secretariat's.
OWNERS = ("aminata", "sira", "bintou", "fatoumata")  # one organisation each
OPENS = ("aminata", "sira", "regional", "mariam")
CLOSED = answers(403, visitor=302)
CLOSED_POST = answers(403)
ROWS = [
    *public("annuaire/qui-fait-quoi-ou/"),
    *public("annuaire/<str:slug>/"),
    *both("annuaire/<str:slug>/ecrire/", answers(200), answers(422)),
    *public("annuaire/<str:slug>/ecrire/recu/"),
    *public("aide/<slug:territory>/"),
    *both("espace/annuaire/", CLOSED | only(200, "regional", "mariam"), NO_POST),
    *both("espace/organisation/", SIGNED | only(302, *OWNERS), NO_POST),
    *both(RECORD, CLOSED | only(200, *OPENS), NO_POST),
    *both(f"{RECORD}lecteurs/", CLOSED | only(200, "aminata", "sira", "mariam"),
          CLOSED_POST | only(422, "aminata", "sira", "mariam")),
    *both(f"{RECORD}confirmer/", NO_GET,
          CLOSED_POST | only(302, "aminata", "sira", "regional")),
    *both(f"{RECORD}masquer/", CLOSED | only(200, "aminata", "regional", "mariam"),
          CLOSED_POST | only(302, "aminata", "regional", "mariam")),
    *both(f"{RECORD}afficher/", CLOSED | only(302, "aminata"),
          CLOSED_POST | only(302, "aminata")),
]  # fmt: skip
