"""A cache that is away is an empty cache, at once."""

import os
import socket
import time

import pytest

from portal.kit.cache import ForgivingRedisCache

OPTIONS = {"OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 1}}


@pytest.fixture(autouse=True)
def asks_again():
    ForgivingRedisCache.quiet_until = 0.0
    yield
    ForgivingRedisCache.quiet_until = 0.0


@pytest.fixture(params=["closed", "silent"])
def away(request):
    """A port where nobody listens, or where somebody listens and never answers."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        if request.param == "silent":
            taken.listen()
        port = taken.getsockname()[1]
        if request.param == "closed":
            taken.close()
        yield ForgivingRedisCache(f"redis://127.0.0.1:{port}/0", OPTIONS)


def test_everything_is_answered_at_once_while_the_cache_is_away(away):
    started = time.monotonic()
    assert away.get("a") is None
    assert away.get("a", "rien") == "rien"
    assert away.get_many(["a", "b"]) == {}
    assert away.add("a", 1) is True
    assert away.set("a", 1) is None
    assert away.set_many({"a": 1}) == []
    assert away.touch("a") is False
    assert away.incr("a") == 1
    assert away.has_key("a") is False
    assert "a" not in away
    assert away.delete("a") is False
    assert away.delete_many(["a"]) is None
    assert away.get_or_set("a", 3) == 3
    assert away.clear() is False
    assert time.monotonic() - started < 10


def test_it_is_asked_again_after_a_while(away):
    away.get("a")
    assert ForgivingRedisCache.quiet_until > time.monotonic() + 10


if "TEST_REDIS_URL" in os.environ:

    def test_it_keeps_what_it_is_given():
        cache = ForgivingRedisCache(
            os.environ["TEST_REDIS_URL"], OPTIONS | {"KEY_PREFIX": "essai-du-cache"}
        )
        cache.set("a", {"b": 1}, 5)
        assert cache.get("a") == {"b": 1}
        cache.set("n", 1, 5)
        assert cache.incr("n") == 2
        assert cache.delete("a") is True
