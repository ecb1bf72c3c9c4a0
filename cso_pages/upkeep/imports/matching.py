"""Rows of one organisation are put together; those of a known one are recognised.

Nothing is ever merged on a likeness: what is only alike is asked.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from cso_pages.upkeep.imports.channels import phone_key
from cso_pages.upkeep.imports.entries import Entry, Question
from cso_pages.upkeep.imports.names import (
    compare_names,
    name_key,
    name_words,
    sigle_key,
)
from cso_pages.upkeep.imports.texts import listed, plain
from cso_pages.upkeep.states import NEW, SAME_AS, SKIP, Asked

CANDIDATES = 3
COMMON = 400  # a word that so many names have tells nothing


@dataclass
class Known:
    """An organisation to be compared with: of the directory, or a row above."""

    name: str
    sigle: str = ""
    seat: str = ""
    phones: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()
    receipts: frozenset[str] = frozenset()
    pk: int | None = None
    uuid: str = ""
    row: Entry | None = None

    @property
    def spoken(self) -> str:
        name = f"{self.name} ({self.sigle})" if self.sigle else self.name
        where = _("déjà dans l’annuaire")
        if self.row is not None:
            where = _("ligne %(row)s") % {"row": self.row.number}
        return f"« {name} », {where}"


def known_of(entry: Entry) -> Known:
    return Known(
        entry.name,
        entry.sigle,
        entry.seats[0] if len(entry.seats) == 1 else "",
        frozenset(map(phone_key, entry.phones)),
        frozenset(entry.emails),
        frozenset({entry.receipt_key} - {""}),
        row=entry,
    )


def words_of_places(names: Iterable[str]) -> frozenset[str]:
    """The words that tell two organisations of one name apart."""
    return frozenset(word for name in names for word in plain(name).split())


@dataclass
class Alike:
    """Finds who may be the same, by what they share; a word too common is no clue."""

    places: frozenset[str]
    _by_clue: dict[str, list[Known]] = field(default_factory=lambda: defaultdict(list))

    def add(self, known: Known) -> None:
        for clue in _clues(known):
            self._by_clue[clue].append(known)

    def of(
        self, one: Known, *, but: int | None = None
    ) -> list[tuple[Known, list[str]]]:
        """Those that may be the same, with the reasons; never the record `but`."""
        found = [
            (other, reasons)
            for other in self._sharing(one)
            if (but is None or other.pk != but)
            and (reasons := self._reasons(one, other))
        ]
        return sorted(found, key=lambda pair: -len(pair[1]))[:CANDIDATES]

    def _sharing(self, one: Known) -> list[Known]:
        """Those with one strong clue, or most of the words that are not common."""
        clues = [
            (clue, self._by_clue.get(clue, []))
            for clue in dict.fromkeys(_clues(one))
            if len(self._by_clue.get(clue, ())) <= COMMON or not _is_word(clue)
        ]
        words = [others for clue, others in clues if _is_word(clue)]
        shared: Counter[int] = Counter()
        for others in words:
            shared.update(map(id, others))
        enough = max(1, -(-len(words) * 3 // 5))
        found = {
            id(o): o for clue, others in clues if not _is_word(clue) for o in others
        }
        for others in words:
            found.update({id(o): o for o in others if shared[id(o)] >= enough})
        return list(found.values())

    def _reasons(self, one: Known, other: Known) -> list[str]:
        """Empty when what they share is not enough to ask."""
        names = compare_names(one.name, other.name, self.places)
        if one.receipts and other.receipts and not one.receipts & other.receipts:
            return []
        apart = one.seat and other.seat and one.seat != other.seat
        strong = []
        if names.same:
            strong.append(_("même nom"))
        elif names.near:
            strong.append(_("nom presque pareil"))
        if one.receipts & other.receipts:
            strong.append(_("même récépissé"))
        weak = [] if apart else _shared(one, other)
        if names.near and not names.same and apart:
            return []
        return strong + weak if strong or len(weak) > 1 else []


def _shared(one: Known, other: Known) -> list[str]:
    found = []
    if len(sigle_key(one.sigle)) > 2 and sigle_key(one.sigle) == sigle_key(other.sigle):
        found.append(_("même sigle"))
    if one.phones & other.phones:
        found.append(_("même téléphone"))
    if one.emails & other.emails:
        found.append(_("même adresse e-mail"))
    return found


def _clues(known: Known) -> Iterator[str]:
    """What two organisations must share, one at least, to be compared at all."""
    yield f"name:{name_key(known.name)}"
    for word in name_words(known.name):
        if len(word) > 3:
            yield f"word:{_skeleton(word)}"
    if len(sigle_key(known.sigle)) > 2:
        yield f"sigle:{sigle_key(known.sigle)}"
    yield from (f"phone:{phone}" for phone in known.phones)
    yield from (f"mail:{mail}" for mail in known.emails)
    yield from (f"receipt:{number}" for number in known.receipts)


def _is_word(clue: str) -> bool:
    return clue.startswith("word:")


def _skeleton(word: str) -> str:
    """The consonants: what misspelling moves least."""
    bare = word[0] + "".join(sign for sign in word[1:] if sign not in "aeiouyh")
    return bare.replace("ck", "k").replace("c", "k").replace("q", "k")


def group_rows(entries: list[Entry], answers: dict[tuple[str, str], str]) -> None:
    """Give each row of an organisation already met its first row.

    Asks when two rows have one name and nothing else that tells.
    """
    times = Counter(entry.name_key for entry in entries if not entry.is_rejected)
    repeated = sum(n for n in times.values() if n >= 3)
    activity_list = repeated * 2 > sum(times.values())
    heads: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.is_rejected:
            continue
        above = heads[entry.name_key]
        head = _head_of(entry, above, activity_list=activity_list)
        answer = answers.get((Asked.ORGANISATION, entry.known_key), "")
        if head is None and answer.startswith(SAME_AS):
            head = next(
                (h for h in above if h.known_key == answer[len(SAME_AS) :]), None
            )
        if head is None:
            above.append(entry)
        else:
            entry.head = head
            entry.say(
                _("Même organisation que la ligne %(row)s.") % {"row": head.number}
            )


def _head_of(entry: Entry, above: list[Entry], *, activity_list: bool) -> Entry | None:
    """The first row that is surely the same organisation."""
    one = known_of(entry)
    for head in above:
        other = known_of(head)
        shares = one.phones & other.phones or one.emails & other.emails
        if plain(entry.name) != plain(head.name) and not shares:
            continue
        if one.receipts and other.receipts:
            if one.receipts & other.receipts:
                return head
            continue
        if activity_list or one.seat == other.seat or not one.seat or not other.seat:
            return head
        if shares:
            return head
    return None


def recognise(
    heads: Iterable[Entry],
    directory: list[Known],
    answers: dict[tuple[str, str], str],
    places: frozenset[str],
) -> None:
    """Say which rows are known organisations, and ask of those that may be."""
    by_uuid = {known.uuid: known for known in directory}
    alike = Alike(places)
    for known in directory:
        alike.add(known)
    for entry in heads:
        one = known_of(entry)
        answer = answers.get((Asked.ORGANISATION, entry.known_key), "")
        if answer == SKIP:
            entry.reject(_("Écartée par décision."))
            continue
        if answer in by_uuid:
            entry.organisation = by_uuid[answer].pk
        elif answer != NEW:
            _ask_if_alike(entry, alike.of(one), answer)
        alike.add(one)


def _ask_if_alike(
    entry: Entry, found: list[tuple[Known, list[str]]], answer: str
) -> None:
    found = [
        pair
        for pair in found
        if pair[0].row is None or pair[0].row.known_key != answer[5:]
    ]
    if not found:
        return
    told = [f"{known.spoken} ({listed(reasons)})" for known, reasons in found]
    said = _("est-ce la même que %(others)s ?") % {"others": listed(told, _("ou"))}
    candidates = tuple(
        known.uuid or SAME_AS + (known.row.known_key if known.row else "")
        for known, _reasons in found
    )
    entry.ask(
        Question(Asked.ORGANISATION, entry.known_key, entry.name, said, candidates)
    )
