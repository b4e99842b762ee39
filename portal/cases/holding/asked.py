"""Kinds of case that join no account by their e-mail address alone.

What somebody mistyped proves nothing about whose it is. Where a case holds what its person alone
should read, the room above asks for one thing more, and calls ``hold`` itself. It registers in
``AppConfig.ready``, with the name of the page that asks.
"""

from __future__ import annotations

_pages: dict[str, str] = {}


def ask_first(kind: str, page: str) -> None:
    """Let cases of a kind join no account until their room's page has asked. Twice is once.

    Raises ValueError for another page of the same kind.
    """
    if _pages.setdefault(kind, page) != page:
        raise ValueError(f"two pages ask whose a {kind} is")


def asked_first() -> frozenset[str]:
    """Those kinds."""
    return frozenset(_pages)


def page_for(kind: str) -> str:
    """The name of the page that asks. Raises KeyError for a kind that joins without."""
    return _pages[kind]
