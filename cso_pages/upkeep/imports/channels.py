"""Telephones, e-mail and web addresses of a cell, several at once; always text."""

import re
from dataclasses import dataclass
from functools import lru_cache

_RUN = re.compile(r"[+(]{0,2}\d[\d\s.()\-\u2010-\u2015\u00a0\u202f]*")
_PREFIX = re.compile(r"^(?:\+|00)?223(?=\d{8}$)")
_MAIL = re.compile(
    r"[A-Za-z0-9._%+'\-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9\-]{0,62}\.)*"
    r"[A-Za-z0-9\-]{1,63}\.[A-Za-z]{2,24}"
)
_NEARLY_MAIL = re.compile(
    r"([\w.%+\-]{1,64})\s*(?:@|\(at\)|\[at\]|\bat\b| arobase )\s*"
    r"([\w\-]{1,63}(?:\s?[.,]\s?[\w\-]{1,63}){0,4})",
    re.I,
)
_SITE = re.compile(
    r"\b(?:https?://|www\.)[^\s,;<>\"']{3,190}|facebook\.com/[^\s,;<>\"']{1,150}", re.I
)
LOCAL = 8  # digits of a Malian number


@dataclass(frozen=True)
class Channels:
    """What a cell gives to reach somebody; `rest` is what is none of it."""

    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()  # looks like one, is not complete
    mended: tuple[str, ...] = ()
    rest: str = ""


@lru_cache(maxsize=20_000)
def read_channels(text: str) -> Channels:
    """Take a cell apart; +223 and zeros stay as they were typed. Never fails."""
    sites = tuple(dict.fromkeys(_SITE.findall(text)))
    left = _SITE.sub(" ", text)
    emails = list(dict.fromkeys(mail.lower() for mail in _MAIL.findall(left)))
    left = _MAIL.sub(" ", left)
    mended, left = _mended(left)
    doubtful = [word for word in left.split() if "@" in word and len(word) > 1]
    phones: list[str] = []
    for run in _RUN.findall(left):
        numbers, broken = _numbers(run)
        phones += numbers
        doubtful += broken
    rest = _RUN.sub(_spared, left)
    rest = re.sub(
        r"\b(t[ée]l|cel|mob|gsm|fixe|phone|whatsapp|e-?mail)\b\.?",
        " ",
        rest,
        flags=re.I,
    )
    rest = re.sub(r"\s*[/;,|:]\s*(?=[/;,|:]|$)|^\s*[/;,|:]+", " ", rest)
    return Channels(
        tuple(dict.fromkeys(phones)),
        tuple(dict.fromkeys([*emails, *mended])),
        sites,
        tuple(dict.fromkeys(doubtful)),
        tuple(mended),
        " ".join(rest.split()).strip(" -/,;:."),
    )


def _mended(text: str) -> tuple[list[str], str]:
    """« contact (at) exemple,ml » is an address, once its signs are put right."""
    found = []

    def mend(match: re.Match[str]) -> str:
        domain = re.sub(r"\s", "", match[2]).replace(",", ".")
        mail = f"{match[1]}@{domain}".lower()
        if not _MAIL.fullmatch(mail):
            return match[0]
        found.append(mail)
        return " "

    return found, _NEARLY_MAIL.sub(mend, text)


def _spared(match: re.Match[str]) -> str:
    """What is too short to be a number stays where it stands."""
    return match[0] if len(re.sub(r"\D", "", match[0])) < 4 else " "


def _numbers(run: str) -> tuple[list[str], list[str]]:
    """The numbers of a run of digits, and those that are too short to be one."""
    typed = " ".join(run.split()).strip(" -.(")
    digits = re.sub(r"\D", "", typed)
    if typed.count("(") != typed.count(")"):  # half of a pair
        typed = typed.replace("(", "").replace(")", "").strip()
    if typed.startswith("+") or digits.startswith("00"):
        if 8 <= len(digits) <= 15:
            return [_spaced(typed)], []
    elif len(digits) == LOCAL or _PREFIX.match(digits):
        return [_spaced(typed)], []
    if len(digits) in (16, 24):  # two or three, one after the other
        return [
            _spaced(digits[at : at + LOCAL]) for at in range(0, len(digits), LOCAL)
        ], []
    return [], [typed] if len(digits) >= 2 else []


def _spaced(typed: str) -> str:
    """The same digits, by twos where nobody had spaced them."""
    digits = re.sub(r"\D", "", typed)
    local = digits[-LOCAL:]
    pairs = " ".join(local[at : at + 2] for at in range(0, LOCAL, 2))
    before = digits[:-LOCAL]
    if before == "223" or (before == "" and not typed.startswith("+")):
        return f"+223 {pairs}" if before else pairs
    if before == "00223":
        return f"00223 {pairs}"
    return typed


def phone_key(number: str) -> str:
    """What makes two numbers the same: the digits without +223."""
    digits = re.sub(r"\D", "", number)
    return digits[-LOCAL:] if re.fullmatch(r"(?:00)?223\d{8}", digits) else digits
