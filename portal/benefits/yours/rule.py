"""Whose a claim is that came with an e-mail address: who knows the date of birth in it.

So with a change that was told, and a dispute: each asks for that date. A dispute that was sent
before it did takes that of the claim that it is linked to; with none, a person has to be asked.

Whoever reads an address that somebody mistyped has proved that it is theirs, and nothing about the
claim. So the address alone brings no claim into an account.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest

from portal.accounts import audit
from portal.accounts.models import User
from portal.accounts.people import person_of, signed_in_user
from portal.cases.holding import ask_first, hold, waiting
from portal.cases.models import Case, How
from portal.forms.submissions import of_case
from portal.integration import limits

from ..claim.changes.names import KEY as CHANGE
from ..claim.names import BORN
from ..claim.names import KEY as CLAIM
from ..disputes.names import KEY as DISPUTE
from ..models import Disputed

KINDS = (CLAIM, CHANGE, DISPUTE)
PAGE = "benefits_yours"
"""Asks."""
PURPOSE = "date of birth of a claim"
TRIES, SECONDS = 5, 30 * 24 * 3600
"""Of one account in thirty days: a date of birth is not guessed in so few."""
TAKEN = "benefits.claim_taken"


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    for kind in KINDS:
        ask_first(kind, PAGE)


def waiting_for(user: User) -> QuerySet[Case]:
    """What was sent with an address of theirs and is not in their account, the newest first."""
    return waiting(user).filter(kind__in=KINDS).order_by("-opened_at", "-pk")


def may_try(user: User) -> bool:
    """Count a try."""
    return limits.take(PURPOSE, str(user.pk), TRIES, SECONDS)


@transaction.atomic
def take_in(request: HttpRequest, born: date) -> int:
    """Put those of this date of birth into the account. How many."""
    user = signed_in_user(request)
    person, taken = person_of(user), 0
    for case in waiting_for(user):
        if _born(case) == born.isoformat():
            hold(case, person, How.EMAIL)
            what = f"case:{case.reference}"
            audit.record(TAKEN, what, request=request, about=person.public_id)
            taken += 1
    if taken:
        limits.give_back(PURPOSE, str(user.pk), TRIES)
    return taken


def _born(case: Case) -> str:
    """As it was written in what was sent, or else in the claim that it disputes."""
    if given := _given(case):
        return given
    disputed = Disputed.objects.select_related("claim__case").filter(case=case).first()
    return _given(disputed.claim.case) if disputed and disputed.claim else ""


def _given(case: Case) -> str:
    submission = of_case(case)
    return str(submission.answers.get(BORN) or "") if submission else ""
