"""Who reads which field: one table, what may be chosen, what never may."""

import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction

from cso_pages.directory.contacts import Contact, ContactChannel
from cso_pages.directory.parts import Implantation
from cso_pages.directory.profiles import profile_for, profile_of
from cso_pages.directory.visibility import CHOSEN, FIELDS, audience_of, may_read
from cso_pages.search.models import EntryKind, SearchEntry
from tests.cso_pages.directory_ways import choose
from tests.markers_directory import MEMBERS, OWN, fill, seed

PUBLIC = {"name", "sigle", "org_type", "territory", "themes", "summary"}
LOCKED = {"name", "sigle", "org_type", "territory", "registrations", "shelters"}
SECRETARIAT = {"groups", "address", "registrations", "shelters"}


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.key)
@pytest.mark.parametrize("audience", ["public", "members", "secretariat"])
def test_the_default_of_each_field(field, audience):
    widest = (
        "public"
        if field.key in PUBLIC
        else "secretariat"
        if field.key in SECRETARIAT
        else "members"
    )
    assert may_read({}, field.key, {audience}) == (audience == widest)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.key)
@pytest.mark.parametrize("chosen", ["public", "members", "secretariat", "tous", None])
def test_a_choice_is_kept_unless_the_field_is_locked(field, chosen):
    known = chosen in {"public", "members", "secretariat"}
    expected = (
        chosen if known and field.key not in LOCKED else audience_of({}, field.key)
    )
    assert audience_of({field.key: chosen}, field.key) == expected


def test_nothing_personal_may_be_chosen_or_is_public_by_default():
    assert {field.key for field in FIELDS} - {f.key for f in CHOSEN} == LOCKED
    assert {f.key for f in FIELDS if f.default == "public"} == PUBLIC


@pytest.mark.django_db
@pytest.mark.parametrize("precision", ["exact", "commune"])
def test_the_database_refuses_a_shelter_finer_than_its_region(cast, precision):
    with pytest.raises(IntegrityError), transaction.atomic():
        Implantation.objects.create(
            organisation=cast.association,
            kind="shelter",
            territory_id="mopti",
            precision=precision,
        )


@pytest.mark.django_db
@pytest.mark.parametrize("where", [{"locality": "Konna"}, {"address": "Rue 12"}])
@pytest.mark.parametrize("precision", ["region", "untold"])
def test_the_database_refuses_a_shelter_with_a_place(cast, where, precision):
    with pytest.raises(IntegrityError), transaction.atomic():
        Implantation.objects.create(
            organisation=cast.association,
            kind="shelter",
            territory_id="mopti",
            precision=precision,
            **where,
        )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("model", "values"),
    [
        (ContactChannel, {"kind": "phone", "value": "00 00 00 01"}),
        (Contact, {"person_name": "Essai"}),
    ],
)
def test_nothing_that_reaches_a_person_is_public_without_consent(cast, model, values):
    values |= {"organisation": cast.association, "audience": "public"}
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(**values)
    agreed = model.objects.create(consent_on=datetime.date(2026, 10, 1), **values)
    assert agreed.pk


WORDS = {
    "personne-mqr": OWN,
    "telephone-mqr": OWN,
    "courriel-mqr": MEMBERS,
    "adresse-mqr": OWN,
    "commune-mqr": MEMBERS,
    "recepisse-mqr": OWN,
    "mission-mqr": MEMBERS,
    "activite-mqr": MEMBERS,
}
READERS = [
    "visitor", "aminata", "sira", "bintou", "fatoumata", "regional", "mariam",
    "ibrahim", "coumba", "steering", "observer", "admin", "stranger",
]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("person", READERS)
def test_the_page_gives_each_reader_her_words_and_no_other(
    client, cast, person, settings
):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    fill(cast.association)
    if person != "visitor":
        client.force_login(getattr(cast, person))
    html = client.get(cast.association.get_absolute_url()).content.decode()
    for word, allowed in WORDS.items():
        assert (word in html) == (person in allowed), word


@pytest.mark.django_db
def test_a_field_opened_to_all_is_read_by_all(client, cast):
    fill(cast.association)
    choose(cast.association, mission="public", work="public")
    html = client.get(cast.association.get_absolute_url()).content.decode()
    assert "mission-mqr" in html and "activite-mqr" in html
    assert "personne-mqr" not in html and "adresse-mqr" not in html


@pytest.mark.django_db
def test_the_search_holds_public_words_only(cast):
    seed(cast)
    entries = SearchEntry.objects.filter(kind=EntryKind.ORGANISATION)
    told = " ".join(
        f"{one.title} {one.summary} {one.words} {one.url}" for one in entries
    )
    assert "delta" in told
    assert "mqr" not in told


@pytest.mark.django_db
def test_a_link_is_told_only_when_both_ends_tell_it(cast):
    choose(cast.association, networks="public")
    assert profile_of(cast.association, AnonymousUser()).networks == ()
    choose(cast.network, networks="public")
    told = profile_of(cast.association, AnonymousUser()).networks
    assert [one.name for one in told] == [cast.network.name]
    cast.network.hidden_at = datetime.datetime(2026, 10, 1, tzinfo=datetime.UTC)
    cast.network.save()
    assert profile_of(cast.association, AnonymousUser()).networks == ()


@pytest.mark.django_db
def test_a_shelter_is_never_located_for_others(cast):
    fill(cast.association)
    for audiences in ({"public"}, {"public", "members"}):
        told = repr(profile_for(cast.association, audiences))
        assert "Ménaka" not in told and "hébergement" not in told
