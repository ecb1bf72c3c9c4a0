"""Which organisations go into a file, and each as its reader may read it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from cso_pages.directory.counting import Asked
from cso_pages.directory.labels import label_of
from cso_pages.directory.listing import directory_index
from cso_pages.directory.models import Organisation
from cso_pages.directory.parts import GroupTie, Tie
from cso_pages.directory.profile import Profile
from cso_pages.directory.profiles import profiles_of
from cso_pages.directory.queries import PARAMETERS, read_labels
from cso_pages.directory.results import words_of
from cso_pages.directory.states import RecordStatus
from cso_pages.directory.visibility import may_read
from cso_pages.permissions import audiences_of
from cso_pages.reference.audiences import Audience
from cso_pages.reference.models import OrgType, Territory
from portal.kit.words import folded

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User

AT_ONCE = 500
SHARED_BY = 3  # a group told by fewer is no value of any filter
WORDS_AT_MOST = 200


class Told(NamedTuple):
    """A record, and what one reader may read of it."""

    organisation: Organisation
    profile: Profile


@dataclass(frozen=True)
class Chosen:
    """The organisations of a file, by name; `told` says in words what they answer."""

    asked: Asked
    told: tuple[str, ...]
    keys: tuple[int, ...]

    @property
    def count(self) -> int:
        return len(self.keys)


def asked_in(typed: Mapping[str, str]) -> dict[str, str]:
    """The filters of a list's address, by their field; any input will do."""
    given = {field: typed.get(name, "") for field, name in PARAMETERS.items()}
    shown = "".join(c if c.isprintable() else " " for c in given["query"])
    given["query"] = " ".join(shown.split())[:WORDS_AT_MOST]
    return given


def public_choice(given: Mapping[str, str]) -> Chosen:
    """What the directory's list holds under these filters; unknown codes are none."""
    labels = read_labels()
    known = {
        "territory": labels.territories,
        "theme": labels.themes,
        "kind": labels.kinds,
    }
    asked = Asked(
        **{
            field: value
            for field, value in given.items()
            if field == "query" or value in known[field]
        }
    )
    index = directory_index()
    found = index.found(asked)
    rows = index.some_of(found.members, 0, found.total)
    return Chosen(asked, words_of(asked, labels), tuple(row.pk for row in rows))


def choice_of(user: "User | AnonymousUser", given: Mapping[str, str]) -> Chosen:
    """The list under its filters; without any, all that this person may know of.

    Those that were merged into another stay out: that one is there.
    """
    chosen = public_choice(given)
    if chosen.told or not user.is_authenticated:
        return chosen
    rows = (
        Organisation.objects.visible_to(user)
        .exclude(record_status=RecordStatus.MERGED)
        .order_by()
        .values_list("pk", "name")
    )
    by_name = sorted((folded(name), key) for key, name in rows)
    return Chosen(chosen.asked, (), tuple(key for _name, key in by_name))


def told_to(user: "User | AnonymousUser", keys: Sequence[int]) -> Iterator[Told]:
    """Each of these that the person may know of, as she may read it, in that order.

    Ten queries for each five hundred; who hid meanwhile is left out.
    """
    kinds, places = OrgType.objects.in_bulk(), Territory.objects.in_bulk()
    inside = Audience.SECRETARIAT in audiences_of(user)
    shared = None if inside else shared_ties()
    for start in range(0, len(keys), AT_ONCE):
        part = keys[start : start + AT_ONCE]
        rows = Organisation.objects.visible_to(user).order_by().filter(pk__in=part)
        by_key = {row.pk: row for row in rows}
        known = [by_key[key] for key in part if key in by_key]
        for one in known:
            one.org_type = kinds[one.org_type_id]
            one.territory = places[one.territory_id]
        for one, profile in zip(known, profiles_of(known, user), strict=True):
            if shared is not None and profile.ties:
                profile = replace(profile, ties=_only(shared, profile.ties))
            yield Told(one, profile)


Ties = tuple[tuple[str, tuple[str, ...]], ...]


def shared_ties() -> frozenset[tuple[str, str]]:
    """The ties to a group that three listed organisations at least tell everybody.

    A table can be filtered: a rarer one would point at who declares it.
    """
    listed = Organisation.objects.listed()
    rows = GroupTie.objects.filter(organisation__in=listed).values_list(
        "tie", "group__label", "organisation__field_audiences"
    )
    counted = Counter(
        (label_of(Tie(tie)), group)
        for tie, group, choices in rows
        if may_read(choices, "groups", (Audience.PUBLIC.value,))
    )
    return frozenset(pair for pair, count in counted.items() if count >= SHARED_BY)


def _only(shared: frozenset[tuple[str, str]], ties: Ties) -> Ties:
    kept = (
        (tie, tuple(group for group in groups if (tie, group) in shared))
        for tie, groups in ties
    )
    return tuple((tie, groups) for tie, groups in kept if groups)
