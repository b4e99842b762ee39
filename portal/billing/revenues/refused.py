"""Tells the council at once that the revenues system refuses our key: nothing else will mend it."""

from __future__ import annotations

import logging

from portal.integration import alerts, messages
from portal.integration.messages import Message

logger = logging.getLogger(__name__)


def connect() -> None:
    """Call it once, from ``setup.connect``."""
    messages.register(alerts.KEY_REFUSED, build, owner=alerts.OWNER_OUTBOX)


def tell() -> None:
    """Write it into the log, and send an alert, once a day at most."""
    logger.error("The revenues system refuses our key")
    alerts.about_outbox(alerts.KEY_REFUSED)


def build(nothing: int) -> Message | None:
    """Say what is wrong and what to do."""
    return alerts.to_council(
        "The revenues system refuses our key",
        [
            "The website asks the revenues system whose bill it is, and how accounts stand. It "
            "does not let us in any more, so nobody can add a bill, and bills stay as we last "
            "knew them.",
            "Ask whoever looks after the revenues system for a new key, and set it as "
            "REVENUES_KEY.",
            "You get this alert once a day at most, until it is mended.",
        ],
    )
