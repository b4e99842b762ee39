"""What becomes of acting for others when somebody deletes their account."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from ..leaving.going import CannotGo
from ..models import Authority, Membership, User
from ..organisations.members import NotAllowed, give_up
from ..people import person_of
from . import letters
from .ended import authority_ended

KEPT = (
    "What you did for others, and when. They can still read it.",
    "Organisations that you belonged to, without you.",
)


@transaction.atomic
def forget(user: User) -> None:
    """End what they held for others, and tell those; leave each organisation.

    Each organisation is locked, so that two owners who go at once do not leave it without one.
    Raises CannotGo.
    """
    for given in Authority.objects.filter(person=person_of(user), holder__isnull=False):
        authority_ended(given, person_stays=False)
    held = Authority.objects.filter(holder=user)
    for live in held.filter(ended_at__isnull=True).select_related("person__user"):
        authority_ended(live)
        letters.tell(letters.ENDED_FOR_PERSON, live)
    held.filter(ended_at__isnull=True).update(ended_at=timezone.now())
    held.update(holder=None)  # the row stays with the person for whom it was
    for membership in Membership.objects.filter(user=user).order_by("organisation"):
        try:
            give_up(membership)
        except NotAllowed:
            raise CannotGo from None
