"""Leads from what was sent about a case to its page."""

from __future__ import annotations

from collections.abc import Collection

from portal.integration.reports.subjects import Reader, Subject, find_by

from ..messages import OWNER
from ..models import Case, TimelineEntry
from ..owners import sees
from ..permissions import VIEW
from .furniture import case_address

CASE = "case"


def subject_of(case: Case) -> Subject:
    return Subject(case.shown_reference, case_address(case))


def cases(ids: Collection[int], user: Reader) -> dict[int, Subject]:
    found = Case.objects.filter(pk__in=ids)
    return {case.pk: subject_of(case) for case in found if sees(user, case.kind)}


def entries(ids: Collection[int], user: Reader) -> dict[int, Subject]:
    """By the numbers of timeline entries."""
    found = TimelineEntry.objects.filter(pk__in=ids).select_related("case").defer("words")
    return {entry.pk: subject_of(entry.case) for entry in found if sees(user, entry.case.kind)}


def register() -> None:
    find_by(CASE, cases, VIEW)
    find_by(OWNER, entries, VIEW)
