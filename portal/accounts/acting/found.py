"""For whom somebody acts: asked of the database anew, so that what has ended has ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import models

from ..addresses import proved_hashes
from ..models import Authority, Membership, Organisation, Person, User
from . import scopes

AUTHORITY, ORGANISATION = "authority", "organisation"


@dataclass(frozen=True)
class Acting:
    """Somebody acts for ``subject``, under an authority or as a member, within ``scope``.

    ``until`` is the end of the authority; a membership has none.
    """

    subject: Person | Organisation
    authority: Authority | None
    membership: Membership | None
    scope: frozenset[str]
    until: datetime | None

    @property
    def name(self) -> str:
        """What people call the one they act for."""
        if isinstance(self.subject, Person):
            return self.subject.shown_name
        return self.subject.name

    @property
    def kind(self) -> str:
        """``AUTHORITY`` or ``ORGANISATION``."""
        return AUTHORITY if self.authority else ORGANISATION

    @property
    def key(self) -> str:
        """What names it in the session and in forms. It opens nothing by itself."""
        return f"{self.kind}:{(self.authority or self.subject).public_id}"

    @property
    def can(self) -> tuple[str, ...]:
        """What they may do, in words."""
        return scopes.in_words(self.scope)


def under(authority: Authority) -> Acting:
    """Acting under an authority, which must be live."""
    scope = scopes.known(authority.scope)
    return Acting(authority.person, authority, None, scope, authority.until_at)


def as_member(membership: Membership) -> Acting:
    """Acting as a member of an organisation."""
    scope = scopes.of_role(membership.role)
    return Acting(membership.organisation, None, membership, scope, None)


def find(user: User, key: str) -> Acting | None:
    """What ``key`` names, if this user may act so at this moment. One query."""
    kind, _, public_id = key.partition(":")
    if "\0" in public_id:
        return None  # PostgreSQL takes no such letter
    if kind == AUTHORITY:
        authority = authorities_of(user).filter(public_id=public_id).first()
        return under(authority) if authority else None
    if kind == ORGANISATION:
        membership = memberships_of(user).filter(organisation__public_id=public_id).first()
        return as_member(membership) if membership else None
    return None


def authorities_of(user: User) -> models.QuerySet[Authority]:
    """The live authorities that a user has taken up."""
    found: models.QuerySet[Authority] = (
        Authority.objects.live()
        .filter(holder=user, taken_up_at__isnull=False)
        .select_related("person")
    )
    return found


def memberships_of(user: User) -> models.QuerySet[Membership]:
    """A user's memberships of organisations that are not closed."""
    found: models.QuerySet[Membership] = Membership.objects.filter(
        user=user, organisation__closed_at__isnull=True
    ).select_related("organisation")
    return found


def of_and_for(user: User) -> tuple[tuple[Acting, ...], int]:
    """The same as ``everything_of``, and how many authorities wait to be taken up. Two queries.

    A third where nobody has asked for the user's addresses yet.
    """
    organisations = [as_member(each) for each in memberships_of(user)]
    mine = models.Q(holder=user, taken_up_at__isnull=False)
    waits = models.Q(taken_up_at__isnull=True, holder_email_hash__in=proved_hashes(user))
    live = Authority.objects.live().filter(mine | waits).select_related("person")
    taken = [under(each) for each in live if each.taken_up_at]
    return (*organisations, *taken), len(live) - len(taken)


def everything_of(user: User) -> tuple[Acting, ...]:
    """Whomever a user may act for. Two queries."""
    organisations = [as_member(each) for each in memberships_of(user)]
    people = [under(each) for each in authorities_of(user)]
    return (*organisations, *people)
