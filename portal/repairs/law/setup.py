"""Tells the rooms below what the law's clocks need."""

from __future__ import annotations

from portal.integration import schedules
from portal.ui.generation import bump_on_change

from ..models import HazardPhase, Limit, Precaution, Right, SecondTerms
from . import alerts


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    bump_on_change(HazardPhase, Limit, Precaution, Right, SecondTerms)
    alerts.register()
    schedules.register("deadlines of repairs", "portal.repairs.law.alerts.watch", "*/5 * * * *")
    schedules.register(
        "another contractor under the Right to Repair",
        "portal.repairs.law.rights.offer_to_all_who_wait",
        "*/15 * * * *",
    )
    schedules.register(
        "findings that have arrived",
        "portal.repairs.law.summary.note_what_arrived",
        "*/10 * * * *",
    )
