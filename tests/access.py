"""Who gets what at every address: 200, 302, 403, 404… written by hand.

A row is an address as the urls files write it, a method, and the answer for each
person; POST is sent with a fresh key and an otherwise empty form. Where one address
holds several kinds of rows (a draft, a sent report), `sample` says which.
"""

from dataclasses import dataclass

MEMBERS = ("aminata", "sira", "bintou", "fatoumata", "regional")
STAFF = ("mariam", "ibrahim", "coumba", "admin")
READERS = ("steering", "observer", "stranger")
PEOPLE = ("visitor", *MEMBERS, *STAFF, *READERS)


@dataclass(frozen=True)
class Row:
    """One address, one method, one expected status per person."""

    route: str
    method: str
    expected: dict[str, int]
    sample: str = ""

    @property
    def told(self) -> str:
        return f"{self.route}{' ' + self.sample if self.sample else ''}"


def answers(everyone: int, **others: int) -> dict[str, int]:
    """The same status for everyone, but for groups and persons named."""
    groups = {"members": MEMBERS, "staff": STAFF, "readers": READERS}
    said = dict.fromkeys(PEOPLE, everyone)
    for name, status in others.items():
        if name in groups:
            said |= dict.fromkeys(groups[name], status)
    return said | {name: s for name, s in others.items() if name not in groups}


# Whole rooms decided at once: Wagtail's own pages under /gestion/ stand behind one
# door, which tests/cso_pages/test_doors_*.py tries with every role.
SUBTREES = ("gestion/",)

# Who reads a report that was sent; the others do not learn that it exists.
OWN = {"aminata": 200, "sira": 200}
AROUND = {"fatoumata": 200, "regional": 200}
ABOVE = {"mariam": 200, "ibrahim": 200, "coumba": 200}


def only(status: int, *names: str) -> dict[str, int]:
    return dict.fromkeys(names, status)


def both(
    route: str, get: dict[str, int], post: dict[str, int], sample: str = ""
) -> list[Row]:
    return [Row(route, "GET", get, sample), Row(route, "POST", post, sample)]


def public(route: str) -> list[Row]:
    """Anyone reads; nobody posts."""
    return both(route, answers(200), answers(405))


ROOMS = [
    "plan/", "annuaire/", "coordination/", "ressources/", "actualites/",
    "aide/", "aide/naviguer-en-securite/", "glossaire/", "donnees-personnelles/",
    "accessibilite/", "comment-lire-les-etats/", "recherche/", "robots.txt", "sante/",
]  # fmt: skip
PUBLIC = [
    *(row for room in ROOMS for row in public(room)),
    *public("plan/indicateurs/<uuid:indicator>/"),
    *public("plan/indicateurs/<uuid:indicator>/pourquoi/"),
    *both("sitemap.xml", answers(200), answers(200)),
    *both(r"^((?:[\w\-]+/)*)$", answers(200), answers(200)),
    *both("quitter/", answers(302), answers(405)),
    *both("sante/pret/", answers(503), answers(405)),  # no worker in the suite
    *both(
        "documents/<int:document_id>/<str:document_filename>",
        answers(404),
        answers(405),
    ),
    *both("images/<path:name>", answers(404), answers(405)),
]

DOORS = [
    *both("gestion/login/", answers(403, visitor=302, staff=302),
          answers(403, visitor=302, staff=302)),
    *both("^gestion/password_reset/", answers(403, visitor=302, staff=302),
          answers(403, visitor=302, staff=302)),
    *both("gestion/logout/", answers(403, visitor=302, staff=302),
          answers(403, visitor=302, staff=302)),
    *both("^gestion/(?:users|groups|failwhale)/",
          answers(403, visitor=302, staff=404), answers(403, visitor=302, staff=404)),
    *both("_util/login/", answers(302), answers(302)),
    *both("^_util/authenticate_with_password/", answers(404), answers(404)),
    *both("_util/authenticate_with_password/<int:page_view_restriction_id>"
          "/<int:page_id>/", answers(404), answers(404)),
]  # fmt: skip

