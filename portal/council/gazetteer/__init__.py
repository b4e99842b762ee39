"""Which addresses there are at a postcode: from a table of ours, or from another's register.

``GAZETTEER`` in the settings chooses. A postcode or an address found is never written to a log.
"""

from .adapters import adapter
from .found import FoundAddress, Unavailable

__all__ = ["FoundAddress", "Unavailable", "get", "search"]


def search(postcode: str) -> list[FoundAddress]:
    """List the addresses at a postcode, by street and then by number; none if there are none.

    Raises ``Unavailable`` if the addresses cannot be looked up now.
    """
    return adapter().search(postcode)


def get(uprn: str) -> FoundAddress | None:
    """Give the address with this Unique Property Reference Number (UPRN).

    Raises ``Unavailable`` if the addresses cannot be looked up now.
    """
    return adapter().get(uprn)
