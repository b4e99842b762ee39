"""What the last full run of the tests said, for the demonstration's accessibility statement."""

from __future__ import annotations

from pathlib import Path

from django.core.management import CommandError, call_command

from .source import FOLDER

REPORT = FOLDER / "accessibility-report.json"
"""``var/accessibility-report.json`` of a whole run that found nothing, as the tests wrote it."""


def load_test_report(report: Path = REPORT) -> str:
    """Load it as a council would; say why, if it was not loaded.

    Nothing is claimed where no report has been put beside the demonstration.
    """
    if not report.exists():
        return ""
    try:
        call_command("import_accessibility_report", report, verbosity=0)
    except CommandError as refusal:
        return str(refusal)
    return ""
