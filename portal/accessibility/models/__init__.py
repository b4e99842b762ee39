"""What the accessibility room keeps."""

from .asked import Asked
from .made_format import MadeFormat
from .order import Order, State, Thing
from .statement import AccessibilityStatementPage, KnownIssue, Status, Why
from .test_run import TestRun

__all__ = [
    "AccessibilityStatementPage",
    "Asked",
    "KnownIssue",
    "MadeFormat",
    "Order",
    "State",
    "Status",
    "TestRun",
    "Thing",
    "Why",
]
