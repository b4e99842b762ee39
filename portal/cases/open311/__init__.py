"""Cases that are public by nature, served as Open311 GeoReport v2.

https://wiki.open311.org/GeoReport_v2. A room above says which kinds are, with ``register``.
"""

from .services import Place, Service, register

__all__ = ["Place", "Service", "register"]
