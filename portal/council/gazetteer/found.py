"""An address found, and the order in which people expect addresses."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

LARGEST_UPRN = 999_999_999_999
"""A UPRN has up to 12 digits (BS 7666)."""

_NUMBER = re.compile(r"(\d+)")
_FIRST_NUMBER = re.compile(r"\d+\w*")


class Unavailable(Exception):
    """Addresses cannot be looked up now. It never says which were asked for."""


@dataclass(frozen=True)
class FoundAddress:
    """One property. ``uprn`` is its Unique Property Reference Number, in digits."""

    uprn: str
    line_1: str
    line_2: str
    town: str
    postcode: str

    @property
    def label(self) -> str:
        """Give it on one line without the postcode, which all on a list share."""
        return ", ".join(line for line in (self.line_1, self.line_2, self.town) if line)


def in_order(addresses: Iterable[FoundAddress]) -> list[FoundAddress]:
    """Sort by street and then by number: 2 before 10, and 10 before 10A."""
    return sorted(addresses, key=_place)


def settled_uprn(text: str) -> str:
    """Give the digits without noughts in front; empty if it cannot be a UPRN."""
    digits = text.strip().lstrip("0")
    fits = digits.isascii() and digits.isdigit() and int(digits[:13]) <= LARGEST_UPRN
    return digits if fits else ""


def _place(address: FoundAddress) -> tuple[object, ...]:
    words = f"{address.line_2} {address.line_1}" if address.line_2 else address.line_1
    street = _FIRST_NUMBER.sub("", address.line_2 or address.line_1)
    return (_natural(street), _natural(words), int(address.uprn))


def _natural(text: str) -> list[tuple[int, int, str]]:
    pieces = _NUMBER.split(" ".join(text.casefold().split()))
    return [(0, int(piece), "") if piece.isdigit() else (1, 0, piece) for piece in pieces if piece]
