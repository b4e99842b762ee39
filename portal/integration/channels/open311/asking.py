"""Asking a GeoReport server: has it got this already, which number has it given, is it there."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime, timedelta
from urllib.parse import quote, urlencode

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.utils import timezone

from ...encryption import CannotDecrypt
from ...models import Counterpart, Delivery, Endpoint, Outcome
from ...models.endpoint import SECRETS_OF_ITS_ENDPOINT
from ...outbound import Answer, Failure, request
from ...result import Result
from ..answers import no_answer, result_of
from .form import asked_with
from .reading import NotUnderstood, entries

MOST_LISTED = 1024 * 1024
"""Bytes of a list of requests that we read."""

CLOCKS_DIFFER = timedelta(minutes=15)
ASK_FOR = timedelta(days=7)
"""A server that has not given a number by then never will."""
SECONDS = 30
MOST_ASKED = 50

CANNOT_SAY = {400, 401, 403, 404, 405, 406, 501}
"""Answers of servers that take reports and list none."""


def address(endpoint: Endpoint, path: str) -> str:
    kind = endpoint.options.get("format") or "json"
    return f"{endpoint.address.rstrip('/')}/{path}.{kind}"


def has_it(endpoint: Endpoint, delivery: Delivery, code: str) -> tuple[str, Result | None]:
    """Look in the server's own list for our reference. Its number for it, or "".

    Where the server could have said and did not, what came of asking is given too: nothing must be
    sent again before it has.
    """
    asked = {
        **asked_with(endpoint),
        "service_code": code,
        "start_date": _moment(delivery.created_at - CLOCKS_DIFFER),
        "end_date": _moment(timezone.now() + CLOCKS_DIFFER),
    }
    url = f"{address(endpoint, 'requests')}?{urlencode(asked)}"
    try:
        answer = request("GET", url, most=MOST_LISTED)
    except Failure as failure:
        return "", no_answer(failure)
    if not 200 <= answer.status < 300:
        return "", None if answer.status in CANNOT_SAY else _not_said(answer)
    ours = re.compile(rf"(?<!\w){re.escape(delivery.stream)}(?!\w)")
    try:
        for each in entries(answer):
            if ours.search(each.get("description", "")):
                return each.get("service_request_id", ""), None
    except NotUnderstood:
        pass  # as good as no list
    return "", None


def ask_for_numbers() -> int:
    """Ask which numbers have been given for our tokens; how many were. Run by the clock."""
    until, given = time.monotonic() + SECONDS, 0
    open_ = Counterpart.objects.select_related("endpoint").filter(
        number="",
        at__gt=timezone.now() - ASK_FOR,
        endpoint__paused_at=None,
        endpoint__disabled_at=None,
    )
    silent: set[int] = set()
    for each in open_.defer(*SECRETS_OF_ITS_ENDPOINT).order_by("?")[:MOST_ASKED]:
        if time.monotonic() >= until:
            break
        if each.endpoint_id in silent:
            continue
        try:
            given += _ask(each)
        except (Failure, CannotDecrypt):
            silent.add(each.endpoint_id)
    return given


def forget_old() -> int:
    """Forget numbers of which no delivery is left to tell; how many. Run by the clock."""
    theirs = Delivery.objects.filter(endpoint=OuterRef("endpoint"), stream=OuterRef("stream"))
    before = timezone.now() - timedelta(days=settings.DELIVERY_DAYS)
    old = Counterpart.objects.filter(~Exists(theirs), at__lt=before)
    return int(old.delete()[0])


def look(endpoint: Endpoint) -> Result:
    """Ask for the list of services, and whether it has those that we are set to use. No report."""
    known = asked_with(endpoint)
    url = address(endpoint, "services") + (f"?{urlencode(known)}" if known else "")
    try:
        answer = request("GET", url, most=MOST_LISTED)
    except Failure as failure:
        return no_answer(failure)
    result = result_of(answer)
    if result.outcome != Outcome.SENT:
        return result
    try:
        theirs = {each.get("service_code", "") for each in entries(answer)}
    except NotUnderstood:
        return Result(Outcome.FAILED, "That is no list of services", answered=result.answered)
    ours = {
        str(each["code"] if isinstance(each, dict) else each)
        for each in endpoint.options.get("services", {}).values()
    }
    if missing := sorted(ours - theirs):
        return Result(
            Outcome.FAILED, f"It has no service {', '.join(missing)}", answered=result.answered
        )
    return result


def _ask(counterpart: Counterpart) -> bool:
    endpoint = counterpart.endpoint
    known = asked_with(endpoint)
    url = address(endpoint, f"tokens/{quote(counterpart.token, safe='')}")
    answer = request("GET", url + (f"?{urlencode(known)}" if known else ""))
    if not 200 <= answer.status < 300:
        return False
    try:
        numbers = [each.get("service_request_id", "") for each in entries(answer)]
    except NotUnderstood:
        return False
    number = next((each for each in numbers if each), "")[:100]
    return bool(number and Counterpart.objects.filter(pk=counterpart.pk).update(number=number))


def _not_said(answer: Answer) -> Result:
    result = result_of(answer)
    return Result(Outcome.FAILED, result.reason, answered=result.answered, wait=result.wait)


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
