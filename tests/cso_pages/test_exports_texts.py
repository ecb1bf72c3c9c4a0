"""Cells that run nothing and cards that fold right, whatever is written in them."""

import csv
import io
import re
import zipfile

from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from cso_pages.directory.exports.card import folded_line, vcard
from cso_pages.directory.profile import Channel, Profile
from portal.kit.spreadsheet import CELL_AT_MOST, cell, open_workbook

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
texts = st.text(max_size=200)
hostile = st.builds(str.__add__, st.sampled_from(DANGEROUS), texts)


@given(hostile)
def test_no_cell_begins_as_a_formula(text):
    written = cell(text)
    if written.startswith(DANGEROUS):
        assert re.fullmatch(r"\+\d[\d \u00a0\u202f]*", written)


@given(st.from_regex(r"\+223( [0-9]{2}){4}", fullmatch=True))
def test_a_phone_stays_as_it_is(phone):
    assert cell(phone) == phone


@given(st.one_of(texts, hostile))
def test_a_csv_line_is_read_back_whole(text):
    written = io.StringIO()
    csv.writer(written, delimiter=";").writerow([cell(text), "fin"])
    lines = list(csv.reader(io.StringIO(written.getvalue(), newline=""), delimiter=";"))
    assert lines == [[cell(text), "fin"]]


@given(st.lists(st.one_of(texts, hostile), min_size=1, max_size=8))
def test_a_workbook_holds_texts_and_no_formula(values):
    target = io.BytesIO()
    book = open_workbook(target)
    sheet = book.add_worksheet()
    for place, value in enumerate(values):
        sheet.write_string(0, place, cell(value))
    sheet.write_string(1, 0, cell("=1+1"))
    book.close()
    with zipfile.ZipFile(target) as package:
        assert b"<f>" not in package.read("xl/worksheets/sheet1.xml")
    whole = io.BytesIO(target.getvalue())
    rows = CalamineWorkbook.from_filelike(whole).get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows if "'=1+1" in row]


def test_a_cell_too_long_is_cut_and_says_so():
    assert cell("é" * 40_000) == "é" * (CELL_AT_MOST - 1) + "…"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=400))
def test_a_line_folds_by_octets_and_unfolds_the_same(text):
    folded = folded_line(text)
    assert folded.endswith(b"\r\n")
    for piece in folded[:-2].split(b"\r\n"):
        assert len(piece) <= 75
        piece.decode()  # no character is cut
    assert folded[:-2].replace(b"\r\n ", b"").decode() == text


def profile(**details) -> Profile:
    given = {
        "name": "Association Exemple ; Ɲɛtaa, « filles »",
        "sigle": "AEÑ",
        "org_type": "Association",
        "territory": "Mopti",
        "address": "/annuaire/x/",
        "readable": frozenset(),
    }
    return Profile(**given | details)


def test_a_card_says_what_the_reader_may_use():
    told = profile(
        channels=(
            Channel("phone", "téléphone", "+223 00 00 00 01"),
            Channel("email", "e-mail", "a@exemple.test"),
            Channel("web", "site", "https://exemple.test/a,b;c"),
        )
    )
    lines = vcard(told, page="https://exemple.test/annuaire/x/").decode()
    assert lines.replace("\r\n ", "").split("\r\n") == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "FN:Association Exemple \\; Ɲɛtaa\\, « filles »",
        "N:Association Exemple \\; Ɲɛtaa\\, « filles »;;;;",
        "ORG:Association Exemple \\; Ɲɛtaa\\, « filles »",
        "NICKNAME:AEÑ",
        "ADR;TYPE=WORK:;;;;Mopti;;Mali",
        "TEL;TYPE=WORK,VOICE:+223 00 00 00 01",
        "EMAIL;TYPE=INTERNET,WORK:a@exemple.test",
        "URL:https://exemple.test/a,b;c",
        "SOURCE:https://exemple.test/annuaire/x/",
        "END:VCARD",
        "",
    ]


@given(st.sampled_from(["phone", "whatsapp", "email", "web", "radio"]), texts)
def test_what_is_written_adds_no_line_to_a_card(kind, text):
    told = profile(name=text, channels=(Channel(kind, kind, text),))
    unfolded = vcard(told, page="https://exemple.test/").replace(b"\r\n ", b"")
    names = [line.split(b":")[0] for line in unfolded.split(b"\r\n")]
    assert len(names) == 11 and names[-2] == b"END"
