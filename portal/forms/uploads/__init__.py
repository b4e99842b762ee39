"""Files that people add to a form: looked at, made harmless, kept privately, served to few."""

from .harmless import Harmless, harmless
from .panels import Panel, panel
from .refused import Refused
from .shelf import Lost, NotReady, answer, drop_all, move, of, open_file, remove, store

__all__ = [
    "Harmless",
    "Lost",
    "NotReady",
    "Panel",
    "Refused",
    "answer",
    "drop_all",
    "harmless",
    "move",
    "of",
    "open_file",
    "panel",
    "remove",
    "store",
]
