"""What any scheduler must be able to do for us."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from .kinds import Booked, Came, Cancelled, Held, Job, Slot, Standing


class SlotSource(Protocol):
    """A scheduler. ``tests/integration/slots/contract.py`` says what each must keep.

    Every call raises ``Unavailable`` if nothing has happened because it cannot be asked now, and
    ``Refused`` for what it never does. Those with a ``key`` do their work once, however often they
    are made with it, and raise ``Unsure`` if it is not known whether they did it.
    """

    def availability(self, job: Job, earliest: datetime, latest: datetime) -> list[Slot]:
        """The windows between two moments, earliest first; none that has begun."""

    def hold(self, job: Job, slot: Slot, key: str) -> Held:
        """Keep a slot for a while; an earlier hold of the job ends. Raises Conflict."""

    def confirm(self, held: Held, key: str) -> Booked:
        """Make the appointment. Raises Expired, and Conflict if the slot was taken after all."""

    def change(self, job: Job, booked: Booked, slot: Slot, key: str) -> Booked:
        """Move an appointment; the old one stays if it fails. Raises Conflict and TooLate."""

    def cancel(self, booked: Booked, key: str) -> Cancelled:
        """End an appointment. Raises TooLate."""

    def state(self, booked: Booked) -> Standing:
        """How an appointment stands. Asked after a hold with its reference: reserved."""

    def find(self, key: str) -> Came | None:
        """What came of the call with this key, or raises what it raised.

        None: it has not happened and *will* not. A call that is still under way must be refused
        when it arrives; a source that cannot do that raises Unsure until none can be under way.
        """
