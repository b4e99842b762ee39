"""Somebody else who is paying the same bill at this moment. Nobody is told who that is.

A payer is told how much it is. Who only typed an account number is told that there is something and
no more, and hears the same of a number that no account has.
"""

from __future__ import annotations

from collections.abc import Callable

from portal.council.money import Pence
from portal.integration.models import Payment
from portal.integration.models.payment import LIVE

from .. import fingerprints
from ..models import Account
from .lately import OWNER, of_account, of_number, total


class SomebodyElse(Exception):
    """Others have begun to pay more than the payer knew of. Nothing is begun."""


def on_its_way(account: Account, subject: str) -> Pence:
    """What others have begun to pay of this account. ``subject`` is one's own payment."""
    live = Payment.objects.filter(of_account(account), owner=OWNER, state__in=LIVE)
    return total(live.exclude(subject=subject))


def nobody_else(account: Account, subject: str, known: Pence) -> Callable[[], None]:
    """Give what makes sure, under the account's lock, that others pay no more than ``known``."""

    def guard() -> None:
        Account.objects.select_for_update().get(pk=account.pk)
        if on_its_way(account, subject) > known:
            raise SomebodyElse

    return guard


def nobody_by_number(reference: str, subject: str) -> Callable[[], None]:
    """The same for an account number that was typed, whether an account has it or not."""
    mark = fingerprints.of_reference(reference)

    def guard() -> None:
        account = Account.objects.select_for_update().filter(reference_hash=mark).first()
        live = Payment.objects.filter(
            of_account(account) if account else of_number(mark), owner=OWNER, state__in=LIVE
        )
        if live.exclude(subject=subject).exists():
            raise SomebodyElse

    return guard
