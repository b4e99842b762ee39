"""Tells the rooms below about proofs."""

from __future__ import annotations

from portal.cases import panels
from portal.integration import schedules

from ..claim.claiming import claimed
from . import making, panel, telling


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    for each in telling.EVERY:
        each.register()
    claimed.connect(making.on_claimed, dispatch_uid="benefits.evidence.making")
    panels.register("claim", panel.build, audience=panels.PERSON, order=1)
    schedules.register(
        "proofs that are missing", "portal.benefits.evidence.reminding.remind", "15 9 * * *"
    )
