"""Beginning a payment from a page, and where its person goes then."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

from portal.integration.models import Payment, PaymentState
from portal.integration.payments.beginning import Wanted, begin
from portal.integration.payments.errors import Over, UnderWay
from portal.ui.redirects import see_other

from .lately import OWNER
from .mine import remember


def start(
    request: HttpRequest,
    *,
    subject: str,
    amount: int,
    purpose: str,
    about: str,
    after: int,
    guard: Callable[[], None] | None = None,
) -> HttpResponseBase:
    """Begin it and lead on to where it is paid.

    ``after`` is the last payment that the page knew of: one of this subject that was paid since is
    shown instead. ``guard`` is asked before a new one is written down. Raises what it raises, and
    Unavailable and Refused: nothing has been taken.
    """
    newer = Payment.objects.filter(
        owner=OWNER, subject=subject, state=PaymentState.PAID, pk__gt=after
    ).first()
    if newer is not None:
        return _show(request, newer)
    user = request.user
    by = user if isinstance(user, AbstractBaseUser) else None
    try:
        begun = begin(Wanted(OWNER, subject, amount, purpose, about, by), back_to, guard)
    except (Over, UnderWay) as known:
        return _show(request, known.payment)
    remember(request, begun.payment)
    return see_other(reverse("payment_go", args=[begun.payment.public_id]))


def back_to(payment: Payment) -> str:
    """The address that the payment service leads back to."""
    base = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    return f"{base}{reverse('payment', args=[payment.public_id])}"


def last_of(subject: str) -> int:
    """The newest payment of a subject that a page can know of; 0 for none."""
    newest = Payment.objects.filter(owner=OWNER, subject=subject).order_by("-pk").first()
    return newest.pk if newest else 0


def _show(request: HttpRequest, payment: Payment) -> HttpResponseBase:
    remember(request, payment)
    return see_other(reverse("payment", args=[payment.public_id]))
