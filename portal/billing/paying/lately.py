"""What a payment is for, and what was paid here and is not in the account yet.

The revenues system tells of it later.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from portal.integration.models import Payment, PaymentState

from .. import fingerprints
from ..models import Account, Entry

OWNER = "billing"
LONGEST = timedelta(days=30)
"""After that the revenues system has said something, in whatever words."""
MARK = 40
"""As much of an account number's fingerprint as has room: 160 bits."""


def subject_of_account(account: Account, user_pk: int) -> str:
    """What a payment of one account by one person is called: each payer pays by themselves."""
    return f"account {account.pk} {user_pk}"


def subject_of_number(once: str, reference: str) -> str:
    """What a payment with a typed account number is called: one for each page that was opened."""
    return f"typed {once} {_mark(fingerprints.of_reference(reference))}"


def of_account(account: Account) -> Q:
    """Payments of an account, from its own pages and with its number typed by anybody."""
    return Q(subject__startswith=f"account {account.pk} ") | of_number(account.reference_hash)


def of_number(reference_hash: str) -> Q:
    """Payments for which this account number was typed."""
    return Q(subject__startswith="typed ", subject__endswith=f" {_mark(reference_hash)}")


def account_of(payment: Payment) -> Account | None:
    """The account that a payment was made from; None where only a reference was typed."""
    kind, _, rest = payment.subject.partition(" ")
    if payment.owner != OWNER or kind != "account":
        return None
    found: Account | None = Account.objects.filter(pk=int(rest.split()[0])).first()
    return found


def not_shown_yet(account: Account) -> list[Payment]:
    """Payments of the account that no entry of it names yet, the newest first."""
    since = timezone.now() - LONGEST
    paid = Payment.objects.filter(
        of_account(account),
        owner=OWNER,
        state=PaymentState.PAID,
        settled_at__gt=since,
    )
    shown = Entry.objects.filter(account=account).values("external_id")
    return list(paid.exclude(reference__in=shown))


def total(payments: Iterable[Payment]) -> int:
    """Pence."""
    return sum(payment.amount for payment in payments)


def _mark(fingerprint: str) -> str:
    return fingerprint[:MARK]
