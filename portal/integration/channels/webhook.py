"""Events as signed requests, as the Standard Webhooks specification shapes them."""

from __future__ import annotations

from ..events.publish import as_sent
from ..models import Delivery, Outcome
from ..outbound import Failure, request
from ..result import Result
from ..signing import live_secrets, signed
from .answers import no_answer, result_of


def send(delivery: Delivery) -> Result:
    """Post one event: the same body and id at every try, with the time of the try."""
    endpoint = delivery.to_endpoint
    live = live_secrets(endpoint)
    if not live:
        return Result(Outcome.FAILED, "No secret to sign with")
    body = as_sent(delivery.payload)
    headers = {"Content-Type": "application/json", **signed(str(delivery.key), body, live)}
    try:
        return result_of(request("POST", endpoint.address, body=body, headers=headers))
    except Failure as failure:
        return no_answer(failure)
