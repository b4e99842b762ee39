"""What a key may be for. A room registers its scopes; whoever makes a key chooses from them."""

from __future__ import annotations

_scopes: dict[str, str] = {}


def register_scope(name: str, words: str) -> None:
    """Say what a scope lets a system do. Raises ValueError for a name with another meaning."""
    if _scopes.setdefault(name, words) != words:
        raise ValueError(f"The scope {name!r} is already for something else.")


def all_scopes() -> dict[str, str]:
    """Give every scope and what it is for, by name."""
    return dict(sorted(_scopes.items()))
