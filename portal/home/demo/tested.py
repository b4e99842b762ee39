"""What the last full run of the tests said, for the demonstration's accessibility statement."""

from __future__ import annotations

from portal.accessibility.tested.keeping import keep
from portal.accessibility.tested.report import read

from .source import FOLDER

REPORT = FOLDER / "accessibility-report.json"


def load_test_report() -> None:
    """Nothing is claimed where no full run has been put beside the demonstration."""
    if REPORT.exists():
        keep(read(REPORT.read_bytes()))
