"""The content policy: strict everywhere, widened at the desk by what it needs."""

import pytest
from django.http import HttpResponse

from cso_pages.mandates.desk_policy import is_known_call, widen_policy
from cso_pages.pages.models import HomePage


def policy(response):
    told = response["Content-Security-Policy"].split("; ")
    return {part.split(" ")[0]: part.split(" ")[1:] for part in told}


@pytest.fixture
def desk(client, cast, settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(cast.mariam)
    return client


KNOWN = [
    'initDateChooser("id_timestamp_0", {"dayOfWeekStart": 1, "format": "Y-m-d"});',
    'initDateTimeChooser("id_go_live_at", {"format": "Y-m-d H:i"});',
    'new PageChooser("id_parent", {"canChooseRoot": true, "modalUrl": "/x/"});',
]
UNKNOWN = [
    "alert(1);",
    'initDateChooser("id", {"a": alert(1)});',
    'initDateChooser("id", {}); alert(1); ({});',
    'initDateChooser("id", {"a": 1}); fetch("//x"); f({"b": 2});',
    'new Function("x", {"a": 1});',
    'initDateChooser("id" + alert(1), {});',
    "",
]


@pytest.mark.parametrize("script", KNOWN)
def test_the_calls_that_start_a_chooser_are_known(script):
    assert is_known_call(script)


@pytest.mark.parametrize("script", UNKNOWN)
def test_anything_that_could_be_code_is_not(script):
    assert not is_known_call(script)


def test_only_known_calls_get_a_hash():
    page = "".join(f"<script>{script}</script>" for script in [*KNOWN, *UNKNOWN])
    response = widen_policy(HttpResponse(page))
    assert len(response._csp_update["script-src"]) == len(KNOWN)


@pytest.mark.parametrize("path", ["/compte/", "/compte/login/", "/"])
def test_outside_the_desk_nothing_is_inline(path, client, home):
    told = policy(client.get(path))
    assert told["script-src"] == ["'self'"]
    assert told["style-src"] == ["'self'"]
    assert told["frame-ancestors"] == ["'none'"]


def test_a_page_form_allows_its_own_calls_and_no_other_script(desk):
    home = HomePage.objects.get()
    told = policy(desk.get(f"/gestion/pages/{home.pk}/edit/"))
    assert [source[:8] for source in told["script-src"]] == [
        "'self'",
        "'sha256-",
        "'sha256-",
    ]
    assert told["frame-ancestors"] == ["'self'"]
