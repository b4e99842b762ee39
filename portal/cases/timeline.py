"""Writing down what happened on a case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from portal.accounts.models import User
from portal.council.models import ContactPoint
from portal.integration.models import System

from . import signals
from .models import Case, TimelineEntry, What, Who


@dataclass(frozen=True)
class Actor:
    """Whose doing it is. A member of staff acts in their own name, a system as its team."""

    who: Who
    team: ContactPoint | None = None
    user: User | None = None
    system: System | None = None


WEBSITE = Actor(Who.SYSTEM)
PERSON = Actor(Who.PERSON)


def team(contact: ContactPoint) -> Actor:
    return Actor(Who.TEAM, team=contact)


def system(system: System) -> Actor:
    """What a system does is its team's doing. It is not told again what it told us."""
    return Actor(Who.TEAM, team=system.team, system=system)


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

    Once staff act, the mark that we could not reach the person has done its work. Within a
    transaction, with the case locked.
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
        system=actor.system,
    )
    kept = []
    if public and actor.who != Who.PERSON and moment > case.quiet_since:
        case.quiet_since = moment
        kept.append("quiet_since")
    if actor.who == Who.USER and case.bounced_at is not None:
        case.bounced_at = None
        kept.append("bounced_at")
    if kept:
        case.save(update_fields=kept)
    signals.changed.send(sender=Case, case=case, entry=entry)
    return entry
