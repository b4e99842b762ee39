"""Cases that stand in somebody's account: how they come there, and who may see them so."""

from .disowning import disown, may_disown
from .keeping import catch_up, held_by, held_or_new, hold
from .seeing import may_see, may_write, noted

__all__ = [
    "catch_up",
    "disown",
    "held_by",
    "held_or_new",
    "hold",
    "may_disown",
    "may_see",
    "may_write",
    "noted",
]
