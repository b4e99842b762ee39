"""What a payment service tells us by itself. It only makes us ask: its words are not believed."""

from __future__ import annotations

import hashlib
import hmac
import logging

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from ..models import Payment
from ..models.payment import PaymentState
from ..wake import queue_job
from . import answers
from .settling import known_there

logger = logging.getLogger(__name__)

MOST_BYTES = 64 * 1024


@csrf_exempt
@require_POST
def take(request: HttpRequest) -> HttpResponse:
    """Take a message that is signed with ``PAYMENTS_WEBHOOK_SECRET``, and answer at once."""
    if int(request.headers.get("Content-Length") or 0) > MOST_BYTES:
        return HttpResponse(status=413)
    if not _is_signed(request.body, request.headers.get("Pay-Signature", "")):
        return HttpResponse(status=401)
    try:
        said = answers.news(request.body)
    except answers.NotUnderstood as error:
        logger.warning("A message of the payment service says nothing to us: %s", error)
        return HttpResponse(status=204)  # signed, so its own; there is no use in sending it again
    payment = _found(said.provider_id, said.reference, said.amount)
    if payment is not None:
        queue_job("a payment", "portal.integration.payments.sweeping.look", payment.pk)
    return HttpResponse(status=204)


def _is_signed(body: bytes, signature: str) -> bool:
    key = str(settings.PAYMENTS_WEBHOOK_SECRET).encode()
    ours = hmac.new(key, body, hashlib.sha256).hexdigest()
    return bool(key) and hmac.compare_digest(ours.encode(), signature.strip().lower().encode())


def _found(provider_id: str, reference: str, amount: int) -> Payment | None:
    """The payment, also where its beginning has not been written down by whoever asked for it."""
    found: Payment | None = Payment.objects.filter(provider_id=provider_id).first()
    if found is None:
        found = Payment.objects.filter(
            reference=reference, amount=amount, state=PaymentState.ASKED
        ).first()
        if found is not None and not known_there(found, provider_id):
            return None
    return found
