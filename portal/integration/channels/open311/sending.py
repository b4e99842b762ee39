"""Opening a service request on another server, once for each case as far as the server lets us."""

from __future__ import annotations

from urllib.parse import urlencode

from ...models import Counterpart, Delivery, Endpoint, Outcome
from ...outbound import Answer, Failure, request
from ...result import Result
from ..answers import answered, no_answer, result_of
from ..testing import TEST
from .asking import address, has_it, look
from .form import Incomplete, NotForThem, filled
from .reading import NotUnderstood, entries, error_codes

FORM = "application/x-www-form-urlencoded; charset=utf-8"
OPENS = {"case.opened", "form.submitted"}
"""GeoReport only takes what is new. What happens to a case later has no place there."""

THEIR_LAST_WORD = {400, 404, 422}
"""With GeoReport's errors in the answer: the same words will be refused again."""


def send(delivery: Delivery) -> Result:
    """Post one event as a service request, unless the server has one for this case already.

    GeoReport v2 knows no id of a message. So after a try of which nobody knows whether it arrived,
    we look in the server's own list for our reference before we post again.
    """
    endpoint = delivery.to_endpoint
    if delivery.event == TEST.name:
        return look(endpoint)
    if delivery.event not in OPENS:
        return Result(Outcome.NOTHING, "Only what opens a case goes there")
    if Counterpart.objects.filter(endpoint=endpoint, stream=delivery.stream).exists():
        return Result(Outcome.SENT, "It has this case already")
    try:
        form = filled(endpoint, delivery.payload["data"], delivery.stream)
    except NotForThem:
        return Result(Outcome.NOTHING, "Not a kind that goes there")
    except Incomplete:
        return Result(Outcome.REFUSED, "No place in it, which Open311 requires")
    if may_have_arrived(delivery):
        number, unsaid = has_it(endpoint, delivery, form["service_code"])
        if unsaid:
            return unsaid
        if number:
            _keep(endpoint, delivery, number=number)
            return Result(Outcome.SENT, "It had it from an earlier try")
    headers = {"Content-Type": FORM, "webhook-id": str(delivery.key)}
    body = urlencode(form).encode()
    try:
        answer = request("POST", address(endpoint, "requests"), body=body, headers=headers)
    except Failure as failure:
        return no_answer(failure)
    return _judge(endpoint, delivery, answer)


def may_have_arrived(delivery: Delivery) -> bool:
    """Whether an earlier try ended without a word of theirs that says no."""
    earlier = delivery.attempts.filter(ended_at__isnull=False).values_list("answered", flat=True)
    return any(
        not 400 <= (said.get("status") or 0) < 500 and said.get("arrived", True) for said in earlier
    )


def _judge(endpoint: Endpoint, delivery: Delivery, answer: Answer) -> Result:
    if 200 <= answer.status < 300:
        try:
            [first, *_] = entries(answer) or [{}]
        except NotUnderstood:
            first = {}
        number, token = first.get("service_request_id", ""), first.get("token", "")
        if not (number or token):
            return Result(Outcome.SENT, "It gave no number", answered=answered(answer))
        _keep(endpoint, delivery, number=number, token=token)
        return Result(Outcome.SENT, answered=answered(answer))
    codes = error_codes(answer)
    if answer.status in THEIR_LAST_WORD and codes:
        reason = f"Refused: HTTP {answer.status}, {', '.join(codes[:5])}"
        return Result(Outcome.REFUSED, reason, answered=answered(answer))
    return result_of(answer)


def _keep(endpoint: Endpoint, delivery: Delivery, *, number: str = "", token: str = "") -> None:
    Counterpart.objects.get_or_create(
        endpoint=endpoint,
        stream=delivery.stream,
        defaults={"number": number[:100], "token": token[:200]},
    )
