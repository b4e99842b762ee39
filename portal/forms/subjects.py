"""Leads from what was sent about a form to the page of its case."""

from __future__ import annotations

from collections.abc import Collection

from portal.cases.admin.subjects import subject_of
from portal.cases.owners import sees
from portal.cases.permissions import VIEW
from portal.integration.reports.subjects import Reader, Subject, find_by

from .messages import OWNER
from .models import Submission


def submissions(ids: Collection[int], user: Reader) -> dict[int, Subject]:
    found = Submission.objects.filter(pk__in=ids).select_related("case").only("case")
    return {each.pk: subject_of(each.case) for each in found if sees(user, each.case.kind)}


def register() -> None:
    find_by(OWNER, submissions, VIEW)
