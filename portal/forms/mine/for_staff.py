"""Forms that somebody has begun in their account, on an adviser's page of them: no answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from portal.accounts.admin import pieces
from portal.accounts.admin.pieces import Piece
from portal.accounts.models import Person, User
from portal.cases.owners import sees
from portal.cases.permissions import VIEW

from .. import access, registry
from .unfinished import drafts_of

MOST = 10


@dataclass(frozen=True)
class Begun:
    """A form that is not sent yet."""

    title: str
    changed_at: datetime
    language: str


def register() -> None:
    """Put the piece on the page. Call it once."""
    pieces.register("drafts", "Forms they have begun", build, order=30)


def build(person: Person, user: User) -> Piece | None:
    """Which forms, and when they were last changed, so that a caller can be helped to finish."""
    if person.user is None or not user.has_perm(VIEW):
        return None
    drafts = drafts_of(access.account_of(person.user))
    begun = [
        Begun(_title(draft.journey_key), draft.changed_at, draft.language)
        for draft in drafts[:MOST]
        if sees(user, draft.journey_key)
    ]
    return Piece("forms/mine/for_staff.html", {"begun": begun}) if begun else None


def _title(key: str) -> str:
    journey = registry.get(key)
    return journey.title if journey else key
