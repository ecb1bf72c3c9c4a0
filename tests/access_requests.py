"""Proposed changes of records: who gets what."""

from tests.access import NO_GET, NO_POST, answers, both, only

RECORD = "espace/organisation/<uuid:organisation>/modifier/"
PAPERS = "espace/organisation/<uuid:organisation>/pieces/"
DESK = "espace/annuaire/demandes/"
ONE = f"{DESK}<uuid:changerequest>/"
# The sample is the association of Mopti, its request sent today: the region's turn.
WRITES = ("aminata", "sira")
CLOSED = answers(403, visitor=302)
HIDDEN = answers(404, visitor=302) | only(403, *WRITES)
HIDDEN_POST = answers(404, visitor=403) | only(403, *WRITES)
TENDS = ("regional", "mariam")
ROWS = [
    *both(RECORD, CLOSED | only(200, *WRITES, "mariam"), NO_POST),
    *both(f"{RECORD}<slug:section>/", CLOSED | only(200, *WRITES, "mariam"),
          answers(403) | only(422, *WRITES, "mariam")),
    *both(f"{RECORD}envoyer/", NO_GET, answers(403) | only(409, *WRITES)),
    *both(f"{RECORD}retirer/", NO_GET, answers(403) | only(302, *WRITES)),
    *both(DESK, CLOSED | only(200, *TENDS), NO_POST),
    *both(ONE, HIDDEN | only(200, *TENDS), NO_POST),
    *both(f"{ONE}prendre/", NO_GET, HIDDEN_POST | {"regional": 302, "mariam": 403}),
    *both(f"{ONE}rendre/", NO_GET, HIDDEN_POST | {"regional": 409, "mariam": 403}),
    *both(f"{ONE}decider/", NO_GET, HIDDEN_POST | {"regional": 409, "mariam": 403}),
    *both(f"{ONE}renvoyer/", NO_GET, HIDDEN_POST | {"regional": 409, "mariam": 403}),
    *both(PAPERS, CLOSED | only(200, *WRITES, *TENDS),
          answers(403) | only(422, *WRITES, "mariam")),
    *both(f"{PAPERS}<uuid:recordpaper>/", CLOSED | only(200, *WRITES, *TENDS), NO_POST),
    *both(f"{PAPERS}<uuid:recordpaper>/remplacer/",
          CLOSED | only(200, *WRITES, "mariam"),
          answers(403) | only(422, *WRITES, "mariam")),
]  # fmt: skip
