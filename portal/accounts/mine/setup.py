"""Puts this room's own pieces into the account."""

from __future__ import annotations

from portal.integration import schedules

from .. import coming, leaving, panels
from ..details import panel as details
from ..mydata import own
from ..panels import Panel

KEPT = (
    "A record of who looked at or changed what we hold about you, for six years. It shows that "
    "nobody did so without a reason.",
    "Advice to our staff on how to stay safe, if there is any about you, until its end date.",
)


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    panels.register("coming", "Coming up", coming.build, order=10, acting=True)
    panels.register("details", "Your details", details.build, order=50, place=panels.ASIDE)
    panels.register(
        "security",
        "Sign-in and security",
        lambda viewer: Panel("accounts/mine/security.html"),
        order=80,
        place=panels.ASIDE,
    )
    own.connect()
    leaving.register("log", kept=KEPT)
    schedules.register(
        "people whose account has gone", "portal.accounts.leaving.going.sweep", "47 2 * * *"
    )
