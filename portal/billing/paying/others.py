"""Another payer of the same account who is paying at this moment. Nobody is told who that is."""

from __future__ import annotations

from collections.abc import Callable

from portal.council.money import Pence
from portal.integration.models import Payment
from portal.integration.models.payment import LIVE

from ..models import Account
from .lately import OWNER, total


class SomebodyElse(Exception):
    """Others have begun to pay more than the payer knew of. Nothing is begun."""


def on_its_way(account: Account, subject: str) -> Pence:
    """What others have begun to pay of this account. ``subject`` is one's own payment."""
    live = Payment.objects.filter(
        owner=OWNER, subject__startswith=f"account {account.pk} ", state__in=LIVE
    )
    return total(live.exclude(subject=subject))


def nobody_else(account: Account, subject: str, known: Pence) -> Callable[[], None]:
    """Give what makes sure, under the account's lock, that others pay no more than ``known``."""

    def guard() -> None:
        Account.objects.select_for_update().get(pk=account.pk)
        if on_its_way(account, subject) > known:
            raise SomebodyElse

    return guard
