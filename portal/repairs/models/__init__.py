"""What the room for repairs keeps."""

from .alerts import ClockAlert
from .catalogue import CatalogueLeaf, CatalogueNode, SpentKey
from .catalogue_version import CatalogueState, CatalogueVersion, WrittenOnce
from .hazards import HazardCase
from .law import HazardPhase, Limit, Precaution
from .panel import PanelComment, PanelInvitation, YouSaid
from .repair import Repair, RepairMove
from .rights import Right, RightToRepair, SecondTerms
from .verdict import Answer, Verdict
from .visit import Asked, Call, Visit, VisitState
from .who_helps import WhoHelps, Whom

__all__ = [
    "Answer",
    "Asked",
    "Call",
    "CatalogueLeaf",
    "CatalogueNode",
    "CatalogueState",
    "CatalogueVersion",
    "ClockAlert",
    "HazardCase",
    "HazardPhase",
    "Limit",
    "PanelComment",
    "PanelInvitation",
    "Precaution",
    "Repair",
    "RepairMove",
    "Right",
    "RightToRepair",
    "SecondTerms",
    "SpentKey",
    "Verdict",
    "Visit",
    "VisitState",
    "WhoHelps",
    "Whom",
    "WrittenOnce",
    "YouSaid",
]
