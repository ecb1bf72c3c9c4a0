"""Words of a cell, made comparable: no accents, no case, no punctuation; pure."""

import re
from functools import lru_cache

from portal.kit.words import folded

_SIGNS = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=50_000)
def plain(text: str) -> str:
    """« Région de SÉGOU. » gives « region de segou »."""
    return _SIGNS.sub(" ", folded(text)).strip()


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would run it: said to people, never run, never written."""
    return bool(re.match(r"[=@]|[+\-](?![\d(\s])", text))


def quoted(text: str, length: int = 60) -> str:
    """A cell as it is cited in a message."""
    short = " ".join(text.split())
    return f"« {short[: length - 1]}… »" if len(short) > length else f"« {short} »"


def listed(words: list[str], last: str = "et") -> str:
    """« a, b et c »."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
