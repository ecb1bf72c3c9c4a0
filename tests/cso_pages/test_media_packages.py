"""Word and Excel files: opened within limits, nothing active, no author left."""

import io
import time
import zipfile

import openpyxl
import pytest

from tests.cso_pages.media_files import check, package, refusal, workbook


def test_a_workbook_forgets_its_author_and_still_opens():
    taken = check("présence.xlsx", workbook()).content.read()
    with zipfile.ZipFile(io.BytesIO(taken)) as opened:
        told = b"".join(opened.read(name) for name in opened.namelist())
    assert b"Aminata" not in told
    assert b"AEDF" not in told
    assert openpyxl.load_workbook(io.BytesIO(taken)).active["A1"].value == "Sɛgu"


BILLION = (
    '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    '<w xmlns="http://w">&b;</w>'
)
EXTERNAL = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w>&a;</w>'


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"word__vbaProject_dot_bin": b"x"}, "acting"),
        ({"word__embeddings__oleObject1_dot_bin": b"x"}, "acting"),
        ({"word__activeX__activeX1_dot_xml": b"<a/>"}, "acting"),
        ({"document": BILLION}, "unreadable"),
        ({"document": EXTERNAL}, "unreadable"),
        ({"document": EXTERNAL.encode("utf-16").decode("latin-1")}, "unreadable"),
        ({"..__..__etc__passwd": b"x"}, "unreadable"),
        ({"word__gros_dot_xml": b"<a>" + b" " * 70_000_000 + b"</a>"}, "bomb"),
    ],
    ids=["macro", "object", "activex", "billion", "xxe", "utf16", "slip", "bomb"],
)
def test_a_document_that_acts_or_floods_is_refused_quickly(parts, code):
    data = package(**parts)
    started = time.monotonic()
    assert refusal("piege.docx", data)[0] == code
    assert time.monotonic() - started < 30


def test_too_many_parts_are_refused():
    parts = {f"word__p{number}_dot_xml": b"<a/>" for number in range(2_100)}
    assert refusal("piege.docx", package(**parts))[0] == "bomb"
