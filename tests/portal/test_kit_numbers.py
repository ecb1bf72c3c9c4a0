"""Numbers as people type them: read exactly, or refused with a clear sentence."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from portal.kit.numbers import read_number, show_number, show_share, show_weight

NBSP, THIN = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("0", "0"),
        ("9", "9"),
        ("007", "7"),
        (" 9 ", "9"),
        ("1650000", "1650000"),
        ("1 650 000", "1650000"),
        (f"1{NBSP}650{NBSP}000", "1650000"),
        (f"1{THIN}650{THIN}000", "1650000"),
        ("1.650.000", "1650000"),
        ("1.650", "1650"),
        ("12,0", "12"),
        ("99999999999999", "99999999999999"),
    ],
)
def test_a_whole_number_is_read_however_it_is_grouped(typed, meant):
    assert read_number(typed) == Decimal(meant)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1,5", "1.5"),
        ("1.5", "1.5"),
        ("1,50", "1.5"),
        ("0.25", "0.25"),
        ("0.250", "0.25"),
        ("1 650,25", "1650.25"),
        ("1.650,25", "1650.25"),
        ("1.650.000", "1650000"),
        ("1650", "1650"),
    ],
)
def test_decimals_are_read_with_a_comma_or_a_point_where_they_are_allowed(typed, meant):
    assert read_number(typed, decimals=2) == Decimal(meant)


@pytest.mark.parametrize(
    ("typed", "decimals", "code"),
    [
        ("", 0, "not_a_number"),
        ("beaucoup", 0, "not_a_number"),
        ("-3", 0, "negative"),
        ("\u22123", 0, "negative"),
        ("NaN", 0, "not_a_number"),
        ("Infinity", 0, "not_a_number"),
        ("1e5", 0, "not_a_number"),
        ("1E5", 2, "not_a_number"),
        ("0x10", 0, "not_a_number"),
        ("1_000", 0, "not_a_number"),
        ("٣", 0, "not_a_number"),
        ("１２", 0, "not_a_number"),
        ("²", 0, "not_a_number"),
        ("12 34", 0, "not_a_number"),
        ("1 65", 0, "not_a_number"),
        ("1650 000", 0, "not_a_number"),
        ("1.65", 0, "not_a_number"),
        ("1,5", 0, "whole"),
        ("1,", 2, "not_a_number"),
        (",5", 2, "not_a_number"),
        (".5", 2, "not_a_number"),
        ("1,2,3", 2, "not_a_number"),
        ("1,234", 2, "too_precise"),
        ("1.2345", 2, "too_precise"),
        ("1.650", 2, "ambiguous"),
        ("100000000000000", 0, "too_big"),
        ("9999999999999,25", 2, "too_big"),
        ("9\x00", 0, "not_a_number"),
    ],
)
def test_what_cannot_be_read_surely_is_refused(typed, decimals, code):
    with pytest.raises(ValidationError) as refused:
        read_number(typed, decimals=decimals)
    assert refused.value.code == code


def test_an_ambiguous_number_says_both_ways_to_write_it():
    with pytest.raises(ValidationError) as refused:
        read_number("1.650", decimals=2)
    assert refused.value.messages == [
        "Ce nombre peut se lire de deux façons. Écrivez 1650 ou 1,650."
    ]


@given(st.integers(0, 10**14 - 1), st.sampled_from([" ", ".", NBSP, THIN]))
def test_every_whole_number_survives_its_grouping(number, separator):
    typed = f"{number:,}".replace(",", separator)
    assert read_number(typed) == number


@given(st.decimals(0, 10**9, places=2), st.sampled_from([",", "."]))
def test_every_decimal_survives_its_mark(number, mark):
    assert read_number(f"{number:.2f}".replace(".", mark), decimals=2) == number


@given(st.decimals(0, 10**9, places=4))
def test_what_the_portal_shows_can_be_typed_back(number):
    assert read_number(show_number(number), decimals=4) == number


@given(st.text(max_size=30), st.integers(0, 4))
def test_any_text_is_read_or_refused_and_never_breaks(typed, decimals):
    try:
        read = read_number(typed, decimals=decimals)
    except ValidationError as refused:
        assert refused.messages
    else:
        assert read.is_finite() and read >= 0


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "–"),
        (0, "0"),
        (14, "14"),
        (Decimal("14.0000"), "14"),
        (Decimal("12.50"), "12,5"),
        (1650000, f"1{THIN}650{THIN}000"),
        (Decimal("-3"), "\u22123"),
        (Decimal("0.00001"), "0"),
        (Decimal("-0.00001"), "0"),
    ],
)
def test_numbers_are_shown_in_french(value, shown):
    assert show_number(value) == shown


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (None, "–"),
        (0, "0"),
        (Decimal("0.385"), "39"),
        (Decimal("0.384999"), "38"),
        (Decimal(14) / Decimal(36), "39"),
        (Decimal(23) / Decimal(36), "64"),
        (Decimal("0.125"), "13"),
        (0.125, "13"),
        (1, "100"),
        (Decimal("12.5"), f"1{THIN}250"),
    ],
)
def test_shares_are_shown_as_percents_rounded_half_up(share, shown):
    assert show_share(share) == (shown if shown == "–" else f"{shown}{NBSP}%")


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        (None, "–"),
        (0, f"0{NBSP}octet"),
        (900, f"900{NBSP}octets"),
        (184_000, f"180{NBSP}Ko"),
        (1_258_291, f"1,2{NBSP}Mo"),
        (5 * 1024 * 1024, f"5{NBSP}Mo"),
    ],
)
def test_weights_are_shown_before_a_download(size, shown):
    assert show_weight(size) == shown
