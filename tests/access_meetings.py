"""Meetings, minutes and recommendations: who gets what."""

from tests.access import MEMBERS, answers, both, only, public

COORDINATION = (*MEMBERS, "mariam", "ibrahim", "coumba", "steering")
UNKNOWN = answers(404, visitor=302)
UNKNOWN_POST = answers(404, visitor=403)
NO_GET = answers(405, visitor=302)
NO_POST = answers(405, visitor=403)
READ = UNKNOWN | only(200, *COORDINATION)
# The secretariat acts; who may know of the meeting is refused, others see nothing.
HERS = UNKNOWN | only(403, *COORDINATION)
HERS_POST = UNKNOWN_POST | only(403, *COORDINATION)

MEETING = "espace/reunions/<uuid:meeting>/"
WRITING = f"{MEETING}compte-rendu/"
PAGE = "reunions/<str:minutes>/"
ROWS = [
    *public("reunions/"),
    *both(PAGE, answers(200), answers(405), "public"),
    *both(PAGE, answers(404) | only(200, *COORDINATION), answers(405), "for members"),
    *both(PAGE, answers(404), answers(405), "written"),
    *both(PAGE, answers(404), answers(405), "the secretariat's"),
    *both("espace/reunions/", answers(403, visitor=302) | only(200, *COORDINATION),
          NO_POST),
    *both("espace/reunions/nouvelle/", answers(403, visitor=302, mariam=200),
          answers(403, mariam=422)),
    *both(MEETING, READ, NO_POST, "to come"),
    *both(MEETING, UNKNOWN | only(200, "mariam"), NO_POST, "the secretariat's"),
    *both(f"{MEETING}modifier/", HERS | only(200, "mariam"),
          HERS_POST | only(422, "mariam"), "to come"),
    *both(f"{MEETING}convoquer/", NO_GET, HERS_POST | only(302, "mariam"), "to come"),
    *both(f"{MEETING}reporter/", NO_GET, HERS_POST | only(302, "mariam"), "to come"),
    *both(f"{MEETING}annuler/", NO_GET, HERS_POST | only(302, "mariam"), "to come"),
    *both(f"{WRITING}commencer/", NO_GET, HERS_POST | only(302, "mariam"), "past"),
    *both(WRITING, HERS | only(404, "mariam"), HERS_POST | only(404, "mariam"), "past"),
    *both(WRITING, HERS | only(200, "mariam"), HERS_POST | only(302, "mariam"),
          "written"),
    *both(WRITING, HERS | only(302, "mariam"), HERS_POST | only(409, "mariam"),
          "public"),
    *both(f"{WRITING}apercu/", HERS | only(200, "mariam"), NO_POST, "written"),
    *both(f"{WRITING}publier/", NO_GET, HERS_POST | only(422, "mariam"), "written"),
    *both(f"{WRITING}approuver/", NO_GET, HERS_POST | only(302, "mariam"), "written"),
    *both(f"{WRITING}retirer/", NO_GET, HERS_POST | only(302, "mariam"), "public"),
    *both(f"{WRITING}rectifier/", NO_GET, HERS_POST | only(302, "mariam"), "public"),
    *both("espace/reunions/recommandations/<uuid:actionitem>/",
          UNKNOWN | only(200, "aminata", "sira", "mariam", "ibrahim"),
          UNKNOWN_POST | only(422, "aminata", "sira") | only(403, "mariam", "ibrahim")),
]  # fmt: skip
