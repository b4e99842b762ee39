"""What was paid here and is not in the account yet: the revenues system tells of it later."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.utils import timezone

from portal.integration.models import Payment, PaymentState

from ..models import Account, Entry

OWNER = "billing"
LONGEST = timedelta(days=30)
"""After that the revenues system has said something, in whatever words."""


def subject_of_account(account: Account, user_pk: int) -> str:
    """What a payment of one account by one person is called: each payer pays by themselves."""
    return f"account {account.pk} {user_pk}"


def account_of(payment: Payment) -> Account | None:
    """The account that a payment was made from; None where only a reference was typed."""
    kind, _, rest = payment.subject.partition(" ")
    if payment.owner != OWNER or kind != "account":
        return None
    found: Account | None = Account.objects.filter(pk=int(rest.split()[0])).first()
    return found


def not_shown_yet(account: Account) -> list[Payment]:
    """Payments from the account's pages that no entry of it names yet, the newest first."""
    since = timezone.now() - LONGEST
    paid = Payment.objects.filter(
        owner=OWNER,
        subject__startswith=f"account {account.pk} ",
        state=PaymentState.PAID,
        settled_at__gt=since,
    )
    shown = Entry.objects.filter(account=account).values("external_id")
    return list(paid.exclude(reference__in=shown))


def total(payments: Iterable[Payment]) -> int:
    """Pence."""
    return sum(payment.amount for payment in payments)
