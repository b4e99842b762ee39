"""Asking as an application of somebody else does."""

from __future__ import annotations

from typing import Any

from django.test import Client


def get(path: str, **query: str) -> Any:
    return Client().get(f"/open311/v2/{path}", query)


def rows(**query: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = get("requests.json", **query).json()
    return found
