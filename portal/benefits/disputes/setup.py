"""Tells the rooms below of disputes."""

from __future__ import annotations

from portal.forms import registry
from portal.forms.sending import sent

from . import linking
from .making import journey


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    registry.register(journey())
    sent.connect(linking.on_sent, dispatch_uid="benefits.disputes")
