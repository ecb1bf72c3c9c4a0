"""Campaigns, their links and the checks of help services: who gets what."""

from tests.access import NO_GET, NO_POST, answers, both, only

ROOM = "espace/annuaire/campagnes/"
ONE = f"{ROOM}<uuid:updatecampaign>/"
TARGET = f"{ONE}fiches/<uuid:organisation>/"
CLOSED = answers(403, visitor=302)
CLOSED_POST = answers(403)
TENDS = ("regional", "mariam")  # the sample asks organisations of Mopti
ROWS = [
    *both("confirmer/<str:token>/", answers(200), answers(302), "open"),
    *both("confirmer/<str:token>/", answers(404), answers(404)),
    *both("confirmer/<str:token>/merci/", answers(302), answers(405), "open"),
    *both("confirmer/<str:token>/merci/", answers(404), answers(405)),
    *both(ROOM, CLOSED | only(200, *TENDS), NO_POST),
    *both(f"{ROOM}nouvelle/", CLOSED | only(200, "mariam"),
          CLOSED_POST | only(422, "mariam")),
    *both(f"{ROOM}noter/<uuid:organisation>/", CLOSED | only(200, *TENDS),
          CLOSED_POST | only(422, *TENDS)),
    *both(ONE, CLOSED | only(200, *TENDS), NO_POST, "open"),
    *both(ONE, CLOSED | only(200, "mariam") | only(404, "regional"), NO_POST, "draft"),
    *both(f"{ONE}modifier/", CLOSED | only(200, "mariam") | only(404, "regional"),
          CLOSED_POST | only(422, "mariam") | only(404, "regional"), "draft"),
    *both(f"{ONE}modifier/", CLOSED | only(302, "mariam"),
          CLOSED_POST | only(302, "mariam"), "open"),
    *both(f"{ONE}ouvrir/", NO_GET,
          CLOSED_POST | only(302, "mariam") | only(404, "regional"), "draft"),
    *both(f"{ONE}ouvrir/", NO_GET, CLOSED_POST | only(302, "mariam"), "open"),
    *both(f"{ONE}clore/", NO_GET, CLOSED_POST | only(302, "mariam"), "open"),
    *both(f"{ONE}annuler/", NO_GET, CLOSED_POST | only(302, "mariam"), "open"),
    *both(f"{ONE}renvoyer/", NO_GET, CLOSED_POST | only(302, "mariam"), "open"),
    *both(f"{ONE}appels/", CLOSED | only(200, *TENDS), NO_POST, "open"),
    *both(TARGET, CLOSED | only(200, *TENDS), CLOSED_POST | only(422, *TENDS), "open"),
    *both(f"{TARGET}liens/", NO_GET, CLOSED_POST | only(302, "mariam"), "open"),
    *both("espace/annuaire/aide/", CLOSED | only(200, "mariam"), NO_POST),
    *both("espace/annuaire/aide/<int:helpservice>/verifie/", NO_GET,
          CLOSED_POST | only(302, "mariam")),
]  # fmt: skip
