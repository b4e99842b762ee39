"""Sending a form for a person, as their own is sent: from draft to case, in one transaction."""

from __future__ import annotations

from django.utils import timezone

from portal.cases.models import Channel
from portal.cases.timeline import system as doing_of
from portal.integration.models import System

from .. import access, moments, sending
from ..definition import Journey
from ..models import Draft, Submission, Version
from .files import Shelf, holder
from .messages import Filled
from .mistakes import MORE, Wrong
from .reading import read


class Refused(Exception):
    """It cannot be sent as it is. Holds what is wrong."""

    def __init__(self, wrong: list[Wrong]) -> None:
        super().__init__("the answers cannot be sent")  # never the answers
        self.wrong = wrong


def send(system: System, version: Version, journey: Journey, filled: Filled) -> Submission:
    """Send a form that a system has filled in. Call it within a transaction. Raises ``Refused``."""
    shelf = Shelf(system, journey.key, locked=True)
    reading = read(journey, filled.answers, shelf)
    if reading.wrong:
        raise Refused(reading.wrong)
    now = timezone.now()
    draft = Draft.objects.create(
        key=access.new_key(holder(system, journey.key)),
        journey_key=journey.key,
        version=version,
        answers=reading.answers,
        moments=moments.after_saving(journey, {}, reading.answers, {}, now),
        channel=Channel.BACK_OFFICE,
        language=filled.language,
    )
    shelf.hand_over(draft.key)
    try:
        return sending.send(draft.key, doing_of(system))
    except sending.NotReady:
        raise Refused([Wrong((), MORE)]) from None
