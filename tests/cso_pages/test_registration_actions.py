"""A registration moves as the table says, once, and its code opens it and no other."""

import datetime
import itertools

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from cso_pages.directory.models import Organisation
from cso_pages.directory.parts import Intervention, LegalRegistration
from cso_pages.directory.states import RecordStatus
from cso_pages.mandates.models import Invitation, Role
from cso_pages.upkeep.registration.actions import (
    ChangedMeanwhile,
    StillLacking,
    save_step,
    send_registration,
)
from cso_pages.upkeep.registration.deciding import (
    accept_registration,
    ask_completion,
    refuse_registration,
    set_aside,
)
from cso_pages.upkeep.registration.gaps import gaps_of, seen_mark
from cso_pages.upkeep.registration.models import Registration
from cso_pages.upkeep.registration.states import (
    MOVES,
    RegistrationState,
    Turn,
    turn_of,
)
from portal.journal.models import AuditEntry
from portal.kit.workflow import IllegalMove, move
from portal.notices.models import Notice
from tests.conftest import NOW, give, make_person
from tests.cso_pages.registration_ways import COMPLETE, begun, fill, sent, typed_in

LATER = NOW + datetime.timedelta(days=8)
TODAY = NOW.date()
LEGAL = {
    ("draft", "submitted"),
    ("submitted", "to_complete"),
    ("submitted", "accepted"),
    ("submitted", "refused"),
    ("submitted", "duplicate"),
    ("to_complete", "submitted"),
}


def days(number):
    return datetime.timedelta(days=number)


@pytest.mark.parametrize(
    ("state", "to"), list(itertools.product(RegistrationState.values, repeat=2))
)
def test_a_registration_moves_as_the_table_says_and_no_other_way(cast, state, to):
    row = sent(NOW)
    Registration.objects.filter(pk=row.pk).update(state=state, decided_at=NOW)
    row.refresh_from_db()
    if (state, to) in LEGAL:
        move(row, to=to, moves=MOVES)
        return
    with pytest.raises(IllegalMove):
        move(row, to=to, moves=MOVES)


@pytest.mark.parametrize(
    ("waited", "region", "whose"),
    [
        (0, True, Turn.REGION),
        (6.99, True, Turn.REGION),
        (7, True, Turn.SECRETARIAT),
        (13.99, True, Turn.SECRETARIAT),
        (14, True, Turn.LATE),
        (0, False, Turn.SECRETARIAT),
        (14, False, Turn.LATE),
    ],
)
def test_the_region_has_seven_days_from_the_sending(waited, region, whose):
    assert turn_of(NOW, region=region, at=NOW + days(waited)) == whose


MAY = [
    ("regional", "mopti", 0, True),
    ("mariam", "mopti", 0, False),  # the region first
    ("mariam", "mopti", 7, True),
    ("mariam", "segou", 0, True),  # nobody in that region
    ("regional", "segou", 20, False),
    *((who, "mopti", 20, False) for who in (
        "aminata", "sira", "bintou", "fatoumata", "ibrahim", "coumba", "steering",
        "observer", "admin", "stranger",
    )),
]  # fmt: skip


@pytest.mark.parametrize(("who", "seat", "waited", "may"), MAY)
def test_who_may_answer_and_from_when(cast, who, seat, waited, may):
    row = sent(NOW, territory=seat)
    acts = [
        lambda by, at: ask_completion(row, "Le nom.", by=by, at=at),
        lambda by, at: refuse_registration(row, "Non.", by=by, at=at),
        lambda by, at: set_aside(row, cast.other, by=by, at=at),
        lambda by, at: accept_registration(row, by=by, on=TODAY, at=at),
    ]
    if may:
        acts[3](getattr(cast, who), NOW + days(waited))
        assert row.state == RegistrationState.ACCEPTED
        return
    for act in acts:
        with pytest.raises(PermissionDenied):
            act(getattr(cast, who), NOW + days(waited))
    assert Registration.objects.get().state == RegistrationState.SUBMITTED


def test_nobody_accepts_what_she_typed_in(cast):
    row = typed_in(cast.mariam, NOW, territory="segou")
    send_registration(row, by=cast.mariam, at=NOW, today=TODAY)
    with pytest.raises(PermissionDenied):
        accept_registration(row, by=cast.mariam, on=TODAY, at=LATER)
    colleague = make_person("collegue@essai.test", "Nana")
    give(colleague, Role.SECRETARIAT)
    accept_registration(row, by=colleague, on=TODAY, at=LATER)
    assert row.organisation.source.startswith("inscription sur papier, INS-2026-")


@pytest.mark.parametrize("field", ["email", "p1_email", "p2_email"])
def test_nobody_accepts_what_bears_her_address(cast, field):
    row = sent(
        NOW, territory="segou", p2_last_name="Une autre", p2_agreed=True,
        p2_phone="70000000", **{field: " Mariam@Essai.test"},
    )  # fmt: skip
    with pytest.raises(PermissionDenied):
        accept_registration(row, by=cast.mariam, on=TODAY, at=LATER)


