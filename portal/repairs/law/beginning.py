"""A report sets its deadlines going: the clocks of its case, its hazard, its Right to Repair."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from portal.cases.closed import working
from portal.cases.models import Case, Clock
from portal.cases.timeline import WEBSITE, Actor, lock

from ..models import HazardCase, RightToRepair
from . import hazards, rights, running
from .table import the_law
from .which import Report, from_report


@dataclass(frozen=True)
class Begun:
    """What a report set going."""

    clocks: list[Clock]
    hazard: HazardCase | None = None
    right: RightToRepair | None = None


@transaction.atomic
def begin(case: Case, report: Report, actor: Actor = WEBSITE) -> Begun:
    """Start every deadline of a report, in the transaction that opens its case.

    The case must have been opened at ``report.at``, the moment at which we knew, or before. Raises
    ValueError if it was not. Told again of the same case, a hazard or a right that runs stays, and
    a clock stays unless the new one ends sooner.
    """
    lock(case)
    law = the_law()
    deadlines = from_report(report, law, working)
    started = running.start_all(case, deadlines, actor)
    return Begun(started, hazards.opened(case, report, law), rights.opened(case, report, deadlines))
