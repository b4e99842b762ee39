from .case import (
    BY_NEXT_DUE,
    ENDED,
    HAS_ENDED,
    NOTHING_DUE,
    Case,
    CaseQuerySet,
    Channel,
    Status,
)
from .clock import Basis, Clock, ClockPause
from .document import CaseDocument
from .holding import Holding, How
from .once import DoneOnce
from .owner import ServiceOwner
from .question import CaseQuestion
from .target import SeasonalDelay, Target
from .timeline import TimelineEntry, What, Who, WrittenOnce

__all__ = [
    "BY_NEXT_DUE",
    "ENDED",
    "HAS_ENDED",
    "NOTHING_DUE",
    "Basis",
    "Case",
    "CaseDocument",
    "CaseQuerySet",
    "CaseQuestion",
    "Channel",
    "Clock",
    "ClockPause",
    "DoneOnce",
    "Holding",
    "How",
    "SeasonalDelay",
    "ServiceOwner",
    "Status",
    "Target",
    "TimelineEntry",
    "What",
    "Who",
    "WrittenOnce",
]
