"""A Redis cache that may go away: the portal then works without one."""

import functools
import logging
import time
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)
QUIET_SECONDS = 15


def _or_without(answer: Callable[..., Any]) -> Callable[..., Any]:
    """Replace a method by `answer` while Redis is away; asked again after 15 s."""

    def around(method: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(method)
        def call(self: "ForgivingRedisCache", *args: Any, **options: Any) -> Any:
            if time.monotonic() < ForgivingRedisCache.quiet_until:
                return answer(*args, **options)
            try:
                return method(self, *args, **options)
            except RedisError as error:
                ForgivingRedisCache.quiet_until = time.monotonic() + QUIET_SECONDS
                logger.warning("cache away (%s)", type(error).__name__)
                return answer(*args, **options)

        return call

    return around


def _default(key: object, default: object = None, **options: object) -> object:
    return default


class ForgivingRedisCache(RedisCache):
    """Answers as an empty cache while Redis is away.

    Rate limits then count nothing: better than a login page that fails. A request
    waits a second at most, once in 15 s.
    """

    quiet_until = 0.0

    add = _or_without(lambda *args, **options: True)(RedisCache.add)
    get = _or_without(_default)(RedisCache.get)
    set = _or_without(lambda *args, **options: None)(RedisCache.set)
    touch = _or_without(lambda *args, **options: False)(RedisCache.touch)
    delete = _or_without(lambda *args, **options: False)(RedisCache.delete)
    get_many = _or_without(lambda *args, **options: {})(RedisCache.get_many)
    set_many = _or_without(lambda *args, **options: [])(RedisCache.set_many)
    delete_many = _or_without(lambda *args, **options: None)(RedisCache.delete_many)
    has_key = _or_without(lambda *args, **options: False)(RedisCache.has_key)
    incr = _or_without(lambda key, delta=1, version=None: delta)(RedisCache.incr)
    clear = _or_without(lambda *args, **options: False)(RedisCache.clear)
