"""Every organisation of the directory, with what it may be known by."""

from collections import defaultdict

from cso_pages.directory.contacts import ChannelKind, ContactChannel
from cso_pages.directory.models import Organisation
from cso_pages.directory.parts import LegalRegistration, RegistrationKind
from cso_pages.directory.states import RecordStatus
from cso_pages.upkeep.imports.channels import phone_key
from cso_pages.upkeep.imports.matching import Known
from cso_pages.upkeep.imports.names import registration_key

KINDS = (ChannelKind.PHONE, ChannelKind.WHATSAPP, ChannelKind.EMAIL)


def known_organisations() -> list[Known]:
    """All but the merged ones, hidden and unchecked ones too; in three queries."""
    phones, emails = defaultdict(set), defaultdict(set)
    channels = ContactChannel.objects.filter(kind__in=KINDS).order_by()
    for pk, kind, value in channels.values_list("organisation_id", "kind", "value"):
        if kind == ChannelKind.EMAIL:
            emails[pk].add(value.lower())
        else:
            phones[pk].add(phone_key(value))
    receipts = defaultdict(set)
    papers = LegalRegistration.objects.filter(kind=RegistrationKind.RECEIPT).order_by()
    for pk, number in papers.values_list("organisation_id", "number"):
        receipts[pk].add(registration_key(number))
    rows = Organisation.objects.exclude(record_status=RecordStatus.MERGED)
    return [
        Known(
            name,
            sigle,
            seat,
            frozenset(phones[pk]),
            frozenset(emails[pk]),
            frozenset(receipts[pk]),
            pk=pk,
            uuid=str(uuid),
        )
        for pk, uuid, name, sigle, seat in rows.order_by("pk").values_list(
            "pk", "uuid", "name", "sigle", "territory_id"
        )
    ]
