"""Notices of new bills: queued, sent, opened; and paper again where one was neither.

A notice is about one bill and one payer. What came of its e-mail is read from its delivery, and
kept with it, since deliveries are erased.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from portal.accounts.acting.found import authorities_of, memberships_of
from portal.accounts.models import Person
from portal.cases.calendar import add_days, local_date, working_day
from portal.cases.closed import Calendar, closed_days
from portal.integration import messages
from portal.integration.models import Delivery

from ..models import BillNotice, Paperless, StoredBill
from ..models.paperless import terms_on
from . import agreeing, letters
from .words import TOLD_ON, TOLD_READY, Why

AT_ONCE = 1000


def bill_came(stored: StoredBill, **kwargs: Any) -> None:
    """Tell each payer without paper of a new bill. Within the transaction that keeps it."""
    for agreement in agreeing.live().filter(joined__account=stored.account_id):
        if not agreeing.address_now(agreement):
            fall_back(agreement, Why.ADDRESS)
            continue
        notice, made = BillNotice.objects.get_or_create(paperless=agreement, bill=stored)
        if made:
            messages.queue(TOLD_READY, notice.pk)


def viewed(stored: StoredBill, person: Person, **kwargs: Any) -> None:
    """Write down that a payer has opened a bill, or somebody who acts for them. Once; one query.

    For an organisation that is any member of it. Another payer of the account is not who was told.
    """
    waits = BillNotice.objects.filter(bill=stored, viewed_at=None)
    found = list(waits.select_related("paperless__joined"))
    seen = [each.pk for each in found if _is_theirs(each, person)]
    if seen:
        BillNotice.objects.filter(pk__in=seen, viewed_at=None).update(viewed_at=timezone.now())


def bounced(delivery: Delivery, reason: str, **kwargs: Any) -> None:
    """Go back to paper where an e-mail cannot reach somebody. A receiver for ``bounced``."""
    if delivery.template == TOLD_READY:
        notice = BillNotice.objects.filter(pk=delivery.subject_id).first()
        if notice is None:
            return
        BillNotice.objects.filter(pk=notice.pk).update(bounced_at=timezone.now())
        fall_back(_whole(notice.paperless_id), Why.BOUNCED, delivery)
    elif delivery.template == TOLD_ON:
        fall_back(_whole(delivery.subject_id), Why.BOUNCED, delivery)


@transaction.atomic
def fall_back(agreement: Paperless | None, why: Why, failed: Delivery | None = None) -> bool:
    """Ask for paper again of ourselves, and tell the payer. Once. ``failed`` did not reach them."""
    if agreement is None or not agreeing.end(agreement, why):
        return False
    letters.tell_back(agreement, failed)
    return True


def note_sent() -> int:
    """Keep when e-mails left, before their deliveries are erased. Run by the clock. How many."""
    waits = BillNotice.objects.filter(sent_at=None, bounced_at=None).order_by("pk")[:AT_ONCE]
    keys = [notice.pk for notice in waits]
    of_them = Delivery.objects.filter(owner=letters.NOTICE, subject_id__in=keys)
    sent = of_them.exclude(delivered_at=None).values_list("subject_id", "delivered_at")
    return sum(BillNotice.objects.filter(pk=pk, sent_at=None).update(sent_at=at) for pk, at in sent)


def post_what_is_unread() -> int:
    """Go back to paper where nobody has opened a bill for so long. Run by the clock. How many."""
    note_sent()
    now = timezone.now()
    terms = terms_on(timezone.localdate())
    if terms is None or not terms.unread_days:
        return 0
    old = Q(queued_at__lte=now - timedelta(days=terms.unread_days))
    waits = agreeing.live().filter(
        pk__in=BillNotice.objects.filter(old, viewed_at=None, bill__current=True).values(
            "paperless"
        )
    )
    return sum(fall_back(agreement, Why.UNREAD) for agreement in waits[:AT_ONCE])


def served_on(notice: BillNotice) -> date | None:
    """The business day on which the law takes a bill as served. None before it has left."""
    terms = terms_on(notice.bill.issued_on)
    if notice.sent_at is None or terms is None:
        return None
    business_day = working_day(closed_days(Calendar.ENGLAND))
    return add_days(local_date(notice.sent_at), terms.served_after, business_day)


def _is_theirs(notice: BillNotice, person: Person) -> bool:
    joined = notice.paperless.joined
    if joined.person_id == person.pk:
        return True
    if person.user is None:
        return False
    if joined.organisation_id:
        return memberships_of(person.user).filter(organisation=joined.organisation_id).exists()
    return authorities_of(person.user).filter(person=joined.person_id).exists()


def _whole(pk: int) -> Paperless | None:
    found = Paperless.objects.filter(pk=pk).select_related(
        "joined__account", "joined__person__user", "joined__organisation"
    )
    agreement: Paperless | None = found.first()
    return agreement
