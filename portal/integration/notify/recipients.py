"""Whom a message cannot be sent to, whoever carries it."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from ..models import Outcome
from ..result import Result
from .kinds import Letter, Message, TextMessage
from .numbers import mobile

FEWEST_LINES, MOST_LINES = 3, 7
"""Of an address on an envelope, who it is for among them: GOV.UK Notify's limits."""


def no_email(message: Message) -> Result | None:
    try:
        validate_email(message.to)
    except ValidationError:
        return Result(Outcome.REFUSED, "Not an e-mail address")
    return None


def no_mobile(message: TextMessage) -> Result | None:
    return None if mobile(message.to) else Result(Outcome.REFUSED, "Not a UK mobile number")


def no_address(message: Letter) -> Result | None:
    whole = FEWEST_LINES <= len(message.to) <= MOST_LINES
    return None if whole else Result(Outcome.REFUSED, "Not a whole postal address")
