"""Events as service requests of another server, by Open311 GeoReport v2."""

from .asking import ask_for_numbers, forget_old
from .sending import send

__all__ = ["ask_for_numbers", "forget_old", "send"]
