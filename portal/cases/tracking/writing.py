"""What the person adds to their case, and which cases wait for us to read it."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from ..models import Case, TimelineEntry, What, Who
from ..once import first_time
from ..timeline import PERSON, lock, write

AGAIN = timedelta(minutes=1)
"""The same words within this time are one message, sent twice."""


@transaction.atomic
def add_message(case: Case, words: str, token: str) -> bool:
    """Add what the person writes. False, and nothing added, if it is here already.

    It moves no status and no clock. ``token`` is the form's own; a form without one counts by its
    words only. Somebody who goes Back and writes something else has written another message.
    """
    lock(case)
    written = case.timeline.filter(who=Who.PERSON, what=What.NOTE)
    if not token or first_time(token):
        written = written.filter(at__gt=timezone.now() - AGAIN)
    if words in list(written.values_list("words", flat=True)):
        return False
    write(case, What.NOTE, words, PERSON, public=True)
    return True


def unanswered() -> QuerySet[Case]:
    """Open cases whose person has written since staff last did anything. For the team's list."""
    ours = TimelineEntry.objects.filter(
        case=OuterRef("case"), who__in=(Who.USER, Who.TEAM), at__gte=OuterRef("at")
    )
    written = TimelineEntry.objects.filter(
        ~Exists(ours), case=OuterRef("pk"), who=Who.PERSON, what__in=(What.NOTE, What.ANSWER)
    )
    found: QuerySet[Case] = Case.objects.open().filter(Exists(written))
    return found
