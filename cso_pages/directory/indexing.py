"""Keeps the search and the counts true to the records: called by every action."""

import uuid

from django.contrib.auth.models import AnonymousUser

from cso_pages.directory.models import DirectoryStamp, Organisation
from cso_pages.directory.profiles import Profile, profile_of
from cso_pages.reference.audiences import Audience
from cso_pages.search.actions import put_in_search, take_out_of_search
from cso_pages.search.models import EntryKind, SearchEntry


def record_changed(organisation: Organisation) -> None:
    """Write or remove its entry, and throw away what was counted before."""
    write_entry(organisation)
    move_stamp()


def write_entry(organisation: Organisation) -> None:
    """What search may say of it: what the public reads, or nothing at all."""
    kind, ref = EntryKind.ORGANISATION, organisation.uuid
    if not organisation.is_listed:
        take_out_of_search(kind, ref)
        return
    told = profile_of(organisation, AnonymousUser())
    put_in_search(
        kind,
        ref,
        url=told.address,
        title=f"{told.name} ({told.sigle})" if told.sigle else told.name,
        audience=Audience.PUBLIC,
        summary=told.summary,
        text=public_text(told),
        form=organisation.org_type_id,
        territories=(
            organisation.territory_id,
            *(territory for _theme, territory in told.codes),
        ),
        themes=(theme for theme, _territory in told.codes),
        dated_on=organisation.last_confirmed_on,
    )


def public_text(told: Profile) -> str:
    """The words of a profile that are looked for besides its name and summary."""
    work = (
        part
        for row in told.work
        for part in (row.label, *row.territories, *row.groups, *row.activities)
    )
    parts = (told.org_type, told.territory, told.mission, told.former_names, *work)
    return " ".join(part for part in parts if part)


def move_stamp() -> None:
    """What any process counted until now is counted anew."""
    DirectoryStamp.objects.update_or_create(pk=1, defaults={"value": uuid.uuid4()})


def reindex() -> int:
    """Write every entry anew and remove those of nothing; says how many stand."""
    listed = Organisation.objects.listed().select_related("org_type", "territory")
    refs = [str(row.uuid) for row in listed]
    SearchEntry.objects.filter(kind=EntryKind.ORGANISATION).exclude(
        ref__in=refs
    ).delete()
    for organisation in listed:
        write_entry(organisation)
    move_stamp()
    return len(refs)
