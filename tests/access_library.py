"""Who gets what in the library, in search and in the members' proposals."""

from tests.access import (
    HIDDEN,
    HIDDEN_POST,
    NO_GET,
    NO_POST,
    Row,
    answers,
    both,
    only,
    public,
)

SPACE = "espace/ressources/"
ONE = f"{SPACE}<uuid:proposal>/"
READ = f"{SPACE}relecture/<uuid:proposal>/"
FILE = f"{SPACE}fichiers/<uuid:file>/"
WRITERS = ("aminata", "sira")
PROPOSERS = (*WRITERS, "bintou")
DECIDER = ("mariam",)


def decision(action: str, sample: str, status: int) -> list[Row]:
    """An act of the reader: the organisation sees the proposal and may not decide."""
    seen = HIDDEN_POST | only(403, *WRITERS)
    if sample != "draft":
        seen |= only(status, *DECIDER)
    return both(f"{READ}{action}/", NO_GET, seen, sample)


ROWS = [
    *public("ressources/flux.xml"),
    *both(SPACE, answers(403, visitor=302) | only(200, *PROPOSERS), NO_POST),
    *both(f"{SPACE}nouvelle/", answers(403, visitor=302) | only(200, *PROPOSERS),
          answers(403) | only(422, *PROPOSERS)),
    *both(f"{SPACE}relecture/", answers(403, visitor=302) | only(200, *DECIDER),
          NO_POST),
    *both(ONE, HIDDEN | only(200, *WRITERS), HIDDEN_POST | only(409, *WRITERS),
          "draft"),
    *both(ONE, HIDDEN | only(200, *WRITERS) | only(403, *DECIDER),
          HIDDEN_POST | only(409, *WRITERS) | only(403, *DECIDER), "proposed"),
    *both(f"{ONE}message/", NO_GET, HIDDEN_POST | only(403, *WRITERS), "draft"),
    *both(f"{ONE}message/", NO_GET,
          HIDDEN_POST | only(422, *WRITERS) | only(403, *DECIDER), "proposed"),
    *both(READ, HIDDEN | only(403, *WRITERS), HIDDEN_POST | only(403, *WRITERS),
          "draft"),
    *both(READ, HIDDEN | only(403, *WRITERS) | only(200, *DECIDER),
          HIDDEN_POST | only(403, *WRITERS) | only(302, *DECIDER), "proposed"),
    *(row for sample in ("draft", "proposed") for action, status in
      [("message", 422), ("renvoyer", 422), ("accepter", 302), ("refuser", 422)]
      for row in decision(action, sample, status)),
    *both(FILE, HIDDEN | only(200, *WRITERS), NO_POST, "draft"),
    *both(FILE, HIDDEN | only(200, *WRITERS, *DECIDER), NO_POST, "proposed"),
    *both(f"{FILE}retirer/", NO_GET, HIDDEN_POST | only(302, *WRITERS), "draft"),
    *both(f"{FILE}retirer/", NO_GET,
          HIDDEN_POST | only(302, *WRITERS) | only(403, *DECIDER), "proposed"),
]  # fmt: skip
