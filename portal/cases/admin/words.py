"""What staff read where the person would read "you"."""

from __future__ import annotations

from ..models import Case, Status

STATUS = {**dict(Status.choices), Status.WAITING: "Waiting for the person"}


def status_of(case: Case) -> str:
    """Where a case stands, as staff say it."""
    return STATUS[Status(case.status)]
