"""A diary for the served site: without a server, and with a full day so that one is seen."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from portal.integration.slots import Slot, SlotSource
from portal.integration.slots.kinds import Job
from tests.support.slots import PaperDiary


class Free(PaperDiary):
    """A new one each time it is asked for: nothing is taken but the second day."""

    def availability(self, job: Job, earliest: datetime, latest: datetime) -> list[Slot]:
        found = super().availability(job, earliest, latest)
        full = sorted({slot.start.date() for slot in found})[1:2]
        self.lost.update(slot.start for slot in found if slot.start.date() in full)
        return super().availability(job, earliest, latest)


def free() -> SlotSource:
    return Free(timezone.now())