SIGNED = answers(200, visitor=302)
ACCOUNTS = [
    *both("compte/", SIGNED, SIGNED),
    *both("compte/verrouiller/", answers(302), answers(302)),
    *both("compte/appareils/<int:pk>/fermer/", answers(405, visitor=302),
          answers(404, visitor=302)),
    *both("compte/signup/", answers(200), answers(403)),
    *both("compte/email/", answers(302), answers(302)),
    *both("compte/login/", answers(302, visitor=200), answers(302, visitor=200)),
    *both("compte/logout/", SIGNED, answers(302)),
    *both("compte/inactive/", answers(200), answers(405)),
    *both("compte/login/code/", answers(302, visitor=200), answers(302, visitor=200)),
    *both("compte/login/code/confirm/", answers(302), answers(302)),
    *both("compte/confirm-email/", answers(302), answers(302)),
    *both("compte/password/reset/", answers(200), answers(200)),
    *both("compte/password/reset/confirm/", answers(302), answers(302)),
    *both("compte/password/reset/complete/", answers(302), answers(302)),
    *both("compte/password/reset/done/", answers(200), answers(405)),
    *both("compte/password/change/", SIGNED, SIGNED),
    *both("compte/password/set/", answers(302), answers(302)),
    *both("compte/reauthenticate/", SIGNED, SIGNED),
    *both("compte/2fa/", SIGNED, answers(405, visitor=302)),
    *both("compte/2fa/authenticate/", answers(302), answers(302)),
    *both("compte/2fa/reauthenticate/", answers(302), answers(302)),
    *both("compte/2fa/totp/activate/", SIGNED, SIGNED),
    *both("compte/2fa/totp/deactivate/", answers(404, visitor=302),
          answers(404, visitor=302)),
    *both("compte/2fa/recovery-codes/", answers(404, visitor=302),
          answers(405, visitor=302)),
    *both("compte/2fa/recovery-codes/generate/", SIGNED, SIGNED),
    *both("compte/2fa/recovery-codes/download/", answers(404, visitor=302),
          answers(404, visitor=302)),
    *both("compte/sessions/", SIGNED, answers(302)),
    *both("compte/invitation/<str:token>/", answers(404), answers(404)),
]  # fmt: skip

WORKSPACE = [
    *both("espace/", SIGNED, answers(405, visitor=403)),
    *both("espace/invitations/", answers(403, visitor=302, mariam=200),
          answers(403, visitor=403, mariam=422)),
    *both("espace/invitations/<uuid:invitation>/fermer/", answers(405, visitor=302),
          answers(404, visitor=403)),
    *both("espace/travaux/", SIGNED, answers(405, visitor=403)),
    *both("espace/travaux/<uuid:job>/", answers(404, visitor=302, mariam=200),
          answers(405, visitor=403)),
    *both("espace/travaux/<uuid:job>/fichier/", answers(404, visitor=302),
          answers(405, visitor=403)),
    *both("espace/messages/", SIGNED, answers(405, visitor=403)),
    *both("espace/messages/<uuid:notice>/", answers(405, visitor=302),
          answers(404, visitor=403, aminata=302)),
    *both("espace/exports/plan/", answers(405, visitor=302),
          answers(302, visitor=403, admin=403, stranger=403)),
]  # fmt: skip

