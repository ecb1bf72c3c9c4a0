"""Words as they are searched, and as they stand in an address; pure functions.

The letters of the national languages (ɛ ɔ ŋ ɲ ɓ ɗ ƴ) stay in addresses and file
names; in search each answers to its nearest Latin letter too, as phones type it.
"""

import re
import unicodedata

_NEAREST = str.maketrans(
    {
        "ɛ": "e", "ɔ": "o", "ŋ": "n", "ɲ": "n", "ɓ": "b", "ɗ": "d", "ƴ": "y",
        "ɣ": "g", "ʔ": "", "œ": "oe", "æ": "ae", "ß": "ss",
    }
)  # fmt: skip
_WORD = re.compile(r"[^\W_]+")
_BREAK = re.compile(r"[\W_]+")
_STEM_FROM = 4  # shorter words keep their s: « bas », « dos »
WORDS_ASKED_AT_MOST = 8


def folded(text: str) -> str:
    """Lower case without accents, national letters as their nearest Latin one."""
    return _without_accents(text.casefold()).translate(_NEAREST)


def stems(text: str) -> list[str]:
    """The words of a text as they are indexed: folded, French plurals made singular.

    « Organisations régionales » gives organisation, regionale; « journaux » journal.
    """
    return [_singular(word) for word in _WORD.findall(folded(text))]


def index_text(*texts: str) -> str:
    """The stems of several texts, each once, between spaces: « mot autre »."""
    found = dict.fromkeys(stem for text in texts for stem in stems(text))
    return f" {' '.join(found)} " if found else ""


def asked_stems(query: str) -> list[str]:
    """The first eight words of a query, as they are looked for; any input will do."""
    return list(dict.fromkeys(stems(query)))[:WORDS_ASKED_AT_MOST]


def slug_of(text: str, *, length: int = 60) -> str:
    """A text as part of an address: « Ɲɛtaa à Ségou » gives « ɲɛtaa-a-segou ».

    Accents go, national letters stay. It ends on a whole word where it can; it is
    empty when the text holds no letter and no digit.
    """
    plain = _without_accents(text.casefold()).replace("œ", "oe").replace("æ", "ae")
    slug = _BREAK.sub("-", plain).strip("-")
    if len(slug) <= length:
        return slug
    cut = slug[: length + 1]
    whole = cut.rpartition("-")[0]
    return (whole if len(whole) > length // 2 else cut[:length]).strip("-")


def _without_accents(text: str) -> str:
    parts = unicodedata.normalize("NFD", text)
    plain = "".join(part for part in parts if not unicodedata.combining(part))
    return unicodedata.normalize("NFC", plain)


def _singular(word: str) -> str:
    if len(word) < _STEM_FROM or word.isdigit():
        return word
    if word.endswith("aux") and not word.endswith("eaux"):
        return f"{word[:-2]}l"
    return word[:-1] if word.endswith(("s", "x")) else word
