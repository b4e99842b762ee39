"""A person's own details: how they are called, how to call them, where they live."""

from .keeping import CONFIRMED_FOR, Detail, confirm, details_of, is_confirmed, keep

__all__ = ["CONFIRMED_FOR", "Detail", "confirm", "details_of", "is_confirmed", "keep"]
