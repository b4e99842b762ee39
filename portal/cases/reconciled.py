"""What happened on cases, for reconciling with what other systems were told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from portal.integration import reconcile
from portal.integration.reconcile import Subject

from .events import ALL, ANSWERED, DOCUMENT_ADDED, OPENED, TOLD
from .models import TimelineEntry, What

BY_ENTRY = {**TOLD, What.ANSWER: ANSWERED, What.DOCUMENT: DOCUMENT_ADDED}
"""The event of each kind of timeline entry; deadlines are ours alone."""


def register() -> None:
    """Call it from ``AppConfig.ready``."""
    for type_ in ALL:
        kinds = tuple(sorted(what for what, told in BY_ENTRY.items() if told is type_))
        owner = "case" if type_ is OPENED else "timeline entry"
        reconcile.register(type_.name, owner, partial(_since, kinds, owner))


def _since(kinds: tuple[What, ...], owner: str, moment: datetime) -> Iterator[Subject]:
    """Give every entry of these kinds since then; a case's first one stands for the case."""
    pk = "case_id" if owner == "case" else "pk"
    entries = TimelineEntry.objects.filter(what__in=kinds, at__gte=moment).order_by("pk")
    found = entries.values_list("case__reference", pk, "at", "system_id")
    for reference, number, at, source_id in found.iterator():
        yield Subject(reference, number, at, source_id)
