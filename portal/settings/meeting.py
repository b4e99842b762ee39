"""Where processes meet: what all must agree on, and the queue of jobs. Redis, or the database."""

from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from .places import env

PATIENCE = 2
"""Seconds that Redis may keep silent before we go on without it; a worker waits one for a job."""


def patient(url: str) -> str:
    """The address of Redis with our patience, where it does not name another."""
    if not url:
        return ""
    named = dict(parse_qsl(urlsplit(url).query))
    ours = {"socket_timeout": PATIENCE, "socket_connect_timeout": PATIENCE}
    missing = urlencode({name: value for name, value in ours.items() if name not in named})
    return f"{url}{'&' if named else '?'}{missing}" if missing else url


REDIS_URL = patient(env.str("REDIS_URL", default=""))

# Each process has a cache of its own, emptied in all of them at once by the generation stamp;
# what all processes must agree on is shared. Where nobody can be met, limits count in "alone".
CACHES: dict[str, dict[str, Any]] = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "KEY_FUNCTION": "portal.ui.generation.cache_key",
        "OPTIONS": {"MAX_ENTRIES": 2000},
    },
    "shared": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    "alone": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "alone",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
}
if REDIS_URL:
    CACHES["shared"] = {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
    }

# Jobs and schedules. A job is given up as lost (retry) only after it must have ended (timeout).
Q_CLUSTER = {
    "name": "portal",
    "workers": env.int("Q_WORKERS", default=1),
    "timeout": 300,
    "retry": 360,
    "max_attempts": 5,
    "save_limit": 250,
    "catch_up": False,
    "poll": 1,
    **({"redis": REDIS_URL} if REDIS_URL else {"orm": "default"}),
}
