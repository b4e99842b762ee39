"""Writing down what happened on a case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from portal.accounts.models import User
from portal.council.models import ContactPoint

from . import signals
from .models import Case, TimelineEntry, What, Who


@dataclass(frozen=True)
class Actor:
    """Whose doing it is. A member of staff acts in their own name, a system as its team."""

    who: Who
    team: ContactPoint | None = None
    user: User | None = None


WEBSITE = Actor(Who.SYSTEM)
PERSON = Actor(Who.PERSON)


def team(contact: ContactPoint) -> Actor:
    return Actor(Who.TEAM, team=contact)


def staff(user: User) -> Actor:
    return Actor(Who.USER, user=user)


def lock(case: Case) -> None:
    """Read the case again and keep others from changing it until the transaction ends.

    Take it before the lock of a clock, so that nobody waits in a circle.
    """
    case.refresh_from_db(from_queryset=Case.objects.select_for_update(no_key=True))


def write(
    case: Case, what: What, words: str, actor: Actor, at: datetime | None = None, *, public: bool
) -> TimelineEntry:
    """Add an entry, and note that the person has heard from us if it is public and ours.

    Within a transaction, with the case locked.
    """
    moment = at or timezone.now()
    entry: TimelineEntry = TimelineEntry.objects.create(
        case=case,
        what=what,
        words=words,
        public=public,
        at=moment,
        who=actor.who,
        team=actor.team,
        user=actor.user,
    )
    if public and actor.who != Who.PERSON and moment > case.quiet_since:
        case.quiet_since = moment
        case.save(update_fields=["quiet_since"])
    signals.changed.send(sender=Case, case=case, entry=entry)
    return entry
