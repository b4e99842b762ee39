"""What may happen to a case after it was opened. Each locks its row and leaves a timeline entry."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from portal.council.models import ContactPoint

from .clocks import stop
from .due import keep
from .models import ENDED, Case, Status, TimelineEntry, What
from .timeline import Actor, lock, write

SAID = {
    Status.RECEIVED: "We have received this.",
    Status.WITH_TEAM: "The team is working on this.",
    Status.WAITING: "We need something from you before we can go on.",
    Status.DONE: "This is done.",
    Status.CLOSED: "We cannot do this.",
}
"""What the person reads when nobody says it better."""


@transaction.atomic
def change_status(
    case: Case,
    status: Status,
    actor: Actor,
    words: str = "",
    at: datetime | None = None,
    *,
    what: What = What.STATUS,
) -> bool:
    """Move the case to a status, as of ``at``. False, and nothing done, for news that is old.

    Older than the last status, that is: messages from other systems may arrive out of order. A case
    that ends stops its clocks. ``what`` is how the timeline calls it.
    """
    lock(case)
    moment = case.not_before(at)
    if moment < case.status_at:
        return False
    case.status, case.status_at = status, moment
    case.save(update_fields=["status", "status_at"])
    if status in ENDED:
        for clock in case.clocks.filter(stopped_at__isnull=True):
            clock.case = case
            stop(clock, actor, moment)
    keep(case)
    write(case, what, words or SAID[status], actor, moment, public=True)
    return True


@transaction.atomic
def add_note(
    case: Case, words: str, actor: Actor, *, public: bool, at: datetime | None = None
) -> TimelineEntry:
    """Add a note that the person reads, or one among ourselves."""
    lock(case)
    return write(case, What.NOTE, words, actor, case.not_before(at), public=public)


@transaction.atomic
def reply(case: Case, words: str, actor: Actor) -> TimelineEntry:
    """Answer the person in words of our own."""
    lock(case)
    return write(case, What.REPLY, words, actor, public=True)


@transaction.atomic
def pass_to_team(case: Case, team: ContactPoint, actor: Actor, why: str = "") -> None:
    """Give the case to another team with all that it has. ``why`` is read by staff only."""
    lock(case)
    if case.team_id == team.pk:
        return
    case.team = team
    case.save(update_fields=["team"])
    write(case, What.TEAM, f"We passed this to another team: {team.name}.", actor, public=True)
    if why:
        write(case, What.NOTE, why, actor, public=False)
