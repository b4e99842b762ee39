"""Everything that staff do to a repair, in the order in which it is offered."""

from __future__ import annotations

from ..models import Repair
from . import dangers, findings, moves, right, visiting
from .acting import RepairAction
from .unbooked import CameUnbooked

OF_A_DANGER: tuple[type[RepairAction], ...] = (
    dangers.Looked,
    findings.SendFindings,
    dangers.HandedOver,
    dangers.Safe,
    dangers.Rehoused,
    dangers.MorePlanned,
    dangers.MoreStarted,
    dangers.Complete,
)
EVERY: tuple[type[RepairAction], ...] = (
    *moves.IN_ORDER,
    *OF_A_DANGER,
    *right.IN_ORDER,
    *visiting.IN_ORDER,
    CameUnbooked,
)


def offered(repair: Repair) -> dict[str, list[type[RepairAction]]]:
    """What makes sense for a repair as it stands, by the heading below which it is shown."""
    found: dict[str, list[type[RepairAction]]] = {}
    for act in EVERY:
        if act.fits(repair):
            found.setdefault(act.group, []).append(act)
    return found
