"""The texts of the Coordination: versions that never change, and who reads them."""

import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from coordination_space.governance.actions import (
    add_document,
    add_version,
    change_document,
    repeal_version,
)
from coordination_space.governance.models import (
    GovernanceDocument,
    GovernanceVersion,
    Immutable,
)
from coordination_space.governance.texts import html_of
from cso_pages.reference.audiences import Audience
from cso_pages.search.models import SearchEntry
from portal.journal.models import AuditEntry
from portal.journal.once import new_key
from tests.access_samples_editorial import ADOPTED, a_file, a_text
from tests.conftest import NOW

LATER = datetime.date(2026, 6, 1)
TEXTS = "/espace/textes/"


@pytest.fixture
def statutes(cast):
    return a_text(cast, audience=Audience.PUBLIC, title="Statuts", kind="statuts")


def second(document, cast, **given):
    told = {"adopted_on": LATER, "typed": "Article 1\nNouveau texte."} | given
    return add_version(document, **told, by=cast.mariam, at=NOW)


def test_a_version_can_neither_be_changed_nor_removed(statutes):
    version = statutes.versions.get()
    version.text = "<p>Autre</p>"
    with pytest.raises(Immutable):
        version.save()
    with pytest.raises(Immutable):
        version.delete()
    for change in ({"text": "x"}, {"number": 9}, {"digest": "x"}, {"file": ""}):
        with pytest.raises(Immutable):
            GovernanceVersion.objects.filter(pk=version.pk).update(**change)
    with pytest.raises(Immutable):
        GovernanceVersion.objects.all().delete()
    with pytest.raises(Immutable):
        GovernanceVersion.objects.bulk_update([version], ["text"])


def test_the_next_version_ends_the_one_before_on_its_day(statutes, cast):
    second(statutes, cast)
    first, last = statutes.versions.order_by("number")
    assert (first.number, first.repealed_on) == (1, LATER)
    assert (last.number, last.repealed_on) == (2, None)
    assert first.applies_on(LATER - datetime.timedelta(days=1))
    assert not first.applies_on(LATER) and last.applies_on(LATER)
    assert first.digest != last.digest


def test_a_version_is_never_adopted_before_the_one_it_replaces(statutes, cast):
    with pytest.raises(ValidationError):
        second(statutes, cast, adopted_on=ADOPTED - datetime.timedelta(days=1))
    assert statutes.versions.count() == 1


def test_a_version_without_text_or_file_is_refused(statutes, cast):
    with pytest.raises(ValidationError):
        second(statutes, cast, typed="  ")


def test_a_version_is_repealed_once_and_not_before_its_adoption(statutes, cast):
    version = statutes.versions.get()
    for day in (ADOPTED - datetime.timedelta(days=1),):
        with pytest.raises(ValidationError):
            repeal_version(version, on=day, by=cast.mariam, at=NOW)
    repeal_version(version, on=LATER, by=cast.mariam, at=NOW)
    with pytest.raises(ValidationError):
        repeal_version(version, on=LATER, by=cast.mariam, at=NOW)
    version.refresh_from_db()
    assert version.repealed_on == LATER


