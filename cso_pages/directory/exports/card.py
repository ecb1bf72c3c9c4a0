"""A visiting card (vCard 3.0) of the ways by which one reader may reach a record."""

import re

from cso_pages.directory.contacts import ChannelKind
from cso_pages.directory.profile import Profile

OCTETS = 75
_BREAKS = re.compile(r"\r\n?|\n")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
# Version 3.0 is the one that every telephone in use reads.
PROPERTIES = {
    ChannelKind.PHONE.value: "TEL;TYPE=WORK,VOICE",
    ChannelKind.WHATSAPP.value: "TEL;TYPE=CELL,MSG",
    ChannelKind.EMAIL.value: "EMAIL;TYPE=INTERNET,WORK",
    ChannelKind.WEB.value: "URL",
    ChannelKind.RADIO.value: "NOTE",
}


def vcard(profile: Profile, *, page: str) -> bytes:
    """The organisation, its territory, its channels; no person, no exact place."""
    name = _escaped(profile.name)
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"FN:{name}",
        f"N:{name};;;;",
        f"ORG:{name}",
        *([f"NICKNAME:{_escaped(profile.sigle)}"] if profile.sigle else []),
        f"ADR;TYPE=WORK:;;;;{_escaped(profile.territory)};;Mali",
        *(_channel(one.kind, one.value) for one in profile.channels),
        f"SOURCE:{_plain(page)}",
        "END:VCARD",
    ]
    return b"".join(folded_line(line) for line in lines)


def _channel(kind: str, value: str) -> str:
    # An address is no text: its commas stand as they are.
    told = _plain(value) if kind == ChannelKind.WEB else _escaped(value)
    return f"{PROPERTIES[kind]}:{told}"


def _plain(text: str) -> str:
    return _CONTROL.sub("", _BREAKS.sub(" ", text))


def _escaped(text: str) -> str:
    """A text as RFC 2426 writes it."""
    plain = _CONTROL.sub("", _BREAKS.sub("\n", text))
    for sign in ("\\", ";", ","):
        plain = plain.replace(sign, f"\\{sign}")
    return plain.replace("\n", "\\n")


def folded_line(line: str) -> bytes:
    """The line in pieces of 75 octets at most, no character cut, each ended by CRLF."""
    pieces = [bytearray()]
    for sign in line:
        octets = sign.encode("utf-8", "replace")
        if len(pieces[-1]) + len(octets) > OCTETS:
            pieces.append(bytearray(b" "))
        pieces[-1] += octets
    return b"".join(bytes(piece) + b"\r\n" for piece in pieces)
