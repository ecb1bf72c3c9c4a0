"""Duplicates and merges: the secretariat alone, after a fresh proof of identity."""

from tests.access import NO_GET, answers, both

DESK = "espace/annuaire/doublons/"
PAIR = f"{DESK}<uuid:likelypair>/"
MERGE = f"{DESK}fusions/<uuid:merge>/"
HERS = answers(404, visitor=302)
HERS_POST = answers(404, visitor=403)
# Tests sign in without a proof: 302 leads to the page that asks for one.
ROWS = [
    *both(DESK, answers(403, visitor=302, mariam=200), answers(405, visitor=403)),
    *both(f"{DESK}chercher/", NO_GET, answers(403, mariam=302)),
    *both(PAIR, HERS | {"mariam": 302}, HERS_POST | {"mariam": 302}),
    *both(f"{PAIR}deux/", NO_GET, HERS_POST | {"mariam": 302}),
    *both(MERGE, HERS | {"mariam": 200}, HERS_POST | {"mariam": 302}),
]
