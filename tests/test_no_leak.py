"""Words seeded in every private place: nobody receives one that is not for her."""

import importlib
import inspect
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser

from tests.access import PEOPLE
from tests.test_access import leaf_routes
from tests.walk import walk

HERE = Path(__file__).parent
ROOMS = sorted(path.stem for path in HERE.glob("markers_*.py"))
# What stands in an address, where its name is not that of a model.
NAMES: dict[str, tuple[str, str]] = {
    "slug": ("organisation", "slug"),
    "governance": ("governancedocument", "slug"),
    "minutes": ("meeting", "slug"),
}
PARAMETER = re.compile(r"<(\w+):(\w+)>")
APPS = ("cso_pages", "coordination_space", "plans", "jobs", "notices")
# Whose walks must reach what is theirs: else they would prove nothing.
REACH = {"aminata", "bintou", "mariam"}


def seed_everything(cast, outline) -> dict[str, set[str]]:
    """Every room's words, and the names in the cast of who may receive each."""
    words: dict[str, set[str]] = {}
    for room in ROOMS:
        seed = importlib.import_module(f"tests.{room}").seed
        given = {"cast": cast, "outline": outline}
        asked = inspect.signature(seed).parameters
        words |= seed(**{name: given[name] for name in asked})
    return words


def values_for(kind: str, name: str) -> list[object]:
    """What may stand there: the identifiers of every row of the model so named."""
    if kind == "int":
        return [1, 2, 3]
    label, field = NAMES.get(name, (name, kind))
    for app in APPS:
        if label in apps.all_models[app]:
            rows = apps.all_models[app][label]._default_manager.all()
            return list(rows.values_list(field, flat=True)[:20])
    return []


def addresses() -> list[str]:
    """Every route of the resolver, with every row that may stand in it."""
    made = ["/", "/sitemap.xml", "/robots.txt"]
    for route in leaf_routes():
        if "^" in route or "(?" in route or route.startswith("gestion/"):
            continue
        filled = [route]
        for kind, name in PARAMETER.findall(route):
            filled = [
                one.replace(f"<{kind}:{name}>", str(value))
                for one in filled
                for value in values_for(kind, name)
            ]
        made += [f"/{one}" for one in filled]
    return [one for one in made if not one.startswith(("/quitter/", "/compte/"))]


@pytest.fixture(autouse=True)
def no_second_factor(settings):
    """The door that asks for one has its own tests; here it would hide the rooms."""
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


@pytest.mark.parametrize("person", PEOPLE)
def test_nobody_receives_a_word_that_is_not_for_her(person, cast, outline, client):
    words = seed_everything(cast, outline)
    user = getattr(cast, person, AnonymousUser())
    if user.is_authenticated:
        client.force_login(user)
    seen = walk(client, [*addresses(), "/gestion/"])
    leaked = [
        f"{word} at {address}"
        for word, allowed in words.items()
        if person not in allowed
        for address, content in seen.items()
        if word.encode() in content
    ]
    assert leaked == []
    if person in REACH:
        everything = b"".join(seen.values())
        hers = {word for word, allowed in words.items() if person in allowed}
        assert {word for word in hers if word.encode() not in everything} == set()
