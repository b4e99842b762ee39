"""What is said once, when the portal starts."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from ..sandbox import keys
from .http import HttpSlots
from .protocol import SlotSource
from .source import Off, register


def over_http() -> SlotSource:
    """The scheduler at ``SLOT_URL``, which knows us by ``SLOT_KEY``."""
    return HttpSlots(settings.SLOT_URL, settings.SLOT_KEY)


def of_the_sandbox() -> SlotSource:
    """The demonstration's, beside its back office."""
    key = keys.slots_key(Path(settings.VAR_DIR))
    return HttpSlots(f"{settings.SANDBOX_URL}/slots/v1", key, name="sandbox")


def connect() -> None:
    """Name the schedulers that there are, and check the settings. From ``AppConfig.ready``."""
    from . import checks as checks

    register("off", Off)
    register("http", over_http)
    register("sandbox", of_the_sandbox)
