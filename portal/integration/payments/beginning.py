"""Beginning a payment: written down first, one at a time, the same one when pressed twice."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, transaction

from ..models import Payment
from ..models.payment import LIVE, PaymentState
from .errors import Over, PaymentError, Refused, Unavailable, UnderWay
from .kinds import Order
from .provider import NAMED, is_on, provider
from .settling import known_there, never_begun, settle

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Wanted:
    """What somebody wants to pay: see ``Payment``."""

    owner: str
    subject: str
    amount: int
    purpose: str
    about: str = field(default="", repr=False)
    by: AbstractBaseUser | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Begun:
    """``onward``: where its person pays."""

    payment: Payment
    onward: str


def begin(
    wanted: Wanted, back: Callable[[Payment], str], guard: Callable[[], None] | None = None
) -> Begun:
    """Begin a payment, or go on with the one of this subject. ``back`` is where one returns to.

    ``guard`` is called in the transaction that writes a new one down, to lock what must not change
    meanwhile, and to raise what stops it. Not for use inside a transaction: the row must be there
    whatever happens next. Raises ``Over``, ``UnderWay``, ``Unavailable`` and ``Refused``; none of
    them has taken anything.
    """
    if not is_on():
        raise Unavailable
    live = _live(wanted)
    if live is not None and live.state == PaymentState.OPEN:
        onward = _go_on(live, wanted)
        if onward:
            return Begun(live, onward)
        live = None
    elif live is not None and live.amount != wanted.amount:
        never_begun(live)
        live = None
    return _create(live or _written(wanted, guard), back)


def give_up(payment: Payment) -> None:
    """Stop a payment that somebody does not want to make, and see what came of it.

    Raises Unavailable where nobody knows. Look at its state: it may be paid.
    """
    if payment.state == PaymentState.ASKED:
        never_begun(payment)
    elif payment.state == PaymentState.OPEN:
        with suppress(Refused):  # it is over, or just being taken: the status says so
            provider(payment.provider).cancel(payment.provider_id)
        settle(payment)


def _live(wanted: Wanted) -> Payment | None:
    found: Payment | None = Payment.objects.filter(
        owner=wanted.owner, subject=wanted.subject, state__in=LIVE
    ).first()
    return found


def _go_on(live: Payment, wanted: Wanted) -> str:
    """Where the payment that was begun is paid; empty if it is over and nothing was taken."""
    standing = settle(live)
    if live.is_live and live.amount != wanted.amount:
        give_up(live)
    elif live.is_live and standing is not None and standing.onward:
        return standing.onward
    if live.state == PaymentState.PAID:
        raise Over(live)
    if live.is_live:
        raise UnderWay(live)
    return ""


def _written(wanted: Wanted, guard: Callable[[], None] | None) -> Payment:
    """A row for it; another press that was quicker has made it already."""
    try:
        with transaction.atomic():
            if guard is not None:
                guard()
            made: Payment = Payment.objects.create(
                owner=wanted.owner,
                subject=wanted.subject,
                amount=wanted.amount,
                purpose=wanted.purpose,
                about=wanted.about,
                by=wanted.by,
                provider=NAMED.chosen,
            )
        return made
    except IntegrityError:
        live = _live(wanted)
        if live is None or live.amount != wanted.amount:
            raise Unavailable from None
        return live


def _create(payment: Payment, back: Callable[[Payment], str]) -> Begun:
    service = provider(payment.provider)
    order = Order(payment.reference, payment.amount, payment.purpose, back(payment))
    try:
        standing = service.create(order, payment.key)
    except Refused as refused:
        logger.error("The payment service refuses to begin a payment: %s", refused.code)
        never_begun(payment)
        raise
    if not known_there(payment, standing.provider_id):
        with suppress(PaymentError):  # it ended here meanwhile, so it must not be paid there
            service.cancel(standing.provider_id)
        raise Unavailable
    if not standing.onward:
        raise Over(payment) if not payment.is_live else UnderWay(payment)
    return Begun(payment, standing.onward)
