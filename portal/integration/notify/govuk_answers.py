"""What GOV.UK Notify's answers mean for a delivery. Codes and kinds only; its words name people.

Its documentation asks not to build on the words of errors, which change, but on code and kind.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone
from notifications_python_client.errors import APIError

from ..models import Outcome
from ..result import Result

OF_THE_RECIPIENT = frozenset({"ValidationError", "InvalidPhoneError", "InvalidEmailError"})
"""What is said with 400 where everything else in the request is ours and always the same."""
KINDS = OF_THE_RECIPIENT | {
    "AuthError",
    "BadRequestError",
    "NoResultFound",
    "RateLimitError",
    "TooManyRequestsError",
}
"""What may be written down. Another kind of error is written down by its code alone."""

FAILED = frozenset(
    {
        "cancelled",
        "permanent-failure",
        "technical-failure",
        "temporary-failure",
        "validation-failed",
        "virus-scan-failed",
    }
)
"""Statuses of a message that will reach nobody any more."""

A_MINUTE = timedelta(seconds=60)
"""Notify's limits for a key are so many a minute."""


def came_of(answer: Any) -> Result:
    """A message that Notify took."""
    found = _identifier(answer)
    if found is None:
        return Result(Outcome.FAILED, "Notify did not say what it took")
    return Result(Outcome.SENT, answered={"id": found, "status": 201})


def has_it(answer: Any) -> str | None:
    """The identifier of a message that Notify has and has not failed with, among those found."""
    found = answer.get("notifications") if isinstance(answer, Mapping) else None
    for one in found or []:
        if one.get("status") not in FAILED:
            return _identifier(one) or ""
    return None


def no_answer(error: APIError, *, letter: bool = False) -> Result:
    """What to do where Notify refused, failed or could not be reached.

    A letter is looked at later, so what Notify says at once about one is never of its recipient.
    """
    if error.response is None:
        return Result(Outcome.FAILED, f"Notify: {type(error.__cause__ or error).__name__}")
    code, kind = error.response.status_code, _kind(error)
    answered = {"status": code}
    reason = f"Notify {code} {kind}".strip()
    if code == 400 and kind in OF_THE_RECIPIENT and not letter:
        return Result(Outcome.REFUSED, reason, answered)
    if code == 429:
        wait = _until_tomorrow() if kind == "TooManyRequestsError" else A_MINUTE
        return Result(Outcome.FAILED, reason, answered, wait=wait)
    return Result(Outcome.FAILED, reason, answered)


def _kind(error: APIError) -> str:
    said = error.message
    kinds = [one.get("error") for one in said if isinstance(one, dict)] if said else []
    return next((kind for kind in kinds if kind in KINDS), "")


def _identifier(answer: Any) -> str | None:
    try:
        return str(uuid.UUID(answer["id"]))
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def _until_tomorrow() -> timedelta:
    """Notify counts messages by the day, in UTC."""
    now = timezone.now()
    tomorrow = (now + timedelta(days=1)).replace(hour=0, minute=5, second=0, microsecond=0)
    return tomorrow - now
