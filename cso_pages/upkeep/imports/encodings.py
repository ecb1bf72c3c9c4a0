"""Text in any usual encoding: found by what it would say in French; pure functions."""

import codecs
import re

# In the order of trust: on equal terms the first one wins.
ONE_BYTE = ("cp1252", "mac_roman", "cp850", "latin-1")
_LOWER = "éèêëàâîïôöûùüçœ"
_WRITTEN = re.compile(
    rf"(?P<good>[{_LOWER}ÉÈÊÀÂÎÔÛÇŒ’«»°–—…‘“”€\u00a0])|(?P<odd>[^\x00-\x7f])"
)
_SHOUT_INSIDE = re.compile(r"[a-zéèêàç][ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞŠŽ]")
_TWICE = re.compile(r"Ã[©¨ªª«§´¢\u00a0¯®»¹‰€ˆ]|â€[™œ“”¦\u009d]|Â[\u00a0°«»]")
_BEYOND = re.compile(r"[^\x00-\x7f]")
_BROKEN = "\ufffe"  # never a sign of any text
_AS_WINDOWS = "read-as-windows"
_SAMPLE = 400_000


def decoded(data: bytes) -> str:
    """The text of the bytes, whatever wrote them; line ends as they are.

    Never fails: a byte that UTF-8 does not know is read as Windows would.
    """
    for mark, codec in (
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
    ):
        if data.startswith(mark):
            return _written_once(data[len(mark) :].decode(codec, errors="replace"))
    wide = _wide_codec(data)
    if wide:
        return data.decode(wide, errors="replace")
    try:
        return _written_once(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _one_byte(data)


def _wide_codec(data: bytes) -> str | None:
    """UTF-16 without its mark: every second byte of plain text is a NUL."""
    head = data[:4000]
    if len(head) < 4:
        return None
    half = len(head) // 2
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > half * 0.6 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.6 and odd < half * 0.05:
        return "utf-16-be"
    return None


def _one_byte(data: bytes) -> str:
    """Mixed UTF-8 first, then the encoding whose text looks most like French."""
    sample = data[:_SAMPLE]
    mixed = sample.decode("utf-8", errors=_AS_WINDOWS)
    broken = mixed.count(_BROKEN)
    right = len(_BEYOND.findall(mixed)) - 2 * broken
    if right > broken * 3:
        return data.decode("utf-8", errors=_AS_WINDOWS).replace(_BROKEN, "")
    tried = {}
    for codec in ONE_BYTE:
        try:
            tried[codec] = _likeness(sample.decode(codec))
        except UnicodeDecodeError:
            tried[codec] = _likeness(sample.decode(codec, errors="replace")) - 50
    best = max(tried, key=lambda codec: (tried[codec], -ONE_BYTE.index(codec)))
    return data.decode(best, errors="replace")


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """A byte that UTF-8 does not know, read as Windows does, after a mark."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    byte = error.object[error.start : error.start + 1]
    return _BROKEN + byte.decode("cp1252", errors="replace"), error.start + 1


codecs.register_error(_AS_WINDOWS, _as_windows)


def _likeness(text: str) -> int:
    """How French the signs beyond ASCII look; the higher the better."""
    score = -3 * len(_SHOUT_INSIDE.findall(text))
    for found in _WRITTEN.finditer(text):
        score += 2 if found["good"] else -2
    return score


def _written_once(text: str) -> str:
    """« SÃ©gou » was UTF-8 read as Windows, then saved: undone where it shows."""
    if len(_TWICE.findall(text[:_SAMPLE])) < 2:
        return text
    return "\n".join(_undone(line) for line in text.split("\n"))


def _undone(line: str) -> str:
    if not _TWICE.search(line):
        return line
    try:
        return line.encode("cp1252").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return line
