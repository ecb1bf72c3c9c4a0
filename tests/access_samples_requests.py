"""Real requests of change to stand in the addresses of the access table."""

import datetime

from tests.cso_pages.request_ways import a_paper, propose, sent


def request_values(cast, row) -> dict[str, object]:
    """The association's request: sent today unless the sample says otherwise."""
    if "modifier/<slug:section>" in row.route:
        return {"section": "general"}
    if "organisation/<uuid:organisation>/modifier/" in row.route:
        propose(cast.association, cast.aminata, summary="Neuf.")
        return {}
    if "<uuid:recordpaper>" in row.route:
        return {"recordpaper": a_paper(cast.association, cast.aminata).uuid}
    if "<uuid:changerequest>" not in row.route:
        return {}
    now = datetime.datetime.now(tz=datetime.UTC)
    request = sent(cast.association, cast.aminata, at=now, summary="Neuf.")
    return {"changerequest": request.uuid}
