"""Erasing what is no longer needed: addresses in invitations, and authorities long ended."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from ..models import Authority, Invitation

INVITATIONS_KEPT = timedelta(days=30)
"""After they ended: long enough to be asked about one."""
AUTHORITIES_KEPT = timedelta(days=6 * 366)
"""After they ended: as long as what was done under them can be brought to court. Limitation Act
1980, section 5."""


def sweep() -> int:
    """How many went."""
    now = timezone.now()
    old, ancient = now - INVITATIONS_KEPT, now - AUTHORITIES_KEPT
    invitations = Invitation.objects.filter(
        Q(expires_at__lt=old) | Q(accepted_at__lt=old) | Q(withdrawn_at__lt=old)
    )
    authorities = Authority.objects.filter(Q(until_at__lt=ancient) | Q(ended_at__lt=ancient))
    gone: int = invitations.delete()[0] + authorities.delete()[0]
    return gone
