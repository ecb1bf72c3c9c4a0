"""Types and domains as lists write them, matched to the référentiels."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from cso_pages.upkeep.imports.texts import plain
from cso_pages.upkeep.imports.vocabulary import OUTSIDE_THEMES

SURE, LIKELY = 86, 70
_SPLIT = re.compile(r"[,;/\n|•·+]|\s[-–—]\s|(?<=\w)\s*&\s*(?=\w)")
_AND = re.compile(r"\s(?:et|ainsi que|and)\s", re.I)


@dataclass(frozen=True)
class Chosen:
    """What a cell says: codes sure of, words outside the list, doubts."""

    codes: tuple[str, ...] = ()
    read_as: tuple[tuple[str, str], ...] = ()
    outside: tuple[str, ...] = ()
    doubts: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass
class Chooser:
    """Reads one kind of value against labels, known words and human answers."""

    labels: dict[str, str]  # code → label
    words: Mapping[str, Iterable[str]]
    outside: frozenset[str] = frozenset()
    several: bool = True
    decided: dict[str, str] = field(default_factory=dict)
    _known: dict[str, str] = field(default_factory=dict)
    _read: dict[str, Chosen] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for code in self.labels:
            for word in self.words.get(code, ()):
                self._known.setdefault(word, code)
        for code, label in self.labels.items():
            self._known[plain(label)] = code
            self._known.setdefault(plain(code), code)

    def read(self, text: str) -> Chosen:
        """The codes that a cell names. Never fails."""
        if text not in self._read:
            self._read[text] = self._read_cell(text)
        return self._read[text]

    def _read_cell(self, text: str) -> Chosen:
        found: dict[str, None] = {}
        read_as, outside, doubts = [], [], []
        for part in self._parts(text):
            codes, sure, candidates = self._one(part)
            if codes:
                found.update(dict.fromkeys(codes))
                if not sure:
                    read_as.append((part, codes[0]))
            elif sure:
                outside.append(part)
            else:
                doubts.append((part, candidates))
        return Chosen(tuple(found), tuple(read_as), tuple(outside), tuple(doubts))

    def _parts(self, text: str) -> Iterable[str]:
        """The values of a cell; « et » parts two only where both are known."""
        text_key = plain(text)
        known = any(text_key in k for k in (self._known, self.decided, self.outside))
        if known or not self.several:
            return [text.strip()] if text_key else []
        parts: list[str] = []
        for part in _SPLIT.split(text):
            halves = _AND.split(part)
            codes, sure, _near = self._one(part.strip())
            cut = len(halves) > 1 and not codes and not sure
            parts += halves if cut else [part]
        return [part.strip(" .-:*") for part in parts if plain(part)]

    def _one(self, part: str) -> tuple[tuple[str, ...], bool, tuple[str, ...]]:
        """Codes, whether it is certain, and candidates when there is no code."""
        text = plain(part)
        if text in self.decided:
            return tuple(self.decided[text].split()), True, ()
        if text in self._known:
            code = self._known[text]
            return (code,), text == plain(self.labels[code]), ()
        if text in self.outside:
            return (), True, ()
        short = () if self.several else self._abbreviated(text)
        return (short, False, ()) if short else self._near(text)

    def _abbreviated(self, text: str) -> tuple[str, ...]:
        """« Assoc. fém. » begins every word of one type's name, and of no other's."""
        parts = text.split()
        if not parts or min(map(len, parts)) < 3:
            return ()
        codes = {
            code
            for known, code in self._known.items()
            if len(words := known.split()) == len(parts)
            and all(map(str.startswith, words, parts))
        }
        return tuple(codes) if len(codes) == 1 else ()

    def _near(self, text: str) -> tuple[tuple[str, ...], bool, tuple[str, ...]]:
        scores: dict[str, float] = {}
        for scorer, handicap in ((fuzz.ratio, 0), (fuzz.token_set_ratio, 12)):
            for word, score, _key in process.extract(
                text, self._known.keys(), scorer=scorer, score_cutoff=LIKELY, limit=8
            ):
                if handicap and len(word) < 5:
                    continue
                code = self._known[word]
                scores[code] = max(scores.get(code, 0), score - handicap)
        ranked = sorted(scores, key=lambda code: -scores[code])
        if ranked and scores[ranked[0]] >= SURE and len(text) > 3:
            apart = len(ranked) == 1 or scores[ranked[0]] - scores[ranked[1]] >= 1
            if apart:
                return (ranked[0],), False, ()
        return self._outside_or_doubt(text, tuple(ranked[:3]))

    def _outside_or_doubt(
        self, text: str, candidates: tuple[str, ...]
    ) -> tuple[tuple[str, ...], bool, tuple[str, ...]]:
        near = process.extractOne(
            text, self.outside, scorer=fuzz.ratio, score_cutoff=90
        )
        return (), near is not None and len(text) > 4, candidates


def theme_chooser(
    labels: dict[str, str], words: Mapping[str, Iterable[str]], decided: dict[str, str]
) -> Chooser:
    return Chooser(labels, words, OUTSIDE_THEMES, several=True, decided=decided)


def type_in_titles(titles: Iterable[str], labels: dict[str, str]) -> str:
    """The one type that the titles above a list name; nothing when they name two."""
    words = {word for title in titles for word in plain(title).split()}
    found = {
        code
        for code, starts in _STARTS.items()
        if code in labels and words & (starts | {f"{start}s" for start in starts})
    }
    return found.pop() if len(found) == 1 else ""


def type_in_name(name: str, labels: dict[str, str]) -> str:
    """The type that a name begins with: « Réseau des femmes… » is a network."""
    for word in plain(name).split()[:1]:
        for code, starts in _STARTS.items():
            if code in labels and word in starts:
                return code
    return ""


_STARTS = {
    "association": {"association", "associations", "asso", "amicale", "mouvement"},
    "ong-nationale": {"ong"},
    "reseau": {"reseau", "reseaux"},
    "coalition": {"coalition", "collectif", "alliance"},
    "plateforme": {"plateforme", "faitiere", "forum", "coordination"},
    "federation": {"federation", "union", "confederation"},
    "groupement": {"groupement", "cooperative", "gie", "scoops", "tontine"},
}
