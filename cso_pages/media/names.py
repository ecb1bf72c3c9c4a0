"""File names that are safe on any disk and stay readable, accents and ɛ ɔ ŋ ɲ too."""

import re
import unicodedata

MAX_STEM = 80
_REFUSED_ON_DISKS = re.compile(r'[<>:"|?*%]')
_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)


def split_name(name: str) -> tuple[str, str]:
    """The readable stem and the lower-case extension (« .pdf », or "")."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    kept = "".join(c for c in last if unicodedata.category(c)[0] != "C")
    stem, dot, extension = kept.rpartition(".")
    if not dot or not re.fullmatch(r"[A-Za-z0-9]{1,8}", extension):
        return kept, ""
    return stem, f".{extension.lower()}"


def safe_name(stem: str, extension: str) -> str:
    """A name without paths, controls or reserved words; never only an extension."""
    text = _REFUSED_ON_DISKS.sub("-", stem)
    text = " ".join(text.split())[:MAX_STEM].strip(" .-")
    if not text:
        text = "fichier"
    if _RESERVED.match(text):
        text = f"_{text}"
    return text + extension
