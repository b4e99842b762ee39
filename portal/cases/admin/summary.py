"""How much waits, on the admin's first page. Counts stop at a thousand, so they cost the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import IntegerField, OuterRef, QuerySet, Subquery
from django.utils import timezone
from wagtail.admin.ui.components import Component

from portal.council.models import ContactPoint

from ..models import HAS_ENDED, Case
from ..owners import seen_by
from ..waiting import overdue, silent_too_long

MOST = 1000


class CountOf(Subquery):
    """How many rows a subquery has."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) _counted)"
    output_field = IntegerField()


class CasesPanel(Component):
    """Overdue, silent and open, for each team that has any: of the cases that somebody may see."""

    name = "cases"
    template_name = "cases/admin/home_panel.html"
    order = 50

    def __init__(self, user: Any) -> None:
        self.user = user

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        return {
            "overdue": in_words(seen_by(self.user, overdue())[:MOST].count()),
            "silent": in_words(seen_by(self.user, silent_too_long())[:MOST].count()),
            "teams": teams(self.user),
        }


def teams(user: Any) -> list[dict[str, Any]]:
    """Name, number, open and overdue. One query."""
    theirs = seen_by(user, Case.objects.filter(team=OuterRef("pk"))).order_by()
    found = (
        ContactPoint.objects.annotate(
            open=_count(theirs.filter(next_due__lt=HAS_ENDED)),
            overdue=_count(theirs.filter(next_due__lt=timezone.now())),
        )
        .filter(open__gt=0)
        .order_by("name")
        .values("pk", "name", "open", "overdue")
    )
    return [
        {**team, "open": in_words(team["open"]), "overdue": in_words(team["overdue"])}
        for team in found
    ]


def in_words(number: int) -> str:
    return f"{MOST:,} or more" if number >= MOST else str(number)


def _count(cases: QuerySet[Case]) -> CountOf:
    return CountOf(cases.values("pk")[:MOST])
