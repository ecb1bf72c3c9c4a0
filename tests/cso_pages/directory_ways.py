"""Organisations as the tests of the directory make them."""

import itertools

from cso_pages.directory.actions import open_record, publish_record, submit_record
from cso_pages.directory.indexing import record_changed
from cso_pages.directory.models import Organisation
from cso_pages.directory.parts import Intervention
from tests.conftest import NOW, TODAY

_numbers = itertools.count(1)


def listed(
    name: str = "",
    *,
    territory: str = "mopti",
    kind: str = "association",
    work: tuple[tuple[str, str], ...] = (),
    **details,
) -> Organisation:
    """A published organisation that works in (theme, territory) pairs."""
    made = open_record(
        name or f"Association Exemple {next(_numbers)}",
        org_type=kind,
        territory=territory,
        by=None,
        at=NOW,
        **details,
    )
    for theme, where in work:
        Intervention.objects.create(
            organisation=made, theme_id=theme, territory_id=where
        )
    submit_record(made, by=None, at=NOW)
    publish_record(made, by=None, on=TODAY, at=NOW)
    return made


def choose(organisation: Organisation, **audiences: str) -> None:
    """Who reads which field, as its editing page would write it."""
    organisation.field_audiences = organisation.field_audiences | audiences
    organisation.save(update_fields=["field_audiences"])
    record_changed(organisation)
