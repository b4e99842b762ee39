"""Other ways in that stand beside ours on the sign-in page, such as GOV.UK One Login."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest


@dataclass(frozen=True)
class Entrance:
    """A button of its own. Pressing it POSTs to ``address``, with ``next`` if there is one."""

    title: str
    address: str


Offer = Callable[[HttpRequest], Entrance | None]
_offers: list[Offer] = []


def register(offer: Offer) -> None:
    """Ask ``offer`` for each sign-in page; None where it is switched off. Twice is once."""
    if offer not in _offers:
        _offers.append(offer)


def offered(request: HttpRequest) -> list[Entrance]:
    """Those that are there now."""
    return [entrance for offer in _offers if (entrance := offer(request)) is not None]
