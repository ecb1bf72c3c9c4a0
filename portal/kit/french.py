"""French as it is printed: spaces, dates, ordinals; pure functions on text."""

import datetime
import re

NBSP = "\u00a0"
THIN = "\u202f"  # narrow no-break space

MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]

# Spaces that a typist may have put there, or not.
_SPACES = "[ \u00a0\u202f]*"
_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile("(?<=[a-zA-ZÀ-ÿ])'(?=[a-zA-ZÀ-ÿ])"), "’"),
    (re.compile(f"«{_SPACES}"), f"«{NBSP}"),
    (re.compile(f"{_SPACES}»"), f"{NBSP}»"),
    # « A ? », « A! »; an entity (&amp;) and a clock in digits stay as they are
    (re.compile(f"(?<=[^\\s«(?!;:/&]){_SPACES}([?!])(?![\\w/=])"), f"{THIN}\\1"),
    (re.compile("(?<=\\S)[ \u00a0\u202f]+;"), f"{THIN};"),
    (re.compile("(?<=\\S)[ \u00a0\u202f]+:(?=\\s|$)"), f"{NBSP}:"),
    (re.compile(f"(?<=\\d){_SPACES}%"), f"{NBSP}%"),
    (re.compile("(?<=\\d)[ \u00a0\u202f](?=\\d{3}(?!\\d))"), THIN),
    (re.compile("(?<=\\d) (?=(?:h|min|s|Ko|Mo|Go|FCFA|M FCFA|km)\\b)"), NBSP),
    (re.compile(f"(?<=\\dh) (?=\\d)|(?<=\\d{NBSP}h) (?=\\d)"), NBSP),
    (re.compile(f"\\b(\\d{{1,2}}|1er) (?=(?:{'|'.join(MONTHS)})\\b)"), f"\\1{NBSP}"),
    (
        re.compile("\\b([nN]°|Axe|Effet|Produit|Activité|Mme|Dr) (?=[\\dA-Z])"),
        f"\\1{NBSP}",
    ),
)
_TAG = re.compile(r"(<[^>]*>|&#?\w+;)")
_VERBATIM = re.compile(r"<(/?)(script|style|textarea|pre|code|kbd)\b", re.IGNORECASE)


def typo(text: str) -> str:
    """Set the spaces of French print in plain text: U+202F before ; ! ?, U+00A0
    before : and %, inside « », between a number and its unit. Running it twice
    changes nothing more."""
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text


def typo_html(html: str) -> str:
    """The same on the text nodes of HTML; tags, attributes and fields stay."""
    out: list[str] = []
    kept = 0  # inside an element whose text is not prose
    for part in _TAG.split(html):
        if not part.startswith(("<", "&")):
            out.append(part if kept else typo(part))
            continue
        verbatim = _VERBATIM.match(part)
        if verbatim:
            kept = max(0, kept + (-1 if verbatim[1] else 1))
        out.append(part)
    return "".join(out)


def ordinal_day(number: int) -> str:
    """« 1er », « 2 »: plain text."""
    return "1er" if number == 1 else str(number)


def long_day(day: datetime.date) -> str:
    """« 3 décembre 2026 », plain text, bound by no-break spaces."""
    month = MONTHS[day.month - 1]
    return f"{ordinal_day(day.day)}{NBSP}{month}{NBSP}{day.year}"


def long_moment(at: datetime.datetime) -> str:
    """« 12 octobre 2026 à 19 h 41 », in the timezone that `at` is given in."""
    return f"{long_day(at)} à {at.hour}{NBSP}h{NBSP}{at.minute:02d}"


def long_quarter(year: int, quarter: int) -> str:
    """« 3e trimestre 2026 », plain text."""
    nth = "1er" if quarter == 1 else f"{quarter}e"
    return f"{nth}{NBSP}trimestre{NBSP}{year}"
