"""The public pages as a browser posts them, for the tests of the room."""

import re

from cso_pages.upkeep.registration import traps
from portal.journal.once import new_key
from tests.cso_pages.registration_ways import COMPLETE

BEGIN = "/annuaire/inscrire/commencer/"
FILE = "/annuaire/inscrire/dossier/"
FIRST = {
    "name": "Association neuve des brodeuses",
    "sigle": "ANEB",
    "territory": "segou",
}


def first(**changed):
    return {
        "cle": new_key(),
        "opened": traps.new_stamp(),
        "site": "",
        **FIRST,
        **changed,
    }


def hidden(answer, name):
    return re.search(rf'name="{name}" value="([^"]*)"', answer.content.decode())[1]


def start(client, **changed):
    answer = client.post(BEGIN, first(**changed))
    assert answer.status_code == 200
    return hidden(answer, "reprise"), answer


def post(client, page, step, act="continuer", **typed):
    """Press a button of a step, with what its page carries."""
    carried = {"reprise": hidden(page, "reprise"), "lu": hidden(page, "lu")}
    return client.post(FILE, {**carried, "etape": step, "faire": act, **typed})


def open_file(client, code, act="ouvrir"):
    return client.post(FILE, {"reprise": code, "faire": act})


def typed_for(*names):
    """What a browser posts of these answers: no box that is not ticked."""
    kept = {name: COMPLETE[name] for name in names if COMPLETE.get(name)}
    return {name: "on" if value is True else value for name, value in kept.items()}


STEP_1 = typed_for("org_type", "founded_year", "locality") | FIRST
STEP_2 = typed_for("themes", "everywhere", "summary") | {"territories": ["segou"]}
STEP_3 = typed_for(
    "phone", "phone_for", "email", "p1_first_name", "p1_last_name", "p1_phone",
    "p1_agreed", "receipt_number", "receipt_date",
)  # fmt: skip
STEP_4 = typed_for("filled_by", "filled_as", "declared")
ALL = (("1", STEP_1), ("2", STEP_2), ("3", STEP_3), ("4", STEP_4))
