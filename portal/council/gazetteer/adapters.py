"""The registers of addresses that can be asked, by the name that the settings use."""

from collections.abc import Callable
from functools import lru_cache
from typing import Protocol

from django.conf import settings

from . import local, os_places
from .found import FoundAddress


class Adapter(Protocol):
    """What a register must be able to do. Both raise ``Unavailable``."""

    def search(self, postcode: str) -> list[FoundAddress]: ...

    def get(self, uprn: str) -> FoundAddress | None: ...


@lru_cache(maxsize=1)
def _os_places(url: str, key: str) -> os_places.OSPlaces:
    """One for the process: it remembers that the register did not answer."""
    return os_places.OSPlaces(url, key)


BY_NAME: dict[str, Callable[[], Adapter]] = {
    "local": local.LocalTable,
    "os_places": lambda: _os_places(settings.OS_PLACES_URL, settings.OS_PLACES_KEY),
}


def adapter() -> Adapter:
    """Give the register that ``GAZETTEER`` names."""
    return BY_NAME[settings.GAZETTEER]()
