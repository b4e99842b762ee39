"""What the accessibility room keeps."""

from .statement import AccessibilityStatementPage, KnownIssue, Status, Why
from .test_run import TestRun

__all__ = ["AccessibilityStatementPage", "KnownIssue", "Status", "TestRun", "Why"]
