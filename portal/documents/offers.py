"""What was made of a document already: an Easy Read version, a translation, a recording.

Rooms above say what they have of one; it is shown with its other formats.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .letters import direction


@dataclass(frozen=True)
class Offer:
    """``label`` is in the offer's own language ("Ogólny przewodnik"); ``address`` a path of ours.

    ``media`` says what it is in a word or two ("Easy Read", "PDF, 2 pages"), in English.
    ``out_of_date``: what it was made from has changed since.
    """

    label: str
    address: str
    language: str = "en-GB"
    media: str = ""
    out_of_date: bool = False

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``."""
        return direction(self.language)


Offering = Callable[[str, str], list[Offer]]

_offering: dict[str, Offering] = {}


def register(offering: Offering) -> None:
    """Ask ``offering(kind, key)`` too. It asks the database once at most, and nobody else."""
    _offering.setdefault(f"{offering.__module__}.{offering.__qualname__}", offering)


def offers_of(kind: str, key: str) -> list[Offer]:
    """All that was made of it, in the order in which rooms registered."""
    return [offer for offering in _offering.values() for offer in offering(kind, key)]
