"""A Redis cache that a request never waits for: at the first failure it is left alone for a while.

With OPTIONS {"fallback": ALIAS} another cache answers meanwhile: limits on sign-in hold without Redis.
"""

import time
from typing import Any

from django.core.cache import caches
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

PAUSE_SECONDS = 5.0


class GuardedRedisCache(RedisCache):
    _resting_until = 0.0

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        options = dict(params.get("OPTIONS", {}))
        self._fallback = options.pop("fallback", "")
        super().__init__(server, params | {"OPTIONS": options})

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        return self._guarded("get", default, key, default, version=version)

    def set(self, key: str, value: Any, *args: Any, **kwargs: Any) -> None:
        self._guarded("set", None, key, value, *args, **kwargs)

    def add(self, key: str, value: Any, *args: Any, **kwargs: Any) -> bool:
        return bool(self._guarded("add", True, key, value, *args, **kwargs))

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        return int(self._guarded("incr", delta, key, delta, version=version))

    def delete(self, key: str, version: int | None = None) -> bool:
        return bool(self._guarded("delete", False, key, version=version))

    def _guarded(self, method: str, default: Any, *args: Any, **kwargs: Any) -> Any:
        if time.monotonic() >= GuardedRedisCache._resting_until:
            try:
                return getattr(super(), method)(*args, **kwargs)
            except (RedisError, OSError):
                GuardedRedisCache._resting_until = time.monotonic() + PAUSE_SECONDS
        if self._fallback:
            return getattr(caches[self._fallback], method)(*args, **kwargs)
        return default
