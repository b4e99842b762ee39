"""What the engine keeps: versions, drafts, submissions, and where they go."""

from .destination import Destination
from .draft import DRAFT_KEY_LENGTH, Draft, Grant
from .submission import Immutable, Submission
from .upload import ScanState, Upload
from .version import Frozen, Version

__all__ = [
    "DRAFT_KEY_LENGTH",
    "Destination",
    "Draft",
    "Frozen",
    "Grant",
    "Immutable",
    "ScanState",
    "Submission",
    "Upload",
    "Version",
]
