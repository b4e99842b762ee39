"""A case of a repair in the database, with the rules of the demonstration."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from portal.cases.models import Case
from portal.repairs.law.beginning import Begun, begin
from portal.repairs.law.which import Report
from portal.repairs.words import Priority
from tests.support.cases import CaseFactory


def a_case(at: datetime) -> Case:
    case: Case = CaseFactory(kind="repair", title="A repair", at=at, steps=())
    return case


def reported(at: datetime, priority: Priority = Priority.ROUTINE, **what: Any) -> Begun:
    """A report that has set its deadlines going."""
    return begin(a_case(at), Report(at, priority, **what))


def running(case: Case) -> dict[str, datetime | None]:
    """When each clock that runs is due, by its step."""
    return dict(case.clocks.filter(stopped_at__isnull=True).values_list("step", "due_at"))


def said(case: Case) -> list[str]:
    """The timeline, the oldest first."""
    return [entry.words for entry in case.timeline.order_by("pk")]
