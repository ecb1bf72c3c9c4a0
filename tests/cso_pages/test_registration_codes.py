"""Codes open a draft and no other; what nobody came back to is erased."""

import datetime

import pytest

from cso_pages.upkeep.registration.actions import (
    UnknownCode,
    begin_registration,
    erase_registration,
    forget_registrations,
    opened_by,
    save_step,
    send_registration,
)
from cso_pages.upkeep.registration.codes import (
    SIGNS,
    code_of_form,
    digest_of,
    new_code,
    read_code,
)
from cso_pages.upkeep.registration.deciding import (
    ask_completion,
    refuse_registration,
)
from cso_pages.upkeep.registration.gaps import seen_mark
from cso_pages.upkeep.registration.models import Registration, RegistrationCode
from portal.kit.workflow import IllegalMove
from tests.conftest import NOW
from tests.cso_pages.registration_ways import begun, fill, sent

LATER = NOW + datetime.timedelta(days=8)
TODAY = NOW.date()


def days(number):
    return datetime.timedelta(days=number)


def test_a_code_is_kept_as_a_keyed_digest(cast, settings):
    _row, code = begun(NOW)
    kept = RegistrationCode.objects.get().digest
    assert len(kept) == 64 and code not in kept
    settings.SECRET_KEY = "une autre"
    assert digest_of(code) != kept


def test_a_code_opens_for_thirty_days_and_while_it_waits_for_us(cast):
    row, code = begun(NOW)
    assert opened_by(code, at=NOW + days(29)) == row
    with pytest.raises(UnknownCode):
        opened_by(code, at=NOW + days(30))
    fill(row, NOW + days(10))
    assert opened_by(code, at=NOW + days(39)) == row
    send_registration(row, at=NOW + days(20), today=TODAY)
    assert opened_by(code, at=NOW + days(300)) == row
    refuse_registration(row, "Non.", by=cast.regional, at=NOW + days(301))
    assert opened_by(code, at=NOW + days(330)) == row
    with pytest.raises(UnknownCode):
        opened_by(code, at=NOW + days(331))


@pytest.mark.parametrize(
    "typed", ["", "X", "0" * 12, "AAAA-AAAA-AAA", "é" * 12, "\0" * 12]
)
def test_what_is_no_code_is_none(typed):
    assert read_code(typed) is None


def test_a_code_is_read_as_people_type_it():
    code = new_code()
    assert read_code(f" {code.lower().replace('-', ' ')} ") == code
    assert len(SIGNS) ** 12 > 2**54 and not set(SIGNS) & set("01258BILOSUVZ")


def test_the_same_form_begins_one_draft_and_an_other_an_other(cast):
    typed = {"name": "Neuve", "sigle": "", "territory": "segou"}
    code = code_of_form("cle", "contenu")
    first = begin_registration(typed, code=code, at=NOW)
    again = begin_registration(typed, code=code, at=NOW)
    assert first.pk == again.pk and Registration.objects.count() == 1
    assert code_of_form("cle", "autre") != code != code_of_form("autre", "contenu")
    save_step(first, "1", {"locality": "San"}, seen=seen_mark("1", typed), at=LATER)
    with pytest.raises(UnknownCode):
        begin_registration(typed, code=code, at=LATER)


def test_drafts_go_after_thirty_days_and_refusals_after_twelve_months(cast):
    begun(NOW, name="Laissée")
    refused = sent(NOW, name="Refusée")
    refuse_registration(refused, "Non.", by=cast.regional, at=NOW)
    waiting = sent(NOW, name="Attendue")
    forget_registrations(at=NOW + days(29))
    assert Registration.objects.count() == 3
    forget_registrations(at=NOW + days(30))
    assert set(Registration.objects.all()) == {refused, waiting}
    forget_registrations(at=NOW + days(364))
    assert set(Registration.objects.all()) == {refused, waiting}
    forget_registrations(at=NOW + days(365))
    assert set(Registration.objects.all()) == {waiting}


def test_who_holds_the_code_erases_a_draft_but_nothing_that_was_sent(cast):
    row, _code = begun(NOW)
    erase_registration(row, at=NOW)
    assert not Registration.objects.exists() and not RegistrationCode.objects.exists()
    other = sent(NOW)
    ask_completion(other, "Le nom.", by=cast.regional, at=NOW)
    with pytest.raises(IllegalMove):
        erase_registration(other, at=NOW)
