"""What happened to a case while somebody had its form open."""

from __future__ import annotations

from ..models import Case, TimelineEntry


def stamp(case: Case) -> int:
    """The newest entry. Every change of a case leaves one, under the lock of its row."""
    newest: int | None = case.timeline.order_by("-pk").values_list("pk", flat=True).first()
    return newest or 0


def since(case: Case, seen: int) -> list[TimelineEntry]:
    """What came after this stamp, oldest first."""
    news = case.timeline.filter(pk__gt=seen).select_related("team", "user", "system").order_by("pk")
    return list(news)
