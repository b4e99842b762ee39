"""Tells the rooms below about acting for others and organisations, and the account's page."""

from __future__ import annotations

from portal.integration import schedules

from .. import leaving, panels
from ..guises import panel as guises_panel
from ..organisations import letters as organisation_letters
from ..organisations import panel as organisations_panel
from . import details, going, letters


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    letters.register()
    organisation_letters.register()
    leaving.register("acting", forget=going.forget, kept=going.KEPT)
    panels.register("for-you", "For you", guises_panel.build, order=60)
    panels.register(
        "organisations",
        "Acting for others",
        organisations_panel.build,
        order=60,
        place=panels.ASIDE,
        acting=True,
    )
    panels.register(
        "their-details", "What we hold", details.build, order=40, place=panels.ASIDE, acting=True
    )
    schedules.register(
        "old invitations and authorities",
        "portal.accounts.organisations.sweeping.sweep",
        "17 4 * * *",
    )
    schedules.register(
        "tell that leave to act ends soon", "portal.accounts.acting.reminding.remind", "40 9 * * *"
    )
    schedules.register(
        "leave to act that has run out",
        "portal.accounts.acting.ended.say_what_ran_out",
        "27 0 * * *",
    )
