import time

import pytest

from network_portal.common.caches import GuardedRedisCache

NOBODY_LISTENS = "redis://127.0.0.1:1/0"


@pytest.fixture
def cache(monkeypatch):
    monkeypatch.setattr(GuardedRedisCache, "_resting_until", 0.0)
    return GuardedRedisCache(NOBODY_LISTENS, {"OPTIONS": {"socket_timeout": 0.05, "socket_connect_timeout": 0.05}})


def test_a_cache_that_is_away_answers_with_defaults(cache):
    assert cache.get("x", "nothing") == "nothing"
    cache.set("x", 1)
    assert cache.delete("x") is False


def test_after_the_first_failure_it_is_not_asked_for_a_while(cache):
    cache.get("x")
    started = time.monotonic()
    for _ in range(1000):
        cache.get("x")
    assert time.monotonic() - started < 0.5


def test_another_cache_answers_while_redis_is_away(monkeypatch, settings):
    """Limits on sign-in must hold: what is counted without Redis is counted in the database."""
    monkeypatch.setattr(GuardedRedisCache, "_resting_until", 0.0)
    local = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "elsewhere"}
    settings.CACHES = {**settings.CACHES, "elsewhere": local}
    options = {"socket_timeout": 0.05, "socket_connect_timeout": 0.05, "fallback": "elsewhere"}
    cache = GuardedRedisCache(NOBODY_LISTENS, {"OPTIONS": options})
    cache.set("attempts", [1, 2], 60)
    assert cache.get("attempts") == [1, 2]
    assert cache.add("attempts", [3], 60) is False