def test_accepting_opens_the_record_and_publishes_it(
    cast, django_capture_on_commit_callbacks, mailoutbox
):
    with django_capture_on_commit_callbacks(execute=True):
        row = sent(NOW, groups_public=True, phone_for="public", open_data=True)
        made = accept_registration(row, by=cast.regional, on=TODAY, at=NOW)
    made = Organisation.objects.get(pk=made.pk)
    assert made.record_status == RecordStatus.PUBLISHED and made.is_listed
    assert (made.name, made.sigle, made.org_type_id) == (
        "Association neuve des brodeuses", "ANEB", "association",
    )  # fmt: skip
    assert (made.territory_id, made.founded_year, made.is_open_data) == (
        "mopti", 2009, True,
    )  # fmt: skip
    pairs = Intervention.objects.filter(organisation=made)
    assert set(pairs.values_list("theme_id", "territory_id")) == {
        ("economie", "mopti"), ("economie", "bandiagara"),
        ("sante", "mopti"), ("sante", "bandiagara"),
    }  # fmt: skip
    channels = made.channels.values_list("kind", "value", "audience", "consent_on")
    assert set(channels) == {
        ("phone", "+223 70 00 00 71", "public", TODAY),
        ("email", "brodeuses@exemple.test", "secretariat", None),
    }
    person = made.contacts.get()
    assert (person.person_name, person.audience) == ("Awa Fictive", "secretariat")
    paper = LegalRegistration.objects.get(organisation=made)
    assert (paper.number, paper.issued_on) == (
        "0123/G-MOPTI", datetime.date(2015, 3, 3),
    )  # fmt: skip
    assert row.answers["receipt_date"] == "le 3 mars 2015"
    assert made.field_audiences == {"groups": "public"}
    invited = Invitation.objects.get()
    assert (invited.email, invited.role, invited.organisation) == (
        "awa.fictive@exemple.test", Role.FOCAL_SIGNATURE, made,
    )  # fmt: skip
    assert [mail.to for mail in mailoutbox] == [
        ["regional@essai.test"],
        ["brodeuses@exemple.test"],
        ["awa.fictive@exemple.test"],
        ["brodeuses@exemple.test"],
    ]
    assert not any("brodeuses" in m.subject.lower() for m in mailoutbox)


def test_where_question_9_says_no_each_domain_has_its_own_places(cast):
    row = sent(NOW, everywhere="no", **{
        "ou-economie": ["bandiagara"], "ou-sante": ["mopti", "bandiagara", "gao"],
    })  # fmt: skip
    made = accept_registration(row, by=cast.regional, on=TODAY, at=NOW)
    pairs = Intervention.objects.filter(organisation=made)
    assert set(pairs.values_list("theme_id", "territory_id")) == {
        ("economie", "bandiagara"), ("sante", "mopti"), ("sante", "bandiagara"),
    }  # fmt: skip


def test_of_two_who_answer_at_once_one_wins(cast):
    row = sent(NOW)
    stale = Registration.objects.get(pk=row.pk)
    refuse_registration(row, "Hors du Mali.", by=cast.regional, at=NOW)
    with pytest.raises(IllegalMove):
        accept_registration(stale, by=cast.mariam, on=TODAY, at=LATER)
    assert not Organisation.objects.filter(sigle="ANEB").exists()
    assert not Invitation.objects.exists()


def test_a_completion_is_asked_with_words_and_keeps_the_first_day(cast):
    row = sent(NOW)
    with pytest.raises(ValidationError):
        ask_completion(row, "  ", by=cast.regional, at=NOW)
    ask_completion(row, "Le récépissé manque.", by=cast.regional, at=NOW)
    receipt = row.receipt
    send_registration(row, at=LATER, today=TODAY)
    assert (row.submitted_at, row.receipt) == (NOW, receipt)


def test_it_is_not_sent_while_something_lacks_and_not_twice(cast):
    row, _code = begun(NOW)
    with pytest.raises(StillLacking):
        send_registration(row, at=NOW, today=TODAY)
    fill(row, NOW)
    again = Registration.objects.get(pk=row.pk)
    send_registration(row, at=NOW, today=TODAY)
    with pytest.raises(IllegalMove):
        send_registration(again, at=NOW, today=TODAY)
    assert Notice.objects.filter(kind="registration.received").count() == 1


@pytest.mark.parametrize(
    ("changed", "lacking"),
    [
        ({}, []),
        ({"summary": ""}, ["summary"]),
        ({"themes": []}, ["themes"]),
        ({"phone": ""}, []),
        ({"phone": "", "email": ""}, ["phone"]),
        ({"p1_phone": "", "p1_email": ""}, ["p1_phone"]),
        ({"p1_agreed": False}, ["p1_agreed"]),
        ({"p2_function": "trésorière"}, ["p2_phone", "p2_last_name", "p2_agreed"]),
        ({"everywhere": "no"}, ["ou-economie", "ou-sante"]),
        ({"receipt_number": ""}, ["receipt_number"]),
        ({"receipt_number": "", "receipt_date": "", "receipt_authority": ""}, []),
        ({"declared": False}, ["declared"]),
    ],
)
def test_each_gap_is_named(changed, lacking):
    assert [gap.field for gap in gaps_of({**COMPLETE, **changed})] == lacking


def test_two_telephones_never_overwrite_each_other_silently(cast):
    row, _code = begun(NOW)
    fill(row, NOW)
    opened = seen_mark("2", row.answers)
    typed = {"summary": "Par le premier téléphone.", "themes": ["economie"]}
    save_step(row, "2", typed, seen=opened, at=NOW)
    save_step(row, "2", typed, seen=opened, at=NOW)  # the same again: nothing to say
    with pytest.raises(ChangedMeanwhile):
        save_step(row, "2", {"summary": "Par le second."}, seen=opened, at=NOW)
    row.refresh_from_db()
    assert row.answers["summary"] == "Par le premier téléphone."


def test_the_journal_has_nothing_of_what_was_typed(cast):
    row = sent(NOW)
    ask_completion(row, "Le mot-du-bureau.", by=cast.regional, at=NOW)
    send_registration(row, at=NOW, today=TODAY)
    accept_registration(row, by=cast.regional, on=TODAY, at=NOW)
    told = str(list(AuditEntry.objects.values_list("action", "detail")))
    for word in ("brodeuses", "Awa", "Konna", "0123", "mot-du-bureau", "223"):
        assert word not in told
    assert "registration_accepted" in told