def test_the_database_refuses_a_second_version_of_the_same_number(statutes, cast):
    again = GovernanceVersion(
        document=statutes, number=1, adopted_on=ADOPTED, digest="x", added_at=NOW
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save()


NOT_THEIRS = ["aminata", "fatoumata", "ibrahim", "coumba", "steering", "admin"]


@pytest.mark.parametrize("name", NOT_THEIRS)
def test_only_the_secretariat_keeps_the_texts(name, statutes, cast):
    person = getattr(cast, name)
    told = {"by": person, "at": NOW}
    with pytest.raises(PermissionDenied):
        add_document(kind="charte", title="X", audience="public", **told)
    with pytest.raises(PermissionDenied):
        add_version(statutes, adopted_on=LATER, typed="x", **told)
    with pytest.raises(PermissionDenied):
        repeal_version(statutes.versions.get(), on=LATER, **told)
    with pytest.raises(PermissionDenied):
        change_document(statutes, title="X", audience="members", summary="", **told)
    assert statutes.versions.count() == 1


def test_each_act_is_in_the_journal_without_its_text(statutes, cast):
    second(statutes, cast)
    acts = AuditEntry.objects.filter(object_uuid=statutes.uuid)
    assert set(acts.values_list("action", flat=True)) == {
        "governance.added",
        "governance.version",
    }
    assert "Nouveau" not in str(list(acts.values_list("detail", flat=True)))


READERS = {
    Audience.PUBLIC: {"visitor": True, "aminata": True, "observer": True},
    Audience.MEMBERS: {
        "visitor": False, "stranger": False, "observer": False, "admin": False,
        "aminata": True, "sira": True, "steering": True, "mariam": True,
    },
}  # fmt: skip


@pytest.mark.parametrize(
    ("audience", "name"),
    [(audience, name) for audience, people in READERS.items() for name in people],
)
def test_a_text_is_read_by_its_readers_alone(audience, name, cast, client, settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    document = a_text(cast, audience=audience, file=a_file(b"%PDF-1.4 octets"))
    person = getattr(cast, name, AnonymousUser())
    if person.is_authenticated:
        client.force_login(person)
    reads = READERS[audience][name]
    version = document.versions.get()
    page = client.get(document.get_absolute_url())
    file = client.get(f"/coordination/textes/fichier/{version.uuid}/")
    if file.streaming:
        assert b"".join(file.streaming_content) == b"%PDF-1.4 octets"
    listed = client.get("/coordination/textes/").content.decode()
    found = SearchEntry.objects.visible_to(person).filter(ref=document.uuid).exists()
    assert (page.status_code == 200, file.status_code == 200) == (reads, reads)
    assert (document.title in listed, found) == (reads, reads)


def test_a_text_without_a_version_is_seen_by_nobody(cast, client):
    add_document(
        kind="charte", title="Charte à venir", audience="public", by=cast.mariam, at=NOW
    )
    assert "Charte à venir" not in client.get("/coordination/textes/").content.decode()
    assert client.get("/coordination/textes/charte-a-venir/").status_code == 404


def test_a_file_of_members_is_kept_by_no_cache_and_is_saved_not_opened(cast, client):
    version = a_text(cast, file=a_file(name="Manuel ɲɛ.pdf")).versions.get()
    client.force_login(cast.aminata)
    answer = client.get(f"/coordination/textes/fichier/{version.uuid}/")
    assert "no-store" in answer["Cache-Control"]
    assert answer["Content-Disposition"].startswith("attachment")
    assert "filename*=utf-8''Manuel%20%C9%B2%C9%9B.pdf" in answer["Content-Disposition"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer.streaming_content)


def test_an_older_version_stays_readable_and_says_that_it_ended(statutes, cast, client):
    second(statutes, cast)
    old = client.get("/coordination/textes/statuts/?version=1").content.decode()
    assert "Cette version n’est plus en vigueur." in old and "garde les pièces" in old
    now = client.get("/coordination/textes/statuts/").content.decode()
    assert "Nouveau texte." in now and "n’est plus en vigueur" not in now
    for wrong in ("3", "0", "x", "\x00", "1 "):
        answer = client.get("/coordination/textes/statuts/", {"version": wrong})
        assert answer.status_code == 404


def test_when_readers_change_the_search_follows(statutes, cast):
    visitor = AnonymousUser()
    assert SearchEntry.objects.visible_to(visitor).filter(ref=statutes.uuid).exists()
    change_document(
        statutes, title="Statuts", audience="members", summary="",
        by=cast.mariam, at=NOW,
    )  # fmt: skip
    found = SearchEntry.objects.filter(ref=statutes.uuid)
    assert not found.visible_to(visitor).exists()
    assert found.visible_to(cast.aminata).exists()


def test_two_texts_with_one_title_have_two_addresses(cast):
    titles = ["Charte de Ɲɛtaa", "Charte de Ɲɛtaa", "!!"]
    slugs = [
        add_document(
            kind="charte", title=title, audience="public", by=cast.mariam, at=NOW
        ).slug
        for title in titles
    ]
    assert slugs == ["charte-de-ɲɛtaa", "charte-de-ɲɛtaa-2", "texte"]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Un.\n\nDeux.", "<p>Un.</p>\n<p>Deux.</p>"),
        ("Titre I\n\nArticle 2 : siège\nIl est à Bamako.",
         "<h2>Titre I</h2>\n<h3>Article 2 : siège</h3>\n<p>Il est à Bamako.</p>"),
        ("- un\n- deux", "<ul><li>un</li><li>deux</li></ul>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("<b onclick=x>a", "<p>&lt;b onclick=x&gt;a</p>"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_typed_text_becomes_light_html(typed, written):
    assert html_of(typed) == written


def test_the_secretariat_adds_a_version_once_however_often_it_is_sent(
    statutes, cast, client, settings
):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(cast.mariam)
    form = {"cle": new_key(), "adopted_on": "01/06/2026", "typed": "Article 1"}
    address = f"{TEXTS}{statutes.uuid}/version/"
    assert [client.post(address, form).status_code for _ in "123"] == [302] * 3
    assert statutes.versions.count() == 2


def test_a_refused_version_keeps_what_was_typed(statutes, cast, client, settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(cast.mariam)
    form = {
        "cle": new_key(),
        "adopted_on": "hier",
        "typed": "Un long texte.",
        "file": SimpleUploadedFile("x.pdf", b"MZ pas un pdf"),
    }
    answer = client.post(f"{TEXTS}{statutes.uuid}/version/", form)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Un long texte." in html and "hier" in html
    assert "Le contenu de ce fichier ne correspond pas à son nom." in html
    assert statutes.versions.count() == 1


def test_the_list_costs_the_same_with_more_texts(
    cast, client, django_assert_max_num_queries
):
    for number in range(2):
        a_text(cast, audience=Audience.PUBLIC, title=f"Texte {number}")
    client.get("/coordination/textes/")
    with django_assert_max_num_queries(5):
        client.get("/coordination/textes/")
    for number in range(5):
        a_text(cast, audience=Audience.PUBLIC, title=f"Autre {number}")
    with django_assert_max_num_queries(5):
        client.get("/coordination/textes/")
    assert GovernanceDocument.objects.count() == 7