REPORT = "espace/rapports/<uuid:report>/"
HIDDEN = answers(404, visitor=302)
HIDDEN_POST = answers(404, visitor=403)
NO_POST = answers(405, visitor=403)
NO_GET = answers(405, visitor=302)
READ = HIDDEN | OWN | AROUND | ABOVE
READ_ONLY = HIDDEN_POST | only(403, *AROUND, *ABOVE)
WRITERS_PAGE = HIDDEN | only(403, *AROUND, *ABOVE)  # they read it elsewhere
REPORTING = [
    *both("espace/rapports/", SIGNED, NO_POST),
    *both("espace/rapports/pieces/<uuid:evidence>/", HIDDEN, NO_POST),
    *both("espace/rapports/pieces/<uuid:evidence>/retirer/", NO_GET, HIDDEN_POST),
    *both(REPORT, HIDDEN | only(302, *OWN), HIDDEN_POST | only(409, *OWN), "draft"),
    *both(REPORT, READ | only(302, *OWN), READ_ONLY | only(409, *OWN), "sent"),
    *both(f"{REPORT}etape/<int:position>/", HIDDEN | OWN,
          HIDDEN_POST | only(302, *OWN), "draft"),
    *both(f"{REPORT}etape/<int:position>/", WRITERS_PAGE | only(302, *OWN),
          READ_ONLY | only(409, *OWN), "sent"),
    *both(f"{REPORT}verifier/", HIDDEN | OWN, NO_POST, "draft"),
    *both(f"{REPORT}verifier/", WRITERS_PAGE | only(302, *OWN), NO_POST, "sent"),
    *both(f"{REPORT}envoyer/", NO_GET,
          HIDDEN_POST | {"aminata": 422, "sira": 403}, "draft"),
    *both(f"{REPORT}envoyer/", NO_GET,
          READ_ONLY | {"aminata": 302, "sira": 403}, "sent"),
    *both(f"{REPORT}retirer/", NO_GET,
          HIDDEN_POST | {"aminata": 302, "sira": 403}, "draft"),
    *both(f"{REPORT}retirer/", NO_GET,
          READ_ONLY | {"aminata": 302, "sira": 403}, "sent"),
    *both(f"{REPORT}signature/", NO_GET,
          HIDDEN_POST | {"aminata": 403, "sira": 302}, "draft"),
    *both(f"{REPORT}signature/", NO_GET, READ_ONLY | only(302, *OWN), "sent"),
    *both(f"{REPORT}recu/", HIDDEN | only(302, *OWN), NO_POST, "draft"),
    *both(f"{REPORT}recu/", READ, NO_POST, "sent"),
    *both(f"{REPORT}fiche/", HIDDEN | OWN, NO_POST, "draft"),
    *both(f"{REPORT}fiche/", WRITERS_PAGE | OWN, NO_POST, "sent"),
]  # fmt: skip

REVIEW = "espace/validation/<uuid:report>/"
DECIDERS = ("mariam", "ibrahim")
NOT_ON_THE_DESK = HIDDEN_POST | only(403, *OWN)
NOT_HERS = READ_ONLY | only(403, *OWN)
REVIEWING = [
    *both("espace/validation/", answers(403, visitor=302) | only(200, *DECIDERS),
          NO_POST),
    *both(REVIEW, HIDDEN | only(403, *OWN), NOT_ON_THE_DESK, "draft"),
    *both(REVIEW, HIDDEN | only(403, *OWN, *AROUND, "coumba") | only(200, *DECIDERS),
          NOT_HERS | only(302, *DECIDERS), "sent"),
    *both(f"{REVIEW}renvoyer/", NO_GET, NOT_ON_THE_DESK, "draft"),
    *both(f"{REVIEW}renvoyer/", NO_GET, NOT_HERS | only(422, *DECIDERS), "sent"),
    *both(f"{REVIEW}valider/", NO_GET, NOT_ON_THE_DESK, "draft"),
    *both(f"{REVIEW}valider/", NO_GET, NOT_HERS | only(302, *DECIDERS), "sent"),
    *both(f"{REVIEW}liberer/", NO_GET, NOT_ON_THE_DESK, "draft"),
    *both(f"{REVIEW}liberer/", NO_GET, NOT_HERS | only(422, *DECIDERS), "sent"),
]  # fmt: skip

from tests import (  # noqa: E402
    access_campaigns,
    access_directory,
    access_editorial,
    access_exports,
    access_library,
    access_lifecycle,
    access_lists,
    access_meetings,
    access_merging,
    access_registration,
    access_requests,
)

TABLE = [
    *PUBLIC, *DOORS, *ACCOUNTS, *WORKSPACE, *REPORTING, *REVIEWING,
    *access_campaigns.ROWS,
    *access_library.ROWS,
    *access_directory.ROWS,
    *access_editorial.ROWS,
    *access_lists.ROWS,
    *access_exports.ROWS,
    *access_lifecycle.ROWS,
    *access_meetings.ROWS,
    *access_merging.ROWS,
    *access_registration.ROWS,
    *access_requests.ROWS,
]  # fmt: skip
