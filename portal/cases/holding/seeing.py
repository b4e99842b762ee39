"""Who may see a case by having signed in: whose account it stands in, or who acts for them."""

from __future__ import annotations

from django.http import HttpRequest

from portal.accounts import audit
from portal.accounts.acting import SEE, SEND, acting_of, may, subject_of
from portal.accounts.models import Person, User

from ..models import Case, Holding
from .keeping import catch_up


def may_see(request: HttpRequest, case: Case) -> bool:
    """Whether the case stands in the account that the request is about.

    One query for one that does. Somebody who looks at their own account is given first what was
    sent with an address they have proved since.
    """
    user = request.user
    if not isinstance(user, User) or not may(request, SEE):
        return False
    if _stands(request, case):
        return True
    return acting_of(request) is None and bool(catch_up(user)) and _stands(request, case)


def may_write(request: HttpRequest) -> bool:
    """Whether they may answer and write to us about such a case, and not only read."""
    return may(request, SEND)


def noted(request: HttpRequest, case: Case, action: str) -> None:
    """Write down what somebody did or saw of a case while they acted for another."""
    acting = acting_of(request)
    if acting is None:
        return
    about, details = "", {}
    if isinstance(acting.subject, Person):
        about = acting.subject.public_id
    else:
        details = {"organisation": acting.subject.public_id}
    audit.record(action, f"case:{case.reference}", request=request, about=about, details=details)


def _stands(request: HttpRequest, case: Case) -> bool:
    subject = subject_of(request)
    held = Holding.objects.filter(case=case)
    if isinstance(subject, Person):
        return held.filter(person=subject).exists()
    return held.filter(organisation=subject).exists()
