"""Whether somebody can ask for a Direct Debit here, and on which terms."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from portal.cases.calendar import Counts, working_day
from portal.cases.closed import Calendar, closed_days
from portal.integration.models import Subscription

from ..models import Account, DirectDebit, DirectDebitTerms, StoredInstalment
from ..models.direct_debit import in_use_on
from ..paying.lately import not_shown_yet, total
from .events import ASKED
from .schedule import Due, Schedule, make
from .words import LIVE


def terms_on(day: date) -> DirectDebitTerms | None:
    """The council's terms on a day; the newest where two hold."""
    found: DirectDebitTerms | None = DirectDebitTerms.objects.filter(in_use_on(day)).first()
    return found


def offered(account: Account) -> DirectDebitTerms | None:
    """The terms to ask under now. None where nobody may: bank details would reach no one.

    Somebody must be told of the event, the account must be open, and not be paid so already.
    """
    if account.closed_on is not None or account.direct_debit:
        return None
    return terms_on(timezone.localdate()) if _reaches_somebody() else None


def open_on(day: date) -> bool:
    """Whether anybody at all may ask for one on a day. Two queries."""
    return _reaches_somebody() and terms_on(day) is not None


def _reaches_somebody() -> bool:
    return Subscription.objects.filter(event=ASKED.name).exists()


def live_of(account: Account) -> DirectDebit | None:
    """The one that is asked for or runs."""
    found: DirectDebit | None = (
        DirectDebit.objects.select_related("terms").filter(account=account, state__in=LIVE).first()
    )
    return found


def banks_open() -> Counts:
    """Bacs works on days on which banks in England are open."""
    return working_day(closed_days(Calendar.ENGLAND))


def schedule_for(account: Account, terms: DirectDebitTerms, day: int) -> Schedule:
    """What would be taken, and when, from the bill that counts. Two queries.

    What was paid here a moment ago counts, though no entry says so yet.
    """
    ahead = max(0, total(not_shown_yet(account)) - account.overdue)
    instalments = StoredInstalment.objects.filter(bill__account=account, bill__current=True)
    return make(
        (Due(each.due_on, each.amount) for each in instalments),
        owed=account.balance - account.overdue - ahead,
        day=day,
        today=timezone.localdate(),
        notice=terms.notice_days,
        banks_open=banks_open(),
    )
