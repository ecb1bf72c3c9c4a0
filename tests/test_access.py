"""Every address × method × person: what the table says is what the portal answers."""

import uuid

import pytest
from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver

from tests.access import PEOPLE, SUBTREES, TABLE
from tests.access_editorial import WRITTEN
from tests.access_samples import samples_for


def leaf_routes(patterns=None, prefix=""):
    """Every route of the resolver, written as in the urls files."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from leaf_routes(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield route


def decided(route):
    return route in {row.route for row in TABLE} or route.startswith(tuple(SUBTREES))


def test_every_address_of_the_resolver_is_decided():
    undecided = sorted({route for route in leaf_routes() if not decided(route)})
    assert undecided == []


def test_the_table_speaks_of_no_address_that_is_gone():
    routes = set(leaf_routes())
    assert sorted({row.route for row in TABLE if row.route not in routes}) == []


def test_every_address_is_decided_for_both_methods():
    seen = {(row.route, row.method) for row in TABLE}
    half = [
        f"{method} {row.route}"
        for row in TABLE
        for method in ("GET", "POST")
        if (row.route, method) not in seen
    ]
    assert sorted(set(half)) == []


def ask(client, person, row, address):
    """The status of one request; what it changed is undone."""
    client.logout()
    if person is not None:
        client.force_login(person)
    with transaction.atomic():
        if row.method == "GET":
            answer = client.get(address)
        else:
            answer = client.post(address, {"cle": str(uuid.uuid4())})
        if answer.streaming:
            b"".join(answer.streaming_content)  # and close the file
        transaction.set_rollback(True)
    return answer.status_code


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row.method} {row.told}")
def test_the_table_is_what_the_portal_answers(row, cast, request, client, settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    needs_plan = "<uuid" in row.route or "<int:period>" in row.route
    outline = request.getfixturevalue("outline") if needs_plan else None
    if row.route in WRITTEN:
        request.getfixturevalue("pages")
    address = samples_for(cast, outline, row)
    answered = {
        name: ask(client, getattr(cast, name, None), row, address) for name in PEOPLE
    }
    wrong = {
        name: f"{status}, not {row.expected[name]}"
        for name, status in answered.items()
        if status != row.expected[name]
    }
    assert wrong == {}, f"{row.method} {address}"
