"""Whose tax accounts somebody sees: their own, or those of whom they act for, and no others.

Every page that shows one asks here. Unknown and forbidden look the same: 404.
"""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from portal.accounts.acting import may, register_scope, subject_of
from portal.accounts.models import Organisation, Person

from .models import Account

SEE, PAY, CHANGE = "bills.see", "bills.pay", "bills.change"


def connect() -> None:
    """Say what may be done for others. Call it once, from ``AppConfig.ready``."""
    register_scope(SEE, "see your bills and what you owe", roles=("billing", "viewer"))
    register_scope(PAY, "pay your bills", roles=("billing",))
    register_scope(CHANGE, "tell us of changes to your bills and Direct Debits", roles=("billing",))


def of_subject(subject: Person | Organisation) -> QuerySet[Account]:
    """Those that stand in the account of a person, or among an organisation's things."""
    holder = "organisation" if isinstance(subject, Organisation) else "person"
    return Account.objects.filter(
        **{f"joined__{holder}": subject, "joined__ended_at__isnull": True}
    )


def seen_by(request: HttpRequest, code: str = SEE) -> QuerySet[Account]:
    """Those with which this request may do ``code``. For somebody who is signed in."""
    found = of_subject(subject_of(request))
    return found if may(request, code) else found.none()


def account_for(request: HttpRequest, public_id: str, code: str = SEE) -> Account:
    """One of them. Raises Http404 for one that is another's or not there."""
    account = seen_by(request, code).filter(public_id=public_id).first()
    if account is None:
        raise Http404
    return account
