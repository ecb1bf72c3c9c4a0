"""The desk of imports: the secretariat alone; the others know of no list."""

from tests.access import NO_GET, answers, both

DESK = "espace/annuaire/importer/"
LIST = f"{DESK}<uuid:importrun>/"
HERS = answers(404, visitor=302, mariam=200)
HERS_POST = answers(404, visitor=403)
ROWS = [
    *both(DESK, answers(403, visitor=302, mariam=200), answers(403, mariam=422)),
    *both(LIST, HERS, answers(405, visitor=403)),
    *both(f"{LIST}lignes/", HERS, answers(405, visitor=403)),
    *both(f"{LIST}classeur/", HERS, answers(405, visitor=403)),
    *both(f"{LIST}colonnes/", HERS, HERS_POST | {"mariam": 422}),
    *both(f"{LIST}en-tete/", NO_GET, HERS_POST | {"mariam": 422}),
    *both(f"{LIST}decisions/", HERS, HERS_POST | {"mariam": 422}),
    *both(f"{LIST}relire/", NO_GET, HERS_POST | {"mariam": 302}),
    *both(f"{LIST}enregistrer/", NO_GET, HERS_POST | {"mariam": 302}),
    *both(f"{LIST}annuler/", HERS, HERS_POST | {"mariam": 302}),
    *both(f"{LIST}abandonner/", NO_GET, HERS_POST | {"mariam": 302}),
]
