from .case import ENDED, Case, Channel, Status
from .clock import Basis, Clock, ClockPause
from .target import SeasonalDelay, Target
from .timeline import TimelineEntry, What, Who, WrittenOnce

__all__ = [
    "ENDED",
    "Basis",
    "Case",
    "Channel",
    "Clock",
    "ClockPause",
    "SeasonalDelay",
    "Status",
    "Target",
    "TimelineEntry",
    "What",
    "Who",
    "WrittenOnce",
]
