"""Cases that stand in somebody's account: how they come there, and who may see them so."""

from .asked import ask_first, asked_first, page_for
from .disowning import disown, may_disown
from .keeping import catch_up, held_by, held_or_new, hold, take_in, waiting
from .seeing import may_see, may_write, noted

__all__ = [
    "ask_first",
    "asked_first",
    "catch_up",
    "disown",
    "held_by",
    "held_or_new",
    "hold",
    "may_disown",
    "may_see",
    "may_write",
    "noted",
    "page_for",
    "take_in",
    "waiting",
]
