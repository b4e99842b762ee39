"""Before leave to act ends by itself, both sides are told, once."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from ..models import Authority
from . import letters

BEFORE = timedelta(days=14)
PART = 3
"""Of a short one, the last third: a week is not told of on its first day."""
AT_ONCE = 500
"""In one run; the rest come with the next."""


def remind() -> int:
    """Tell both sides of what ends soon and was taken up. Run by the clock. How many ended soon."""
    now = timezone.now()
    found = Authority.objects.live().filter(
        until_at__lte=now + BEFORE, taken_up_at__isnull=False, reminded_at=None
    )
    due = [each for each in found.order_by("until_at")[:AT_ONCE] if _is_due(each)]
    return sum(_remind(each) for each in due)


def _is_due(authority: Authority) -> bool:
    left: timedelta = authority.until_at - timezone.now()
    whole: timedelta = authority.until_at - authority.from_at
    return left <= min(BEFORE, whole / PART)


@transaction.atomic
def _remind(authority: Authority) -> bool:
    first = Authority.objects.filter(pk=authority.pk, reminded_at=None)
    if not first.update(reminded_at=timezone.now()):
        return False
    letters.tell(letters.SOON_FOR_HOLDER, authority)
    letters.tell(letters.SOON_FOR_PERSON, authority)
    return True
