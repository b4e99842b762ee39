"""A decision as lists show it: what about and when, never what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from portal.cases.when import the_day

from ..models import Decision
from .document import title_of


@dataclass(frozen=True)
class Shown:
    """One line. ``dispute_by`` is None once that day has passed, or where there is none."""

    title: str
    decided: str
    dispute_by: date | None
    href: str


def shown(decision: Decision) -> Shown:
    """As its person sees it today."""
    last = decision.dispute_by
    return Shown(
        title=title_of(decision),
        decided=f"We decided on {the_day(decision.decided_on)}.",
        dispute_by=last if last and last >= timezone.localdate() else None,
        href=reverse("benefit_decision", args=[decision.public_id]),
    )
