"""The life of reports: who gets what."""

from tests.access import (
    ABOVE,
    AROUND,
    HIDDEN,
    HIDDEN_POST,
    NO_GET,
    NO_POST,
    OWN,
    READ,
    answers,
    both,
    only,
    public,
)

DECIDERS = ("mariam", "ibrahim")
THEIRS = answers(403, visitor=302) | only(200, *DECIDERS)
# Who may know of a report is refused, others see nothing; who reviews steers all.
STEER = HIDDEN | only(403, *OWN)
STEER_POST = HIDDEN_POST | only(403, *OWN)
KNOWN = (*AROUND, "coumba")
LIFE = "espace/validation/"
REPORT = "espace/rapports/<uuid:report>/"
ROWS = [
    *public("plan/completude/"),
    *both(f"{LIFE}periodes/", THEIRS, NO_POST),
    *both(f"{LIFE}periodes/<int:period>/", THEIRS, NO_POST),
    *both(f"{LIFE}periodes/<int:period>/clore/", NO_GET,
          answers(403) | only(302, "ibrahim")),
    *both(f"{LIFE}completude/", THEIRS, NO_POST),
    *both(f"{LIFE}seuils/", answers(403, visitor=302, ibrahim=200),
          answers(403, ibrahim=200)),
    *both(f"{LIFE}lot/", THEIRS, answers(403) | only(422, *DECIDERS)),
    *both(f"{LIFE}<uuid:report>/contresigner/", NO_GET, STEER_POST, "draft"),
    *both(f"{LIFE}<uuid:report>/contresigner/", NO_GET,
          STEER_POST | only(403, *KNOWN) | only(422, *DECIDERS), "sent"),
    *both(f"{LIFE}suivre/<uuid:report>/", STEER | only(200, *DECIDERS), NO_POST,
          "draft"),
    *both(f"{LIFE}suivre/<uuid:report>/",
          STEER | only(403, *KNOWN) | only(200, *DECIDERS), NO_POST, "sent"),
    *both(f"{LIFE}suivre/<uuid:report>/<slug:act>/", NO_GET,
          STEER_POST | only(422, *DECIDERS), "draft"),
    *both(f"{REPORT}historique/", HIDDEN | OWN, NO_POST, "draft"),
    *both(f"{REPORT}historique/", READ, NO_POST, "sent"),
    *both(f"{REPORT}viser/", NO_GET, HIDDEN_POST | {"aminata": 302, "sira": 403},
          "draft"),
    *both(f"{REPORT}reprendre/", NO_GET, HIDDEN_POST | only(302, *OWN), "draft"),
    *both(f"{REPORT}reprendre/", NO_GET,
          HIDDEN_POST | only(403, *AROUND, *ABOVE) | only(302, *OWN), "sent"),
    *both("espace/rapports/visa/<int:organisation>/", NO_GET,
          answers(403) | only(302, "aminata")),
]  # fmt: skip
