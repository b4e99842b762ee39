"""A report was sent: its repair is made with it, and its home is looked up afterwards."""

from __future__ import annotations

from typing import Any

from portal.forms.models import Submission

from ..models import Repair
from . import asked, buildings, nearby, tenancy
from .opening import KIND, open_repair


def make(submission: Submission) -> Repair:
    """Make the repair of a report. Asks no other system."""
    report = asked.of_submission(submission)
    building = buildings.building_of(report.uprn, ask=False)
    other = nearby.chosen(building, report.known) if report.known else None
    repair = open_repair(
        submission.case,
        report.found,
        version=report.version,
        uprn=report.uprn,
        building=building,
        told_at=report.told.at,
        at_home=report.told.at_home,
        crime=report.told.crime,
        tenure=report.told.tenure,
        follows=other,
    )
    tenancy.look_up_soon(repair)
    return repair


def on_sent(submission: Submission, **kwargs: Any) -> None:
    """A receiver for ``portal.forms.sending.sent``."""
    if submission.journey_key == KIND:
        make(submission)
