"""What is said once, when the portal starts."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from portal.integration.sandbox import keys

from .http import HttpHousing
from .kinds import Housing
from .source import OFF, Off, register


def over_http() -> Housing:
    """The housing system at ``HOUSING_URL``, which knows us by ``HOUSING_KEY``."""
    return HttpHousing(settings.HOUSING_URL, settings.HOUSING_KEY)


def of_the_sandbox() -> Housing:
    """The demonstration's, beside its back office."""
    key = keys.housing_key(Path(settings.VAR_DIR))
    return HttpHousing(f"{settings.SANDBOX_URL}/housing/v1", key, name="sandbox")


def connect() -> None:
    """Name the housing systems that there are, and check the settings."""
    from . import checks as checks

    register(OFF, Off)
    register("http", over_http)
    register("sandbox", of_the_sandbox)
