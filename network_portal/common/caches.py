"""A Redis cache that a request never waits for: at the first failure it is left alone for a while."""

import time
from typing import Any

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

PAUSE_SECONDS = 5.0


class GuardedRedisCache(RedisCache):
    _resting_until = 0.0

    def _guarded(self, call: Any, default: Any, *args: Any, **kwargs: Any) -> Any:
        if time.monotonic() < GuardedRedisCache._resting_until:
            return default
        try:
            return call(*args, **kwargs)
        except (RedisError, OSError):
            GuardedRedisCache._resting_until = time.monotonic() + PAUSE_SECONDS
            return default

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        return self._guarded(super().get, default, key, default, version)

    def set(self, key: str, value: Any, *args: Any, **kwargs: Any) -> None:
        self._guarded(super().set, None, key, value, *args, **kwargs)

    def add(self, key: str, value: Any, *args: Any, **kwargs: Any) -> bool:
        return self._guarded(super().add, True, key, value, *args, **kwargs)

    def delete(self, key: str, version: int | None = None) -> bool:
        return self._guarded(super().delete, False, key, version)
