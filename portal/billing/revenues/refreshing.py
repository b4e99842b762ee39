"""Asking another revenues system how accounts stand: a job of the worker, never of a page."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from ..models import Account
from .errors import NotKept, Unavailable
from .keeping import keep_account, keep_bill, keep_entries
from .news import LedgerNews
from .protocol import RevenuesSystem
from .source import is_elsewhere, revenues

logger = logging.getLogger(__name__)

FRESH = timedelta(hours=12)
"""What was told longer ago is asked for anew, if the account stands in somebody's account here."""
AT_ONCE = 200
"""Accounts of one sweep: the longest untold come first."""


def sweep() -> int:
    """Ask about what is old. How many were told; ends at once if the system is away."""
    if not is_elsewhere():
        return 0
    system, told = revenues(), 0
    old = Account.objects.filter(told_at__lt=timezone.now() - FRESH, joined__ended_at=None)
    for account in old.filter(joined__isnull=False).distinct().order_by("told_at")[:AT_ONCE]:
        try:
            told += refresh(account, system)
        except Unavailable:
            logger.warning("The revenues system is away: accounts stay as they were last told")
            break
        except NotKept as no:
            logger.error("Tax account %s was told wrongly: %s", account.public_id, no.why)
    return told


def refresh(account: Account, system: RevenuesSystem) -> bool:
    """Ask about one account and keep all of it or nothing. Raises Unavailable and NotKept."""
    reference = account.reference
    news = system.account(reference)
    if news is None:
        return False
    bills, entries = system.bills(reference), tuple(system.entries(reference))
    with transaction.atomic():
        keep_account(news)
        for bill in reversed(bills):
            keep_bill(bill)
        keep_entries(LedgerNews(reference, entries, news.balance, news.overdue, news.told_at))
    return True
