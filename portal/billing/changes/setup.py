"""Tells the rooms below what can change."""

from __future__ import annotations

from portal.forms import offers, registry

from ..pages import actions
from . import piece
from .alone import ALONE
from .moving import MOVING
from .paying_less import PAYING_LESS, REASONS, reasons


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    offers.register(REASONS, reasons)
    for journey in (MOVING, ALONE, PAYING_LESS):
        registry.register(journey)
    actions.register("changes", actions.Place.CHANGE, piece.link, order=10)
