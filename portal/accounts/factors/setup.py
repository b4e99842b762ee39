"""Tells others about the ways to prove who you are: the registry, the outbox, the schedules."""

from __future__ import annotations

from portal.integration import rotation, schedules

from . import notices, rotating, start_again_letters, starting_again, ways


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    ways.register()
    notices.register()
    start_again_letters.register()
    starting_again.connect()
    rotation.register(rotating.NAME, rotating.rotate)
    schedules.register(
        "old notices about accounts", "portal.accounts.factors.notices.sweep", "51 3 * * *"
    )
    schedules.register(
        "people who start again",
        "portal.accounts.factors.starting_again.carry_out",
        "*/10 * * * *",
    )
