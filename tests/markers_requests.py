"""Words proposed for a record, and who may receive each before it is decided."""

import datetime

from tests.cso_pages.request_ways import a_paper, propose, sent

SENT = {"aminata", "sira", "regional", "mariam"}


def seed(cast) -> dict[str, set[str]]:
    """A request that was sent, and a draft of another organisation."""
    sent(
        cast.association,
        cast.aminata,
        at=datetime.datetime.now(tz=datetime.UTC),
        summary="resume-propose-mqr",
        registrations=[
            {"kind": "receipt", "number": "recepisse-propose-mqr", "authority": "",
             "issued_on": None, "expires_on": None}
        ],
        **{"channel:3f2504e0-4f89-11d3-9a0c-0305e82c3301": {
            "kind": "phone", "value": "telephone-propose-mqr",
            "audience": "secretariat", "agreed": False,
        }},
    )  # fmt: skip
    a_paper(cast.association, cast.aminata, number="numero-piece-mqr")
    a_paper(cast.other, cast.bintou, number="numero-segou-mqr")
    propose(cast.other, cast.bintou, summary="brouillon-propose-mqr")
    return {
        "resume-propose-mqr": SENT,
        "recepisse-propose-mqr": SENT,
        "telephone-propose-mqr": SENT,
        "numero-piece-mqr": SENT,
        "numero-segou-mqr": {"bintou", "mariam"},
        "brouillon-propose-mqr": {"bintou"},
    }
