"""What must be set before addresses can be looked up."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from .gazetteer.adapters import BY_NAME


@register()
def addresses_can_be_looked_up(**kwargs: Any) -> list[CheckMessage]:
    """``GAZETTEER`` names a register that we know, and one that needs a key has one."""
    if settings.GAZETTEER not in BY_NAME:
        return [
            Error(
                "GAZETTEER names no register of addresses that we know.",
                hint=f"Set it to one of: {', '.join(sorted(BY_NAME))}.",
                id="portal.E030",
            )
        ]
    if settings.GAZETTEER == "os_places" and not settings.OS_PLACES_KEY:
        return [
            Error(
                "GAZETTEER is os_places, and OS_PLACES_KEY is empty.",
                hint="Set OS_PLACES_KEY to the key of your OS Data Hub project.",
                id="portal.E031",
            )
        ]
    if settings.GAZETTEER == "os_places" and not settings.OS_PLACES_URL.startswith("https://"):
        return [
            Error(
                "OS_PLACES_URL does not begin with https://, so the key and people's postcodes "
                "would travel in the open.",
                hint="Leave OS_PLACES_URL out: it is right by itself.",
                id="portal.E032",
            )
        ]
    return []
