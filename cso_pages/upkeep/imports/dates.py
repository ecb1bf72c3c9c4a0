"""Dates in any French form; the text that was written is always kept beside."""

import datetime
import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from cso_pages.upkeep.imports.texts import plain

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janvier janv jan january",
            "fevrier fevr fev feb february",
            "mars mar march",
            "avril avr april apr",
            "mai may",
            "juin june jun",
            "juillet juil jul july",
            "aout august aug",
            "septembre sept sep september",
            "octobre oct october",
            "novembre nov november",
            "decembre dec december",
        ),
        start=1,
    )
    for name in names.split()
}
_NUMERIC = re.compile(
    r"(?<!\d)(\d{1,4})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{2,4})(?!\d)"
)
_MONTH_YEAR = re.compile(r"(?<![\d/.\-])(\d{1,2})\s*[/.\-]\s*(\d{4})(?!\d)")
_WORDS = re.compile(r"(?:(\d{1,2})(?: ?er)? )?([a-z]{3,12}) ?(\d{4}|\d{2})(?!\d)")
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)")
_SERIAL = re.compile(r"[1-6]\d{4}(?:\.\d+)?")
_EPOCH = datetime.date(1899, 12, 30)  # day 0 of Excel, its leap year of 1900 included
EARLIEST = 1850


@dataclass(frozen=True)
class ReadDate:
    """A date as far as it is known; `said` tells what had to be decided."""

    text: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    said: str = ""

    @property
    def exact(self) -> datetime.date | None:
        if self.year and self.month and self.day:
            return datetime.date(self.year, self.month, self.day)
        return None

    @property
    def known(self) -> bool:
        return self.year is not None

    def shown(self) -> str:
        """12/03/2015, 03/2015 or 2015, as far as it is known."""
        parts = [f"{part:02}" for part in (self.day, self.month) if part]
        return "/".join([*parts, str(self.year)]) if self.known else ""


@lru_cache(maxsize=20_000)
def read_date(text: str, *, today: datetime.date) -> ReadDate:
    """Read a date; with nothing known of it when it cannot be one. Never fails."""
    typed = " ".join(text.split())
    for read in (_serial, _numeric, _in_words, _month_year, _year_alone):
        found = read(typed, today)
        if found is not None:
            year, month, day, said = found
            if EARLIEST <= year <= today.year + 50:
                return ReadDate(text, year, month, day, said)
    return ReadDate(text)


_Found = tuple[int, int | None, int | None, str] | None


def _checked(year: int, month: int, day: int, said: str) -> _Found:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return None
    return year, month, day, said


def _serial(typed: str, today: datetime.date) -> _Found:
    """A day that Excel wrote as a number, like 42075."""
    if not _SERIAL.fullmatch(typed):
        return None
    day = _EPOCH + datetime.timedelta(days=int(float(typed)))
    if not 1900 < day.year <= today.year + 50:
        return None
    return day.year, day.month, day.day, f"nombre d’Excel lu {day:%d/%m/%Y}"


def _numeric(typed: str, today: datetime.date) -> _Found:
    """12/03/2015, 12.03.15, 2015-03-12; the day comes first, unless it cannot."""
    found = _NUMERIC.search(typed)
    if not found:
        return None
    first, second, third = found.groups()
    if len(first) == 4:
        if len(third) > 2:
            return None
        return _checked(int(first), int(second), int(third), "")
    if len(first) == 3 or len(third) == 3:
        return None
    year, said = _full_year(third, today)
    if int(second) > 12 >= int(first):
        first, second = second, first
        said = f"{said} mois et jour étaient inversés".strip()
    return _checked(year, int(second), int(first), said)


def _full_year(digits: str, today: datetime.date) -> tuple[int, str]:
    if len(digits) == 4:
        return int(digits), ""
    year = 2000 + int(digits)
    if year > today.year:
        year -= 100
    return year, f"année « {digits} » lue {year}"


def _in_words(typed: str, today: datetime.date) -> _Found:
    """« le 3 mars 2015 », « 1er mars 15 », « mars 2015 »."""
    for found in _WORDS.finditer(plain(typed)):
        day, word, digits = found.groups()
        month, spelt = _month_of(word)
        if month is None:
            continue
        year, said = _full_year(digits, today)
        if spelt != word:
            said = f"{said} « {word} » lu {spelt}".strip()
        if day is None:
            return year, month, None, said
        return _checked(year, month, int(day), said)
    return None


@lru_cache(maxsize=2_000)
def _month_of(word: str) -> tuple[int | None, str]:
    if word in _MONTHS:
        return _MONTHS[word], word
    near = [name for name in _MONTHS if len(name) > 4 and fuzz.ratio(word, name) >= 80]
    return (_MONTHS[near[0]], near[0]) if near else (None, word)


def _month_year(typed: str, today: datetime.date) -> _Found:
    found = _MONTH_YEAR.search(typed)
    if not found or not 1 <= int(found[1]) <= 12:
        return None
    return int(found[2]), int(found[1]), None, ""


def _year_alone(typed: str, today: datetime.date) -> _Found:
    """The only year that a text names: « vers 2015 », « depuis 1998 »."""
    years = set(_YEAR.findall(typed))
    if len(years) != 1:
        return None
    year = int(years.pop())
    exactly = typed.strip(" .").isdigit()
    return year, None, None, "" if exactly else f"année {year} retenue"
