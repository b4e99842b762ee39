"""Keeping what is owed, in the transaction that sends a form, and that it was paid."""

from __future__ import annotations

from django.dispatch import receiver

from portal.cases.models import What
from portal.cases.timeline import WEBSITE, lock, write
from portal.council.money import as_text
from portal.integration.models import Payment
from portal.integration.payments.signals import paid

from .. import sending
from ..models import Fee, Submission
from ..route import Route
from .amounts import lines, total

OWNER = "form"
"""The room's name for its payments; of each the subject is the case's reference."""


@receiver(sending.sent, dispatch_uid="forms.paying.owe")
def owe(submission: Submission, route: Route, **kwargs: object) -> None:
    """Keep what these answers cost."""
    found = lines(route.journey, route.answers)
    if found:
        kept = [[line.words, line.pence] for line in found]
        Fee.objects.create(case=submission.case, pence=total(found), lines=kept)


@receiver(paid, dispatch_uid="forms.paying.settle")
def settle(payment: Payment, **kwargs: object) -> None:
    """Keep that a fee was paid, once. Called in the transaction that says so."""
    if payment.owner != OWNER:
        return
    fee = Fee.objects.select_related("case").filter(case__reference=payment.subject).first()
    if fee is None:
        return
    lock(fee.case)
    now = payment.settled_at
    first = Fee.objects.filter(pk=fee.pk, paid_at=None)
    paid_now = first.update(paid_at=now, payment=payment.reference)
    words = f"Paid {as_text(payment.amount)} by card. Payment reference {payment.reference}."
    if not paid_now:
        words += f" This was paid before, by {fee.payment}: give the money back."
    write(fee.case, What.NOTE, words, WEBSITE, now, public=bool(paid_now))


def fee_of(case_key: str) -> Fee | None:
    """Give the fee of what was sent under a draft's key, if it is still to be paid."""
    found: Fee | None = (
        Fee.objects.select_related("case")
        .filter(case__submission__key=case_key, paid_at=None)
        .first()
    )
    return found
