"""Recordings: walked from end to end, kept without who recorded them, or where."""

import pytest

from cso_pages.media.checks import RESOURCE_TYPES
from cso_pages.media.sounds import _ogg_crc, clean_m4a, clean_mp3, clean_ogg
from tests.cso_pages.media_files import check, refusal

FRAME = b"\xff\xfb\x90\x64" + bytes(413)
ID3 = b"ID3\x03\0\0\0\0\0\x14" + b"TPE1AminataTraore\0\0\0"
TAIL = b"TAG" + b"Aminata".ljust(125, b"\0")


def mp3():
    return ID3 + FRAME * 30 + TAIL


def ogg_page(body, number, kind=0):
    lacing = bytes([255] * (len(body) // 255) + [len(body) % 255])
    head = b"OggS\0" + bytes([kind]) + bytes(8) + b"\1\0\0\0"
    head += number.to_bytes(4, "little") + bytes(4) + bytes([len(lacing)]) + lacing
    page = bytearray(head + body)
    page[22:26] = _ogg_crc(page)
    return bytes(page)


def ogg(vendor=b"phone", comment=b"ARTIST=Aminata Traore"):
    told = b"\x03vorbis" + len(vendor).to_bytes(4, "little") + vendor
    told += b"\1\0\0\0" + len(comment).to_bytes(4, "little") + comment + b"\1"
    first = ogg_page(b"\x01vorbis" + bytes(23), 0, 2)
    return first + ogg_page(told, 1) + ogg_page(b"sound" * 20, 2, 4)


def atom(kind, content=b""):
    return (8 + len(content)).to_bytes(4, "big") + kind + content


def m4a(handler=b"soun"):
    hdlr = atom(b"hdlr", bytes(8) + handler + bytes(12))
    track = atom(b"trak", atom(b"mdia", hdlr))
    told = atom(b"udta", b"Aminata Traore, Mopti")
    return (
        atom(b"ftyp", b"M4A \0\0\0\0M4A ")
        + atom(b"moov", track + told)
        + atom(b"mdat", b"sound" * 40)
    )


@pytest.mark.parametrize(
    ("name", "data", "content_type"),
    [
        ("Ɲɛtaa.mp3", mp3(), "audio/mpeg"),
        ("Ɲɛtaa.ogg", ogg(), "audio/ogg"),
        ("Ɲɛtaa.m4a", m4a(), "audio/mp4"),
    ],
    ids=["mp3", "ogg", "m4a"],
)
def test_a_recording_forgets_who_made_it(name, data, content_type):
    assert b"Aminata" in data
    kept = check(name, data, RESOURCE_TYPES)
    clean = kept.content.read()
    assert (kept.name, kept.content_type) == (name, content_type)
    assert b"Aminata" not in clean and b"Mopti" not in clean
    assert b"sound" in clean or clean == FRAME * 30


def test_a_clean_ogg_has_right_checksums_and_is_cleaned_once():
    clean = clean_ogg(ogg())
    assert len(clean) == len(ogg())
    assert clean_ogg(clean) == clean
    assert b"sound" * 20 in clean


def test_the_offsets_of_an_m4a_stay():
    assert clean_m4a(m4a()).index(b"sound") == m4a().index(b"sound")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("page.mp3", b"<!doctype html><script>alert(1)</script>" * 20),
        ("exe.mp3", b"MZ\x90\0" + bytes(900)),
        ("mixte.mp3", FRAME * 3 + b"MZ" * 4_000),
        ("page.ogg", b"OggS\0" + b"<script>" * 40),
        ("suite.ogg", ogg() + b"MZ" * 40),
        ("coupe.ogg", ogg()[:-5]),
        ("video.m4a", m4a(b"vide")),
        ("coupe.m4a", m4a()[:-5]),
        ("page.m4a", b"<!doctype html>" * 9),
    ],
)
def test_what_is_not_sound_from_end_to_end_is_refused(name, data):
    code, sentence = refusal(name, data, RESOURCE_TYPES)
    assert code == "unreadable" and "MP3, Ogg ou M4A" in sentence


def test_an_mp3_without_tags_stays_as_it_is():
    assert clean_mp3(FRAME * 5) == FRAME * 5
