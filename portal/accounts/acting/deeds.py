"""What was done for somebody, as both sides read it: from the audit log, in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from ..models import AuditEntry, Authority

MOST = 50
SOMETHING = "Did something else"
"""For an action that no room has put into words. It is never left out."""

_words: dict[str, str] = {
    "authority.used": "Began to act",
    "authority.given": "Let somebody act",
    "authority.recorded": "We wrote it down",
    "authority.taken_up": "Agreed to act",
    "authority.ended": "Ended it",
    "authority.viewed": "Our staff looked at this",
    "person.viewed": "Looked at details",
    "case.viewed": "Looked at a request",
    "case.opened": "Sent us a form",
    "case.written_to": "Wrote to us",
    "case.answered": "Answered our question",
    "case.document_viewed": "Opened a letter",
    "membership.used": "Began to act",
    "organisation.made": "Added the organisation",
    "organisation.changed": "Changed its name",
    "organisation.invited": "Invited somebody",
    "organisation.withdrawn": "Took an invitation back",
    "organisation.joined": "Joined",
    "organisation.left": "Left",
    "organisation.removed": "Removed somebody",
    "organisation.role": "Changed what somebody can do",
    "organisation.property_added": "Added a property",
    "organisation.property_removed": "Took a property off the list",
    "organisation.closed": "Closed it",
}


@dataclass(frozen=True)
class Deed:
    """One thing that was done, when, and by whom, where that is to be said."""

    at: datetime
    words: str
    who: str = ""


def register_deed(action: str, words: str) -> None:
    """Say how an action of the audit log is called. Call it from ``AppConfig.ready``.

    Raises ValueError for one that has other words.
    """
    if _words.setdefault(action, words) != words:
        raise ValueError(f"There are other words for {action!r}.")


def deeds_under(authority: Authority) -> tuple[Deed, ...]:
    """What was done under an authority, and with it. The newest first; two queries."""
    entries = AuditEntry.objects.all()
    under = entries.filter(acting_under=authority)[:MOST]
    of_it = entries.filter(subject=f"authority:{authority.public_id}")[:MOST]
    return in_words({entry.pk: entry for entry in (*under, *of_it)}.values())


def in_words(
    entries: Iterable[AuditEntry], names: Mapping[int, str] | None = None
) -> tuple[Deed, ...]:
    """The newest first. ``names`` are those of users, by key."""
    newest = sorted(entries, key=lambda entry: entry.pk, reverse=True)[:MOST]
    known = names or {}
    return tuple(
        Deed(entry.at, _words.get(entry.action, SOMETHING), known.get(entry.who or 0, ""))
        for entry in newest
    )
