"""What somebody may be let do for another: codes, and the words that people read.

Rooms above register theirs in ``AppConfig.ready``; what every account has is registered here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..models import Role

SEE, SEND, DETAILS = "requests.see", "requests.send", "details.see"


@dataclass(frozen=True)
class Scope:
    """One thing that may be done for another.

    ``words`` end the sentence "They can …" and begin with a small letter. ``roles`` are those that
    may do it for an organisation; its owners may do everything.
    """

    code: str
    words: str
    roles: frozenset[str]
    order: int


_scopes: dict[str, Scope] = {}


def register_scope(code: str, words: str, *, roles: Iterable[str] = (), order: int = 100) -> None:
    """Say what somebody may be let do. Raises ValueError for a code that is taken by another."""
    scope = Scope(code, words, frozenset(roles) | {Role.OWNER.value}, order)
    if _scopes.setdefault(code, scope) != scope:
        raise ValueError(f"A different scope is already called {code!r}.")


def all_scopes() -> tuple[Scope, ...]:
    """Every scope, in the order in which they are offered."""
    return tuple(sorted(_scopes.values(), key=lambda scope: (scope.order, scope.code)))


def of_role(role: str) -> frozenset[str]:
    """The codes of what a role may do for an organisation."""
    return frozenset(scope.code for scope in _scopes.values() if role in scope.roles)


def known(codes: Iterable[object]) -> frozenset[str]:
    """Those of the codes that still mean something."""
    return frozenset(code for code in codes if isinstance(code, str) and code in _scopes)


def in_words(codes: Iterable[str]) -> tuple[str, ...]:
    """What people read of these codes, in order."""
    wanted = frozenset(codes)
    return tuple(scope.words for scope in all_scopes() if scope.code in wanted)


register_scope(
    SEE,
    "see what was sent to us, and what we wrote back",
    roles=(Role.BILLING.value, Role.VIEWER.value),
    order=10,
)
register_scope(SEND, "send us forms and messages, and answer our questions", order=20)
register_scope(
    DETAILS,
    "see the name, address and phone number that we hold",
    roles=(Role.BILLING.value, Role.VIEWER.value),
    order=30,
)
