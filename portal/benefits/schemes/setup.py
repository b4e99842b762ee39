"""Tells the rooms below what the rules of benefits need."""

from __future__ import annotations

from portal.ui.generation import bump_on_change

from ..models import RulesVersion


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    bump_on_change(RulesVersion)
