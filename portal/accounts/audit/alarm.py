"""Each night the whole log is looked through; if it is not whole, somebody is told at once."""

from __future__ import annotations

import logging

from portal.integration import alerts, messages, schedules
from portal.integration.messages import Message

from .verifying import verify

log = logging.getLogger(__name__)
SHOWN = 20
"""Lines of what is wrong."""


def connect() -> None:
    """Call it once, from ``setup.connect``."""
    messages.register(alerts.AUDITED, build, owner=alerts.OWNER_OUTBOX)
    schedules.register("verify the audit log", "portal.accounts.audit.alarm.nightly", "35 4 * * *")


def nightly() -> int:
    """Look, write what is wrong into the other log, and send an alert. How many findings."""
    _, broken = verify()
    for line in broken:
        log.error("Audit log: %s", line)
    if broken:
        alerts.about_outbox(alerts.AUDITED)
    return len(broken)


def build(nothing: int) -> Message | None:
    """Say what is wrong when it is sent, by numbers of entries. None if nothing is."""
    rows, broken = verify()
    if not broken:
        return None
    return alerts.to_council(
        "Somebody may have altered the audit log",
        [
            f"Each night we look through the {rows} entries of the audit log. Some were altered, "
            "or are missing. Nobody can do that in the website itself. It takes somebody who can "
            "change the database.",
            "\n".join(broken[:SHOWN]),
            "The whole list: manage.py verify_audit",
            "Keep the latest backups as they are, and tell whoever looks after data protection.",
        ],
    )
