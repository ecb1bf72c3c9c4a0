"""Territories as people write them: misspelt, several at once, cercles and communes.

A cercle or a commune leads to the région it belongs to since 2023. The names come from
`places.csv` (cercles: OCHA COD-AB; communes: andaletech/geo-api-mali, MIT, as they were
before 2023).
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from rapidfuzz import fuzz, process

from cso_pages.upkeep.imports.place_words import (
    ALIASES,
    DROPPED,
    EVERYWHERE,
    EVERYWHERE_NOT,
)
from cso_pages.upkeep.imports.texts import plain

SURE, LIKELY, MARGIN = 82, 66, 4
_SPLIT = re.compile(r"[,;/\n&+|•·]|\s[-–—]\s|\s(?:et|ainsi que|and|puis)\s", re.I)
_BUT = re.compile(r"\b(?:sauf|hormis|excepte|a l exception de|hors)\b")


@dataclass(frozen=True)
class Found:
    """What a text says of places: territories sure of, doubts with their candidates."""

    territories: tuple[str, ...] = ()
    everywhere: bool = False
    read_as: tuple[tuple[str, str], ...] = ()  # written, territory: not word for word
    doubts: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True)
class _Piece:
    slug: str = ""
    exact: bool = False
    candidates: tuple[str, ...] = ()


@cache
def _below() -> dict[str, frozenset[str]]:
    """The territory, or territories, of each cercle and commune, by plain name."""
    found: dict[str, set[str]] = defaultdict(set)
    with Path(__file__).with_name("places.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            found[_core(plain(row["name"])) or plain(row["name"])].add(row["territory"])
    return {name: frozenset(slugs) for name, slugs in found.items()}


@cache
def cercles_by_code() -> dict[str, str]:
    """COD-AB code of a cercle → territory."""
    with Path(__file__).with_name("places.csv").open(encoding="utf-8") as file:
        return {
            row["cercle_cod_ab"]: row["territory"]
            for row in csv.DictReader(file)
            if row["level"] == "cercle"
        }


def _core(text: str) -> str:
    """« region de segou » gives « segou »; a misspelt « dictrict » goes too."""
    words = [word for word in text.split() if word not in DROPPED]
    kept = [word for word in words if not _nearly_dropped(word)]
    return " ".join(kept or words)


@lru_cache(maxsize=5_000)
def _nearly_dropped(word: str) -> bool:
    return len(word) >= 5 and any(
        fuzz.ratio(word, known) >= 85
        for known in ("district", "region", "commune", "cercle")
    )


@dataclass
class Gazetteer:
    """Reads places against the territories in force; `decided` holds human answers."""

    territories: dict[str, str]  # slug → name
    decided: dict[str, str] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)
    _read: dict[str, Found] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for slug, name in self.territories.items():
            self._names[_core(plain(name))] = slug
            self._names[slug] = slug
        for alias, slug in ALIASES.items():
            if slug in self.territories:
                self._names.setdefault(alias, slug)

    def read(self, text: str) -> Found:
        """The territories that a cell names, however it names them. Never fails."""
        if text not in self._read:
            self._read[text] = self._read_cell(text)
        return self._read[text]

    def seen_in(self, text: str) -> str:
        """The one territory that an address names exactly, or nothing."""
        words = plain(text).split()
        found = set(self._sequence(words, regions_only=True)[0])
        return found.pop() if len(found) == 1 else ""

    def _read_cell(self, text: str) -> Found:
        whole = plain(text)
        if not whole:
            return Found()
        if whole in self.decided:
            return self._of_answer(self.decided[whole])
        but = _BUT.search(whole)
        if but and _is_everywhere(whole[: but.start()].strip()):
            away = self._read_cell(whole[but.end() :].strip())
            kept = tuple(s for s in self.territories if s not in away.territories)
            return Found(kept, read_as=((text, ""),), doubts=away.doubts)
        if _is_everywhere(whole):
            return Found(tuple(self.territories), everywhere=True)
        return self._of_pieces(text)

    def _of_answer(self, answer: str) -> Found:
        if answer == "*":
            return Found(tuple(self.territories), everywhere=True)
        return Found(tuple(slug for slug in answer.split() if slug in self.territories))

    def _of_pieces(self, text: str) -> Found:
        slugs: dict[str, None] = {}
        read_as: list[tuple[str, str]] = []
        doubts: list[tuple[str, tuple[str, ...]]] = []
        for part in _SPLIT.split(_without_brackets(text)):
            if not plain(part):
                continue
            for written, piece in self._pieces(part):
                if piece.slug:
                    slugs[piece.slug] = None
                    if not piece.exact or not self._spelt(written, piece.slug):
                        read_as.append((written.strip(), piece.slug))
                elif not _is_noise(plain(written)):
                    doubts.append((written.strip(), piece.candidates))
        return Found(tuple(slugs), read_as=tuple(read_as), doubts=tuple(doubts))

    def _spelt(self, written: str, slug: str) -> bool:
        """Whether the name stands there with its accents."""
        return self.territories[slug].casefold() in written.casefold()

    def _pieces(self, part: str) -> Iterable[tuple[str, _Piece]]:
        """A part as one place, or as several that stand side by side."""
        if plain(part) in self.decided:
            answer = self.decided[plain(part)].split()
            return [(part, _Piece(slug, exact=True)) for slug in answer]
        whole = self._place(plain(part))
        if whole.slug:
            return [(part, whole)]
        slugs, unread = self._sequence(plain(part).split(), regions_only=False)
        if slugs and not unread:
            return [(part, _Piece(slug, exact=True)) for slug in slugs]
        if "-" in part:
            cut = [
                (bit, self._place(plain(bit))) for bit in part.split("-") if plain(bit)
            ]
            if all(piece.slug for _bit, piece in cut):
                return cut
        if slugs and all(word in DROPPED or word.isdigit() for word in unread):
            return [(part, _Piece(slug)) for slug in slugs]
        return [(part, _Piece(candidates=whole.candidates or tuple(slugs)))]

    def _sequence(
        self, words: list[str], *, regions_only: bool
    ) -> tuple[list[str], list[str]]:
        """Territories named one after the other, and the words that are none."""
        slugs: list[str] = []
        unread: list[str] = []
        at = 0
        while at < len(words):
            for length in (3, 2, 1):
                name = " ".join(words[at : at + length])
                slug = self._names.get(name, "")
                if not slug and not regions_only:
                    below = _below().get(name, frozenset())
                    slug = next(iter(below)) if len(below) == 1 else ""
                if slug:
                    slugs.append(slug)
                    at += length
                    break
            else:
                if words[at] not in DROPPED:
                    unread.append(words[at])
                at += 1
        return slugs, unread

    def _place(self, text: str) -> _Piece:
        """One place: a territory first, then a cercle or commune, then what is near."""
        core = _core(text) or text
        for name in (text, core):
            if name in self._names:
                return _Piece(self._names[name], exact=_core(text) == core)
        for name in (core, text):
            below = _below().get(name)
            if below:
                inside = tuple(sorted(below & set(self.territories)))
                if len(inside) == 1:
                    return _Piece(inside[0])
                return _Piece(candidates=inside)
        if len(core) < 3 or any(sign.isdigit() for sign in core):
            return _Piece()
        return self._near(core)

    def _near(self, core: str) -> _Piece:
        """The nearest name, when it is near enough and nothing else is as near."""
        scores: dict[str, float] = {}
        for names, handicap in ((self._names, 0), (_below(), 3)):
            for name, score, _key in process.extract(
                core, names.keys(), scorer=fuzz.ratio, score_cutoff=LIKELY, limit=5
            ):
                target = names[name]
                for slug in (target,) if isinstance(target, str) else target:
                    scores[slug] = max(scores.get(slug, 0), score - handicap)
        ranked = sorted(scores, key=lambda slug: -scores[slug])
        if not ranked:
            return _Piece()
        best = scores[ranked[0]]
        clear = len(ranked) == 1 or best - scores[ranked[1]] >= MARGIN
        if best >= SURE and clear and len(core) > 3:
            return _Piece(ranked[0])
        return _Piece(candidates=tuple(ranked[:3]))


def _is_noise(text: str) -> bool:
    """« et », « de la »: words that name nothing, nor try to."""
    return all(word in DROPPED and len(word) < 4 for word in text.split())


# As many as there were before 2016, after, and since 2023, Bamako counted or not.
_ALL_REGIONS = re.compile(
    r"(dans )?(toutes )?les (8|9|10|11|19|20|huit|neuf|dix|onze|dix neuf|vingt)"
    r" regions( administratives)?( du (pays|mali))?( (et|plus) .*bamako)?"
    r"|(8|9|10|19|huit|neuf|dix|dix neuf) regions (et|plus) .*bamako"
)


def _is_everywhere(text: str) -> bool:
    if _ALL_REGIONS.fullmatch(text):
        return True
    return text not in EVERYWHERE_NOT and bool(EVERYWHERE.match(text))


def _without_brackets(text: str) -> str:
    """« Mopti (Bankass, Koro) » names three places."""
    return re.sub(r"[()\[\]:]", ",", text)
