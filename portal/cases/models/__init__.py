from .case import BY_NEXT_DUE, ENDED, HAS_ENDED, NOTHING_DUE, Case, Channel, Status
from .clock import Basis, Clock, ClockPause
from .once import DoneOnce
from .target import SeasonalDelay, Target
from .timeline import TimelineEntry, What, Who, WrittenOnce

__all__ = [
    "BY_NEXT_DUE",
    "ENDED",
    "HAS_ENDED",
    "NOTHING_DUE",
    "Basis",
    "Case",
    "Channel",
    "Clock",
    "ClockPause",
    "DoneOnce",
    "SeasonalDelay",
    "Status",
    "Target",
    "TimelineEntry",
    "What",
    "Who",
    "WrittenOnce",
]
