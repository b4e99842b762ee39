"""Whether what we say to our own database, cache, mail server and scanner can be overheard."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Warning

CHECKED = ("verify-ca", "verify-full")
"""Values of PostgreSQL's ``sslmode`` that look at the certificate."""


def lines_inside(**kwargs: Any) -> list[CheckMessage]:
    """A system check: TLS to all that is not on this machine (ASVS 5.0, 12.3.1)."""
    return [
        Warning(
            f"Between us and the {part} nothing is encrypted.",
            hint=f"{hint} Or let it run on this machine.",
            id=f"portal.W{number}",
        )
        for part, number, hint in _open_lines()
    ]


def _open_lines() -> Iterator[tuple[str, int, str]]:
    database = settings.DATABASES["default"]
    away = database["ENGINE"].endswith("postgresql") and not is_here(database.get("HOST", ""))
    if away and database.get("OPTIONS", {}).get("sslmode") not in CHECKED:
        yield "database", 112, "End DATABASE_URL with ?sslmode=verify-full."
    redis = urlsplit(settings.REDIS_URL)
    if redis.scheme == "redis" and not is_here(redis.hostname or ""):
        yield "Redis", 113, "Begin REDIS_URL with rediss://."
    away = settings.EMAIL_BACKEND.endswith("smtp.EmailBackend") and not is_here(settings.EMAIL_HOST)
    if away and not (settings.EMAIL_USE_TLS or settings.EMAIL_USE_SSL):
        yield "mail server", 114, "Begin EMAIL_URL with smtp+tls:// or smtp+ssl://."
    scanner = urlsplit(settings.SCANNER)
    if scanner.scheme == "clamd" and not is_here(scanner.hostname or ""):
        yield "virus scanner", 115, "clamd speaks no TLS: lead it through a tunnel to this machine."


def is_here(host: str) -> bool:
    """Whether a host is this machine: its own name for itself, a socket, or nothing said."""
    if not host or host.startswith("/") or host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
