"""What the invitation tests do by hand: invite Nana, accept for her."""

from django.utils import timezone

from cso_pages.mandates.actions import accept_invitation, invite
from cso_pages.mandates.models import Role
from tests.conftest import TODAY

GOOD = "sept pirogues bleues remontent"


def send(cast, at=None, **changes):
    told = {
        "email": "Nouvelle@essai.test",
        "role": Role.FOCAL_DRAFTS,
        "first_name": "Nana",
        "last_name": "Essai",
        "organisation": cast.association,
        "by": cast.mariam,
    }
    return invite(**(told | changes), at=at or timezone.now())


def accept(token, **changes):
    return accept_invitation(
        token, **({"password": GOOD, "at": timezone.now(), "today": TODAY} | changes)
    )
