"""What the room for benefits keeps."""

from .claim import Claim
from .decision import Decision, Disputed, Outcome
from .evidence import OPEN, SETTLED, EvidenceFile, EvidenceItem, EvidenceNudge, EvidenceState
from .scheme import Part, RulesState, RulesVersion

__all__ = [
    "OPEN",
    "SETTLED",
    "Claim",
    "Decision",
    "Disputed",
    "EvidenceFile",
    "EvidenceItem",
    "EvidenceNudge",
    "EvidenceState",
    "Outcome",
    "Part",
    "RulesState",
    "RulesVersion",
]
