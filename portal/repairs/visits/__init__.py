"""Visits: a time is wanted, offered, held, booked, moved or cancelled, and then somebody comes.

Every change of a visit goes through the functions that are named here. They lock the case, then the
visit; a scheduler is asked outside any transaction, and a key is on record before it is asked. They
raise ``SlotError``s of ``integration.slots``: all but ``Unsure`` mean that nothing has changed.
"""

from .asking import arrange
from .booking import cancel, change, confirm, hold
from .calling import NotNow
from .happening import attended, called_off, late, missed, moved, no_access, sent
from .needing import needed, open_visit, want
from .offering import Offer, offer
from .settling import expire, settle_all
from .signals import visit_changed

__all__ = [
    "NotNow",
    "Offer",
    "arrange",
    "attended",
    "called_off",
    "cancel",
    "change",
    "confirm",
    "expire",
    "hold",
    "late",
    "missed",
    "moved",
    "needed",
    "no_access",
    "offer",
    "open_visit",
    "sent",
    "settle_all",
    "visit_changed",
    "want",
]
