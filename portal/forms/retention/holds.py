"""What keeps a submission though its time is over: something of it that never arrived.

Somebody has to decide about that first: send it again, or set it aside and say why.
"""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import Q

from portal.cases.messages import OWNER as TIMELINE
from portal.integration.models import Delivery
from portal.integration.models.states import DEAD, WAITING

from ..messages import OWNER
from ..models import Submission

Hold = Callable[[Submission], bool]

_holds: list[Hold] = []


def register_hold(hold: Hold) -> None:
    """Let a room above say that it still needs a submission. Twice is once."""
    if hold not in _holds:
        _holds.append(hold)


def held(submission: Submission) -> bool:
    """Say whether anything of a submission or its case is still to be delivered or decided."""
    return any(hold(submission) for hold in _holds)


def undelivered(submission: Submission) -> bool:
    """Say whether a message or an event of it or its case waits, or was given up and not set aside.

    An event waits for whatever endpoint it is: paused, disabled or failing.
    """
    entries = submission.case.timeline.values("pk")
    messages = Q(owner=OWNER, subject_id=submission.pk) | Q(owner=TIMELINE, subject_id__in=entries)
    events = Q(stream=submission.case.reference, endpoint__isnull=False)
    return bool(Delivery.objects.filter(messages | events, WAITING | DEAD).exists())


register_hold(undelivered)
