"""Registers the journey."""

from __future__ import annotations

from portal.forms import openings, registry
from portal.ui.generation import bump_on_change

from ..models.who_helps import WhoHelps
from .names import KEY
from .opening import opening
from .source import make


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    bump_on_change(WhoHelps)
    registry.register_source(KEY, make)
    openings.register(KEY, opening)
