"""Taking a report in, and asking for the newest."""

from __future__ import annotations

from django.utils import timezone

from ..models.test_run import TestRun
from .report import BadReport, Report


def keep(report: Report) -> tuple[TestRun, bool]:
    """The run that a report tells of, and whether it is new.

    Raises BadReport for one that tells of a part of the tests, or of a time to come.
    """
    if not report.whole:
        raise BadReport("Only a part of the tests was run. Run `make test`, and load its report.")
    if report.made_at > timezone.now():
        raise BadReport("It says that it was made in the future.")
    return TestRun.objects.get_or_create(
        digest=report.digest,
        defaults={
            "made_at": report.made_at,
            "matrix": report.matrix,
            "tools": dict(report.tools),
            "checks": list(report.checks),
            "states": len(report.states),
            "walks": len(report.walks),
            "faulty": [state.name for state in report.faulty],
        },
    )


def newest() -> TestRun | None:
    """The last run by the time it was made, not by when somebody loaded it."""
    return TestRun.objects.first()
