"""Tells the rooms below what the tenants' panel does."""

from __future__ import annotations

from django.db.models.signals import post_save

from portal.cases.models import Holding
from portal.forms import notes, registry, sent_panels
from portal.integration import schedules
from portal.ui.generation import bump_on_change

from ..models import YouSaid
from . import invitations, mine, trial, trying
from .members import may_try


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    bump_on_change(YouSaid)
    mine.connect()
    invitations.register()
    registry.register_source(trial.KEY, trial.make, may_try)
    notes.register(trial.KEY, trying.note)
    sent_panels.register(trial.KEY, trying.after)
    post_save.connect(trying.keep, sender=Holding, dispatch_uid="repairs.panel")
    schedules.register(
        "invite the tenants' panel", "portal.repairs.panel.invitations.invite", "*/10 8-19 * * *"
    )
    schedules.register(
        "erase what the tenants' panel said",
        "portal.repairs.panel.comments.erase_old",
        "23 3 * * *",
    )
