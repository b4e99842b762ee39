"""Other systems of which a setting chooses one: schedulers, housing systems.

``<PREFIX>_SOURCE`` names it; ``http`` needs ``<PREFIX>_URL`` and ``<PREFIX>_KEY``, and ``sandbox``
the sandbox's address.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from django.conf import settings

from .outbound import problem_with

T = TypeVar("T")


class NotNamed(LookupError):
    """No system is called that."""


class Named(Generic[T]):
    """Kinds of one system by name. ``what`` is what people call it: "the scheduler"."""

    def __init__(self, prefix: str, what: str) -> None:
        self.prefix, self.what = prefix, what
        self._made: dict[str, Callable[[], T]] = {}

    def register(self, name: str, make: Callable[[], T]) -> None:
        """Name a kind. Call it from ``AppConfig.ready``. Raises ValueError for a second one."""
        if self._made.setdefault(name, make) is not make:
            raise ValueError(f"{name!r} is already named for {self.what}.")

    def names(self) -> list[str]:
        return sorted(self._made)

    @property
    def chosen(self) -> str:
        """The name that the setting has."""
        return str(getattr(settings, f"{self.prefix}_SOURCE"))

    def make(self, name: str = "") -> T:
        """Give the one that the setting names, or another. Raises NotNamed."""
        try:
            make = self._made[name or self.chosen]
        except KeyError:
            raise NotNamed(name or self.chosen) from None
        return make()

    def wrong(self) -> list[str]:
        """What must be set before it can be asked, in sentences."""
        prefix, wrong = self.prefix, []
        if self.chosen not in self.names():
            wrong.append(f"{prefix}_SOURCE is none of {', '.join(self.names())}.")
        if self.chosen == "http":
            if problem_with(getattr(settings, f"{prefix}_URL")):
                wrong.append(f"{prefix}_URL is not an address that starts with https://.")
            if not getattr(settings, f"{prefix}_KEY"):
                wrong.append(f"{prefix}_KEY is empty, so {self.what} would not know us.")
        if self.chosen == "sandbox" and not settings.SANDBOX_URL:
            wrong.append(f"{prefix}_SOURCE is sandbox, and there is no SANDBOX_URL.")
        return wrong
