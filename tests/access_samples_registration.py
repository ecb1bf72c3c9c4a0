"""A real registration to stand in the addresses of the access table."""

import datetime

from django.utils import timezone

from cso_pages.upkeep.registration.actions import send_registration
from tests.cso_pages.registration_ways import begun, fill, typed_in, with_file


def registration_values(cast, row) -> dict[str, object]:
    """One that was sent from Mopti eight days ago, with a file; or one from paper."""
    if "<uuid:registration" not in row.route:
        return {}
    at = timezone.now() - datetime.timedelta(days=8)
    if row.sample == "paper":
        return {"registration": typed_in(cast.mariam, at).uuid}
    made, _code = begun(at)
    fill(made, at)
    with_file(made, at)
    send_registration(made, at=at, today=at.date())
    return {
        "registration": made.uuid,
        "registrationfile": made.files.get().uuid,
    }
