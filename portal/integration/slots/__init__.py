"""Times at which somebody can come: asked of a scheduler, held, booked, changed, cancelled."""

from .choosing import Offer, choose
from .errors import (
    Conflict,
    Expired,
    Forged,
    Refused,
    SlotError,
    Stale,
    TooLate,
    Unavailable,
    Unsure,
)
from .kinds import Booked, Cancelled, Fit, Held, Job, Slot, Standing, State, new_key
from .protocol import SlotSource
from .sealing import seal, unseal
from .settling import Settled, settle
from .source import register, source
from .words import Day, by_day, day_of, window_words

__all__ = [
    "Booked",
    "Cancelled",
    "Conflict",
    "Day",
    "Expired",
    "Fit",
    "Forged",
    "Held",
    "Job",
    "Offer",
    "Refused",
    "Settled",
    "Slot",
    "SlotError",
    "SlotSource",
    "Stale",
    "Standing",
    "State",
    "TooLate",
    "Unavailable",
    "Unsure",
    "by_day",
    "choose",
    "day_of",
    "new_key",
    "register",
    "seal",
    "settle",
    "source",
    "unseal",
    "window_words",
]
