"""What must be set before messages can go by the ways that are switched on."""

from __future__ import annotations

import re
import uuid
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register

from ..models import Channel
from .sending import CARRIERS, OFF, carrier_name

KEY = re.compile(r".*[0-9a-f-]{36}-[0-9a-f-]{36}")
POSTAGE = ("first", "second", "economy")


@register()
def carriers_are_known(**kwargs: Any) -> list[CheckMessage]:
    """Each channel names somebody who carries it; e-mail cannot be off."""
    found: list[CheckMessage] = []
    for channel, carriers in CARRIERS.items():
        known = [*carriers, *([] if channel == Channel.EMAIL else [OFF])]
        if carrier_name(channel) not in known:
            found.append(
                Error(
                    f"NOTIFY_{channel.upper()} is none of {', '.join(known)}.",
                    id="portal.E040",
                )
            )
    return found


@register()
def govuk_notify_is_complete(**kwargs: Any) -> list[CheckMessage]:
    """The key, the templates and the address, for the channels that GOV.UK Notify carries."""
    by_notify = [channel for channel in CARRIERS if carrier_name(channel) == "govuk"]
    wrong = []
    if by_notify and not KEY.fullmatch(settings.GOVUK_NOTIFY_KEY):
        wrong.append("GOVUK_NOTIFY_KEY is not an API key of GOV.UK Notify.")
    if by_notify and not _safe(settings.GOVUK_NOTIFY_URL):
        wrong.append("GOVUK_NOTIFY_URL does not begin with https://.")
    for channel in (Channel.EMAIL, Channel.TEXT):
        name = f"GOVUK_NOTIFY_{channel.upper()}_TEMPLATE"
        if channel in by_notify and not _is_uuid(getattr(settings, name)):
            wrong.append(f"{name} is not the id of a template.")
    if Channel.LETTER in by_notify and settings.GOVUK_NOTIFY_POSTAGE not in POSTAGE:
        wrong.append(f"GOVUK_NOTIFY_POSTAGE is none of {', '.join(POSTAGE)}.")
    hint = "docs/notify.md says what to set up at GOV.UK Notify."
    return [Error(words, hint=hint, id="portal.E041") for words in wrong]


@register(Tags.security, deploy=True)
def nothing_is_kept_in_files(**kwargs: Any) -> list[CheckMessage]:
    """Texts and letters in a folder reach nobody."""
    kept = [channel for channel in CARRIERS if carrier_name(channel) == "files"]
    return [
        Warning(
            f"NOTIFY_{channel.upper()} is files: they are written to a folder and reach nobody.",
            hint="Set it to govuk, or to off.",
            id="portal.W042",
        )
        for channel in kept
    ]


def _safe(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme == "https" or parts.hostname in ("127.0.0.1", "localhost")


def _is_uuid(written: str) -> bool:
    try:
        return bool(uuid.UUID(written))
    except ValueError:
        return False
