"""Hands a message to whoever carries its channel, as the settings say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings

from ..models import Channel, Delivery, Outcome
from ..result import Result
from . import files, govuk, mail
from .kinds import AnyMessage, Letter, Message, TextMessage

Carry = Callable[[Delivery, Any], Result]
"""Hands one message over, within its time-outs. What it says holds no personal data."""

OFF = "off"
CARRIERS: dict[str, dict[str, Carry]] = {
    Channel.EMAIL: {"django": mail.send_mail, "govuk": govuk.send_email},
    Channel.TEXT: {"files": files.write_text, "govuk": govuk.send_text},
    Channel.LETTER: {"files": files.write_letter, "govuk": govuk.send_letter},
}
KINDS = {Channel.EMAIL: Message, Channel.TEXT: TextMessage, Channel.LETTER: Letter}


def carrier_name(channel: str) -> str:
    """Who carries a channel, as NOTIFY_EMAIL, NOTIFY_TEXT and NOTIFY_LETTER call them."""
    return str(getattr(settings, f"NOTIFY_{channel.upper()}", OFF))


def is_on(channel: str) -> bool:
    """Whether the council can send by this channel at all."""
    return carrier_name(channel) in CARRIERS.get(channel, {})


def send_message(delivery: Delivery, message: AnyMessage) -> Result:
    """Send it by the channel of its delivery. A channel that is off may be on at the next try."""
    channel = Channel(delivery.channel)
    if not isinstance(message, KINDS[channel]):
        return Result(Outcome.FAILED, f"Made as {type(message).__name__}")
    if not is_on(channel):
        return Result(Outcome.FAILED, "This channel is off")
    return CARRIERS[channel][carrier_name(channel)](delivery, message)
