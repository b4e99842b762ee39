"""Where a delivery stands, by which way it goes, and why one was let rest."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

WAITING = Q(delivered_at=None, dead_at=None, cancelled_at=None)
DEAD = Q(dead_at__isnull=False, set_aside_at=None)


class Channel(models.TextChoices):
    """The way it goes."""

    EMAIL = "email", "E-mail"
    TEXT = "text", "Text message"
    LETTER = "letter", "Letter"
    ENDPOINT = "endpoint", "Another system"


class State(models.TextChoices):
    """Where a delivery stands, as staff read it. Worked out from the timestamps."""

    WAITING = "waiting", "Waiting"
    SENT = "sent", "Sent"
    DEAD = "dead", "Not sent"
    SET_ASIDE = "set_aside", "Set aside"
    CANCELLED = "cancelled", "Not needed any more"


class SetAside(models.TextChoices):
    """Why staff let a dead one rest. A choice and not free words, so that nobody is named."""

    TOLD = "told", "We told the person another way"
    OTHER_WAY = "other_way", "We send it another way"
    NOT_NEEDED = "not_needed", "The person does not need it any more"
    NO_WAY = "no_way", "We have no way to reach the person"
    BY_HAND = "by_hand", "We put it into the other system by hand"
    NO_USE = "no_use", "The other system does not need it any more"
    GONE = "gone", "The other system is gone"


STATES: dict[str, Q] = {
    State.WAITING: WAITING,
    State.SENT: Q(delivered_at__isnull=False),
    State.DEAD: DEAD,
    State.SET_ASIDE: Q(set_aside_at__isnull=False),
    State.CANCELLED: Q(cancelled_at__isnull=False),
}
