"""Opens MP3, Ogg and M4A recordings: sound only, without who recorded it, or where.

Nothing is decoded: the frames, pages and atoms that a recording is made of are walked
from end to end, and what is not one of them refuses the file.
"""

import re
from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

BITRATES = {  # kbit/s by index; (MPEG 1?, layer 3)
    True: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    False: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
FRAMES_AT_LEAST = 2
SOUND_SHARE = 0.9  # of the bytes that follow the first frame
COMMENTS_AT_MOST = 1024 * 1024
COMMENTS = re.compile(rb"\x03vorbis|OpusTags")
ATOMS_READ_INTO = frozenset({b"moov", b"trak", b"mdia", b"minf", b"stbl"})
TELLING = frozenset({b"udta", b"meta", b"uuid", b"free", b"skip", b"wide"})


def _broken() -> ValidationError:
    return ValidationError(
        _(
            "Cet enregistrement est abîmé, ou d’un autre type que son nom. "
            "Enregistrez-le de nouveau en MP3, Ogg ou M4A, puis renvoyez-le."
        ),
        code="unreadable",
    )


def clean_mp3(data: bytes) -> bytes:
    """The frames of sound of an MP3: no title, no author, no picture.

    Raises ValidationError when they are not what the file is made of.
    """
    at = _after_id3(data)
    while at < len(data) and data[at] == 0:
        at += 1
    start, kept, frames = at, bytearray(), 0
    while (length := _frame_length(data, at)) and at + length <= len(data):
        kept += data[at : at + length]
        at += length
        frames += 1
    if frames < FRAMES_AT_LEAST or len(kept) < SOUND_SHARE * (len(data) - start):
        raise _broken()
    return bytes(kept)


def _after_id3(data: bytes) -> int:
    if data[:3] != b"ID3" or len(data) < 10:
        return 0
    size = 0
    for byte in data[6:10]:
        size = size << 7 | byte & 0x7F
    return 10 + size + (10 if data[5] & 0x10 else 0)


def _frame_length(data: bytes, at: int) -> int:
    """Bytes of the layer 3 frame that begins there; 0 when none does."""
    if at + 4 > len(data) or data[at] != 0xFF or data[at + 1] & 0xE6 != 0xE2:
        return 0
    version = data[at + 1] >> 3 & 3
    bitrate, rate = data[at + 2] >> 4, data[at + 2] >> 2 & 3
    if version == 1 or rate == 3 or bitrate in {0, 15}:
        return 0
    first = version == 3
    kilobits = BITRATES[first][bitrate]
    padding = data[at + 2] >> 1 & 1
    return (144 if first else 72) * kilobits * 1000 // RATES[version][rate] + padding


def clean_ogg(data: bytes) -> bytes:
    """The same pages, their comments (title, author, place, picture) blanked.

    Raises ValidationError when it is not pages of sound from end to end.
    """
    pages = list(_ogg_pages(data))
    if not pages or not re.match(rb"\x01vorbis|OpusHead", _body(data, pages[0])):
        raise _broken()
    clean = bytearray(data)
    told: list[int] = []  # where the bytes of the second packet stand
    changed = []
    for first, body, end, finished in pages[1:]:
        told += range(body, end)
        changed.append((first, end))
        if finished:
            break
        if len(told) > COMMENTS_AT_MOST:
            raise _broken()
    _blank_comments(clean, told)
    for first, end in changed:
        clean[first + 22 : first + 26] = bytes(4)
        clean[first + 22 : first + 26] = _ogg_crc(clean[first:end])
    return bytes(clean)


def _body(data: bytes, page: tuple[int, int, int, bool]) -> bytes:
    return data[page[1] : page[2]]


def _ogg_pages(data: bytes) -> Iterator[tuple[int, int, int, bool]]:
    """Where each page begins, its body, its end; whether a packet ends in it."""
    at = 0
    while at < len(data):
        if data[at : at + 5] != b"OggS\0" or at + 27 > len(data):
            raise _broken()
        lacing = data[at + 27 : at + 27 + data[at + 26]]
        body = at + 27 + len(lacing)
        end = body + sum(lacing)
        if end > len(data):
            raise _broken()
        yield at, body, end, any(length < 255 for length in lacing)
        at = end


def _blank_comments(clean: bytearray, told: list[int]) -> None:
    """Write spaces over the vendor and over each comment, lengths unchanged."""
    packet = bytes(clean[at] for at in told)
    found = COMMENTS.match(packet)
    if found is None:
        raise _broken()
    at = found.end()
    count = 1
    turn = 0
    while turn <= count:  # the vendor, then each comment
        length = int.from_bytes(packet[at : at + 4], "little")
        at += 4
        if at + length > len(packet):
            raise _broken()
        for place in told[at : at + length]:
            clean[place] = 0x20
        if turn and length:
            clean[told[at + min(1, length - 1)]] = ord("=")
        at += length
        if turn == 0:
            count = int.from_bytes(packet[at : at + 4], "little")
            at += 4
        turn += 1


def _crc_table() -> list[int]:
    table = []
    for byte in range(256):
        value = byte << 24
        for _turn in range(8):
            value = (value << 1) ^ (0x04C11DB7 if value & 0x80000000 else 0)
        table.append(value & 0xFFFFFFFF)
    return table


CRC = _crc_table()


def _ogg_crc(page: bytearray) -> bytes:
    value = 0
    for byte in page:
        value = (value << 8 ^ CRC[value >> 24 ^ byte]) & 0xFFFFFFFF
    return value.to_bytes(4, "little")


def clean_m4a(data: bytes) -> bytes:
    """The same sound, what it tells of its author and its place zeroed.

    Raises ValidationError when it is not whole, or holds pictures that move.
    """
    clean = bytearray(data)
    kinds = {kind for kind, _at, _end in _atoms(data, 0, len(data))}
    if not {b"ftyp", b"moov", b"mdat"} <= kinds:
        raise _broken()
    if b"hdlr\0\0\0\0\0\0\0\0vide" in data or b"soun" not in data:
        raise _broken()
    _zero_what_tells(clean, 0, len(data))
    return bytes(clean)


def _atoms(
    data: bytes | bytearray, at: int, end: int
) -> Iterator[tuple[bytes, int, int]]:
    """Each atom: its kind, where its content begins, where it ends."""
    while at < end:
        size, kind = (
            int.from_bytes(data[at : at + 4], "big"),
            bytes(data[at + 4 : at + 8]),
        )
        head = 8
        if size == 1:
            size, head = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        size = size or end - at
        if size < head or at + size > end:
            raise _broken()
        yield kind, at + head, at + size
        at += size


def _zero_what_tells(clean: bytearray, start: int, stop: int) -> None:
    for kind, at, end in list(_atoms(clean, start, stop)):
        if kind in TELLING:
            clean[at:end] = bytes(end - at)
            if kind != b"wide" and at - 8 >= start and clean[at - 4 : at] == kind:
                clean[at - 4 : at] = b"free"
        elif kind in ATOMS_READ_INTO:
            _zero_what_tells(clean, at, end)
