"""Real proposals to stand in the addresses of the access table."""

from tests.coordination_space.proposals import MAKERS


def values_for(cast, row) -> dict[str, object]:
    """A proposal of the association, in the state that the row speaks of."""
    if "<uuid:proposal>" not in row.route and "<uuid:file>" not in row.route:
        return {}
    made = MAKERS[row.sample or "draft"](cast)
    return {"proposal": made.uuid, "file": made.files.get().uuid}
