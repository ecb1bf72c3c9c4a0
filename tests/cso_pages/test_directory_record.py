"""« Mon organisation »: written by two, hidden at once, shown by one alone."""

import datetime
import time
import uuid

import pytest
from allauth.account.internal.userkit import user_id_to_str
from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied

from cso_pages.directory.actions import (
    age_records,
    confirm_record,
    hide_organisation,
    publish_record,
    show_organisation,
    submit_record,
)
from cso_pages.directory.models import Organisation
from cso_pages.directory.states import LISTED, MOVES, RecordStatus
from cso_pages.directory.visibility import CHOSEN, audience_of
from portal.journal.models import AuditEntry
from portal.kit.workflow import IllegalMove, move
from portal.notices.models import Notice
from tests.conftest import NOW, TODAY

pytestmark = pytest.mark.django_db
PEOPLE = [
    "aminata", "sira", "bintou", "fatoumata", "regional", "mariam", "ibrahim",
    "coumba", "steering", "observer", "admin", "stranger",
]  # fmt: skip


@pytest.fixture(autouse=True)
def no_second_factor(settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


def address(organisation, page="") -> str:
    return f"/espace/organisation/{organisation.uuid}/{page}"


def form_of(organisation, **typed) -> dict[str, str]:
    """What the page posts when nothing but `typed` is changed."""
    fields = {"cle": str(uuid.uuid4()), "version": str(organisation.version)}
    for field in CHOSEN:
        fields[f"qui-{field.key}"] = audience_of(
            organisation.field_audiences, field.key
        )
    return fields | typed


@pytest.mark.parametrize("person", PEOPLE)
def test_who_may_hide_and_who_may_show(cast, person):
    user = getattr(cast, person)
    if person in {"aminata", "regional", "mariam"}:
        hide_organisation(cast.association, by=user, on=TODAY, at=NOW)
        assert cast.association.hidden_at == NOW
    else:
        with pytest.raises(PermissionDenied):
            hide_organisation(cast.association, by=user, on=TODAY, at=NOW)
    Organisation.objects.filter(pk=cast.association.pk).update(hidden_at=NOW)
    if person == "aminata":
        show_organisation(cast.association, by=user, at=NOW)
        assert cast.association.hidden_at is None
    else:
        with pytest.raises(PermissionDenied):
            show_organisation(cast.association, by=user, at=NOW)


def test_hiding_tells_the_secretariat_and_the_journal_without_a_name(cast):
    hide_organisation(cast.association, by=cast.aminata, on=TODAY, at=NOW)
    hide_organisation(cast.association, by=cast.aminata, on=TODAY, at=NOW)
    told = Notice.objects.get(kind="directory.hidden")
    assert told.recipient == cast.mariam
    assert cast.association.name not in told.subject + told.body
    assert AuditEntry.objects.filter(action="organisation_hidden").count() == 1


def test_the_hiding_page_acts_at_once(client, cast):
    client.force_login(cast.aminata)
    client.post(address(cast.association, "masquer/"), {"cle": str(uuid.uuid4())})
    client.logout()
    assert client.get(cast.association.get_absolute_url()).status_code == 404


def test_showing_again_asks_who_she_is_first(client, cast):
    hide_organisation(cast.association, by=cast.aminata, on=TODAY, at=NOW)
    client.force_login(cast.aminata)
    page = address(cast.association, "afficher/")
    refused = client.post(page, {"cle": str(uuid.uuid4())})
    assert refused["Location"].startswith("/compte/reauthenticate/?next=")
    cast.association.refresh_from_db()
    assert cast.association.hidden_at is not None


@pytest.mark.parametrize(
    ("method", "has_factor", "minutes_ago", "shown"),
    [
        ("password", False, 1, True),
        ("password", False, 60, False),
        ("password", True, 1, False),
        ("mfa", True, 1, True),
        ("mfa", True, 60, False),
    ],
)
def test_the_proof_is_fresh_and_the_second_factor_where_there_is_one(
    client, cast, method, has_factor, minutes_ago, shown
):
    hide_organisation(cast.association, by=cast.aminata, on=TODAY, at=NOW)
    if has_factor:
        Authenticator.objects.create(user=cast.aminata, type="totp", data={})
    client.force_login(cast.aminata)
    session = client.session
    record = {"method": method, "at": time.time() - 60 * minutes_ago}
    session["account_authentication_methods"] = [record]
    session["account_authentication_methods_user"] = user_id_to_str(cast.aminata)
    session.save()
    page = address(cast.association, "afficher/")
    client.post(page, {"cle": str(uuid.uuid4())})
    cast.association.refresh_from_db()
    assert (cast.association.hidden_at is None) == shown


def test_both_focal_points_choose_and_nothing_is_overwritten_silently(client, cast):
    page = address(cast.association, "lecteurs/")
    opened = form_of(cast.association)
    client.force_login(cast.sira)
    first = client.post(page, opened | {"qui-mission": "public"})
    assert first.status_code == 302
    client.force_login(cast.aminata)
    typed = opened | {"qui-mission": "secretariat", "cle": str(uuid.uuid4())}
    second = client.post(page, typed)
    html = second.content.decode()
    assert second.status_code == 409
    assert "Ce qui diffère" in html and 'name="version" value="1"' in html
    cast.association.refresh_from_db()
    assert cast.association.field_audiences == {"mission": "public"}
    agreed = typed | {"version": "1", "cle": str(uuid.uuid4())}
    assert client.post(page, agreed).status_code == 302
    cast.association.refresh_from_db()
    assert cast.association.field_audiences == {"mission": "secretariat"}


def test_each_field_and_each_channel_has_its_readers(client, cast):
    org = cast.association
    Organisation.objects.filter(pk=org.pk).update(mission="Notre mission.")
    channel = org.channels.create(kind="phone", value="00 00 00 01")
    client.force_login(cast.aminata)
    typed = form_of(org) | {
        "qui-mission": "public",
        f"moyen-{channel.uuid}-audience": "public",
    }
    page = address(org, "lecteurs/")
    refused = client.post(page, typed)
    assert refused.status_code == 422
    assert "il faut l’accord de qui répond" in refused.content.decode()
    agreed = typed | {f"moyen-{channel.uuid}-has_agreed": "on",
                      "cle": str(uuid.uuid4())}  # fmt: skip
    assert client.post(page, agreed).status_code == 302
    client.logout()
    html = client.get(org.get_absolute_url()).content.decode()
    assert "Notre mission." in html and "00 00 00 01" in html


def test_open_data_is_left_at_once(client, cast):
    ticked = form_of(cast.association, is_open_data="on")
    client.force_login(cast.aminata)
    assert (
        client.post(address(cast.association, "lecteurs/"), ticked).status_code == 302
    )
    name = cast.association.name.encode()
    assert name in client.get("/donnees/osc.hsds.json").getvalue()
    cast.association.refresh_from_db()
    unticked = form_of(cast.association)
    client.post(address(cast.association, "lecteurs/"), unticked)
    assert name not in client.get("/donnees/osc.hsds.json").getvalue()


def test_nobody_chooses_the_readers_of_anothers_channel(client, cast):
    hers = cast.other.channels.create(kind="phone", value="00 00 00 02")
    client.force_login(cast.aminata)
    client.post(
        address(cast.association, "lecteurs/"),
        form_of(cast.association) | {f"moyen-{hers.uuid}-audience": "members"},
    )
    hers.refresh_from_db()
    assert hers.audience == "secretariat"


def test_the_record_says_who_reads_each_field_and_each_contact(client, cast):
    cast.association.channels.create(kind="phone", value="00 00 00 01")
    client.force_login(cast.aminata)
    html = client.get(address(cast.association)).content.decode()
    assert "Qui lit quoi, champ par champ" in html
    assert "Téléphone : 00 00 00 01" in html
    client.force_login(cast.regional)
    assert "00 00 00 01" not in client.get(address(cast.association)).content.decode()


@pytest.mark.parametrize("version", ["", "-1", "x", "9" * 60])
def test_a_strange_version_saves_nothing(client, cast, version):
    client.force_login(cast.aminata)
    typed = form_of(cast.association, version=version) | {"qui-mission": "public"}
    answer = client.post(address(cast.association, "lecteurs/"), typed)
    assert answer.status_code in {409, 422}
    cast.association.refresh_from_db()
    assert cast.association.field_audiences == {}


def test_one_tap_confirms_the_record(client, cast):
    Organisation.objects.filter(pk=cast.association.pk).update(
        record_status="stale", last_confirmed_on=datetime.date(2023, 1, 1)
    )
    client.force_login(cast.sira)
    client.post(address(cast.association, "confirmer/"), {"cle": str(uuid.uuid4())})
    cast.association.refresh_from_db()
    assert cast.association.record_status == "published"
    assert cast.association.last_confirmed_on > datetime.date(2026, 1, 1)


@pytest.mark.parametrize("person", PEOPLE)
def test_who_may_confirm(cast, person):
    user = getattr(cast, person)
    if person in {"aminata", "sira", "regional"}:
        confirm_record(cast.association, by=user, on=TODAY, at=NOW)
        assert cast.association.last_confirmed_on == TODAY
    else:
        with pytest.raises(PermissionDenied):
            confirm_record(cast.association, by=user, on=TODAY, at=NOW)


@pytest.mark.parametrize(
    ("days", "state"),
    [(365, "published"), (366, "to_confirm"), (730, "to_confirm"), (731, "stale")],
)
def test_a_record_grows_old_by_the_day_and_stays_listed(cast, days, state):
    then = TODAY - datetime.timedelta(days=days)
    Organisation.objects.filter(pk=cast.other.pk).update(last_confirmed_on=then)
    age_records(today=TODAY, at=NOW)
    cast.other.refresh_from_db()
    assert cast.other.record_status == state
    assert cast.other.is_listed


@pytest.mark.parametrize("start", RecordStatus.values)
@pytest.mark.parametrize("end", RecordStatus.values)
def test_every_move_of_a_record_is_legal_or_refused(cast, start, end):
    Organisation.objects.filter(pk=cast.other.pk).update(record_status=start)
    cast.other.refresh_from_db()
    if end in MOVES[start]:
        move(cast.other, to=end, moves=MOVES, field="record_status")
        assert cast.other.is_listed == (end in LISTED)
    else:
        with pytest.raises(IllegalMove):
            move(cast.other, to=end, moves=MOVES, field="record_status")


def test_only_the_secretariat_publishes(cast):
    Organisation.objects.filter(pk=cast.other.pk).update(record_status="draft")
    cast.other.refresh_from_db()
    with pytest.raises(PermissionDenied):
        submit_record(cast.other, by=cast.bintou, at=NOW)
    submit_record(cast.other, by=cast.mariam, at=NOW)
    with pytest.raises(PermissionDenied):
        publish_record(cast.other, by=cast.ibrahim, on=TODAY, at=NOW)
    publish_record(cast.other, by=cast.mariam, on=TODAY, at=NOW)
    assert cast.other.is_listed
