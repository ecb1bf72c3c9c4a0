"""The registrations: anyone writes, the region and the secretariat check."""

from tests.access import (
    HIDDEN,
    HIDDEN_POST,
    NO_GET,
    NO_POST,
    answers,
    both,
    only,
    public,
)

DESK = "espace/annuaire/inscriptions/"
ONE = f"{DESK}<uuid:registration>/"
# The sample has its seat in Mopti and was sent eight days ago.
CHECKERS = ("regional", "mariam")
CLOSED = answers(403, visitor=302)
ROWS = [
    *public("annuaire/inscrire/"),
    *public("annuaire/inscrire/fiche/"),
    *both("annuaire/inscrire/commencer/", answers(200), answers(422)),
    *both("annuaire/inscrire/dossier/", answers(200), answers(422)),
    *both(DESK, CLOSED | only(200, *CHECKERS), NO_POST),
    *both(f"{DESK}saisir/", CLOSED | only(200, "mariam"),
          answers(403) | only(422, "mariam")),
    *both(f"{DESK}pieces/<uuid:registrationfile>/", HIDDEN | only(200, *CHECKERS),
          NO_POST),
    *both(ONE, HIDDEN | only(200, *CHECKERS), NO_POST),
    *both(f"{ONE}saisie/", CLOSED | only(200, "mariam"),
          answers(403) | only(422, "mariam"), "paper"),
    *both(f"{ONE}saisie/", CLOSED | only(404, "mariam"),
          answers(403) | only(404, "mariam")),
    *both(f"{ONE}decider/", NO_GET, HIDDEN_POST | only(422, *CHECKERS)),
    *both(f"{ONE}decider/", NO_GET, HIDDEN_POST | only(403, "mariam"), "paper"),
    *both(f"{ONE}code/", NO_GET, HIDDEN_POST | only(302, *CHECKERS)),
]  # fmt: skip
