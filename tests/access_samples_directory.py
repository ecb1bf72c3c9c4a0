"""Real rows of the directory to stand in the addresses of the access table."""


def directory_values(cast, row) -> dict[str, object]:
    """The values of an address; the other organisation is the sample."""
    if "annuaire/<str:slug>" in row.route:
        cast.association.accepts_messages = True
        cast.association.save(update_fields=["accepts_messages"])
        return {"slug": cast.association.slug}
    if "<slug:territory>" in row.route:
        return {"territory": "mopti"}
    if "<uuid:organisation>" in row.route:
        return {"organisation": cast.association.uuid}
    return {}
