"""One organisation in three of the demonstration opens its data; some have a number."""

import datetime

from cso_pages.directory.contacts import ChannelKind, ContactChannel
from cso_pages.directory.exports.opening import allow_open_data
from cso_pages.directory.indexing import record_changed
from cso_pages.directory.models import Organisation
from cso_pages.reference.audiences import Audience
from portal.accounts.models import User

EVERY = 3  # one in three ticks « diffusion ouverte »
WITH_A_NUMBER = 4


def make_open_data(*, by: User, on: datetime.date, at: datetime.datetime) -> None:
    """One listed organisation in three; the first ones answer a fictional number."""
    listed = Organisation.objects.listed().order_by("pk")
    chosen = list(listed.select_related("org_type", "territory"))[::EVERY]
    for organisation in chosen:
        allow_open_data(organisation, is_open=True, by=by, at=at)
    for number, organisation in enumerate(chosen[:WITH_A_NUMBER]):
        ContactChannel.objects.create(
            organisation=organisation,
            kind=ChannelKind.PHONE,
            value=f"+223 00 00 01 {number:02d}",
            audience=Audience.PUBLIC,
            consent_on=on,
        )
        record_changed(organisation)
