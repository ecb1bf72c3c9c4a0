"""Names of organisations: their sigle, and what makes two of them comparable."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from cso_pages.upkeep.imports.texts import plain
from portal.kit.words import stems

_SIGLE = r"[A-ZÀ-Ý0-9][A-ZÀ-Ý0-9a-zé.&/'’\-]{1,28}"
_IN_BRACKETS = re.compile(
    r"^(?P<name>.{3,}?)\s*[(\[]\s*(?P<sigle>[^()\[\]]{2,40})\s*[)\]]\s*$", re.S
)
_BEFORE = re.compile(
    rf"^(?P<sigle>{_SIGLE})\s*(?:[:–—]| - |/)\s*(?P<name>\S.{{5,}})$", re.S
)
_AFTER = re.compile(
    rf"^(?P<name>.{{6,}}?)\s*(?:[:–—]| - |/|, )\s*(?P<sigle>{_SIGLE})$", re.S
)
_SMALL = frozenset(
    [
        "de",
        "du",
        "des",
        "d",
        "la",
        "le",
        "les",
        "l",
        "et",
        "pour",
        "en",
        "au",
        "aux",
        "a",
        "un",
        "une",
        "dans",
        "sur",
        "contre",
        "par",
        "the",
        "of",
        "and",
        "for",
        "ses",
        "son",
        "leur",
    ]
)
# Words that say the kind of organisation: half of them are written, half are not.
_KIND = frozenset(["ong", "association", "asso", "mali", "malien", "malienne", "osc"])


@lru_cache(maxsize=20_000)
def split_name(text: str) -> tuple[str, str]:
    """« Association Exemple (AEX) » gives its name and « AEX »; else no sigle."""
    typed = " ".join(text.split()).strip(" ,;-")
    found = _IN_BRACKETS.match(typed)
    if found and _is_sigle(found["sigle"]):
        return found["name"].strip(" ,;-"), found["sigle"].strip()
    for shape in (_BEFORE, _AFTER):
        found = shape.match(typed)
        if (
            found
            and _is_sigle(found["sigle"])
            and _abbreviates(found["sigle"], found["name"])
        ):
            return found["name"].strip(), found["sigle"]
    return typed, ""


def _is_sigle(text: str) -> bool:
    """Short, mostly capitals, at most three words."""
    letters = [sign for sign in text if sign.isalpha()]
    capitals = sum(sign.isupper() for sign in letters)
    return (
        2 <= len(text.strip()) <= 30
        and len(text.split()) <= 3
        and len(letters) >= 2
        and capitals * 2 >= len(letters)
    )


def _abbreviates(sigle: str, name: str) -> bool:
    """Whether the letters of a sigle come from the first letters of the name."""
    words = plain(name).split()
    firsts = [word[0] for word in words if word not in _SMALL]
    every = {word[0] for word in words}
    letters = [sign for sign in plain(sigle) if sign.isalpha()]
    kept = [letter for letter in letters if letter in every]
    return (
        len(letters) >= 2 and len(kept) * 3 >= len(letters) * 2 and letters[0] in firsts
    )


@lru_cache(maxsize=50_000)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name that tell it from others."""
    words = stems(name.replace("'", " ").replace("’", " "))
    kept = [word for word in words if word not in _SMALL]
    return tuple(word for word in kept if word not in _KIND) or tuple(kept or words)


def name_key(name: str) -> str:
    """Two spellings of one name have the same key: case, accents, « de », « ONG »."""
    return " ".join(name_words(name))


def sigle_key(sigle: str) -> str:
    return plain(sigle).replace(" ", "")


def registration_key(number: str) -> str:
    """« N°0123 / G-DB » and « 123/GDB » are the same number."""
    text = re.sub(r"^(n|no|num|numero|recepisse)\s+(?=\d)", "", plain(number))
    return re.sub(r"^0+", "", text.replace(" ", ""))


@dataclass(frozen=True)
class Nearness:
    same: bool
    near: bool


def compare_names(one: str, other: str, places: frozenset[str]) -> Nearness:
    """The same words, or nearly: misspelt ones count, a number or a place does not."""
    first, second = set(name_words(one)), set(name_words(other))
    if first == second:
        return Nearness(same=True, near=True)
    left, right = sorted(first - second), sorted(second - first)
    if len(left) > len(right):
        left, right = right, left
    if len(right) - len(left) > 1 or len(first & second) < len(right):
        return Nearness(same=False, near=False)
    for word in (*left, *right):
        if word in places or any(sign.isdigit() for sign in word) or len(word) < 3:
            return Nearness(same=False, near=False)
    for word in left:
        if not any(fuzz.ratio(word, other) >= 80 for other in right):
            return Nearness(same=False, near=False)
    return Nearness(same=False, near=True)
