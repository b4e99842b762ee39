"""What is said once, when the portal starts."""

from __future__ import annotations

from portal.cases import panels, steered
from portal.forms import offers
from portal.forms.retention.holds import register_hold
from portal.forms.sending import sent
from portal.integration import schedules

from ..course.signals import moved
from ..journey.names import KEY, KNOWN_NEARBY
from . import danger, following, holding, nearby, panel
from .sent import on_sent

MOVE_THE_REPAIR = "A repair moves by its own rules. Open “All about this repair” and move it there."


def connect() -> None:
    """Make repairs of reports, and keep them true. From ``AppConfig.ready``."""
    sent.connect(on_sent, dispatch_uid="repairs.sent")
    moved.connect(following.pass_on, dispatch_uid="repairs.following")
    offers.register(KNOWN_NEARBY, nearby.choices)
    danger.register()
    steered.register(KEY, MOVE_THE_REPAIR)
    register_hold(holding.is_needed)
    panels.register("the repair that goes on", panel.build, audience=panels.PERSON, order=5)
    schedules.register(
        "homes of repairs to look up", "portal.repairs.reporting.tenancy.check_all", "*/5 * * * *"
    )
