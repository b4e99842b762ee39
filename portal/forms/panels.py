"""What somebody told us, on the page of their case: for them, and for staff."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from portal.cases import panels
from portal.cases.holding import asked_first
from portal.cases.models import Case
from portal.cases.panels import Panel

from . import uploads
from .models import Upload
from .rows import Row, View, rows
from .submissions import of_case, route_of

TITLE = "What you told us"
STAFF_TITLE = "What the person told us"


@dataclass(frozen=True)
class Shown:
    """A row with its files. ``files`` are those of its answer, where they can be opened."""

    row: Row
    files: tuple[Upload, ...] = ()


def register() -> None:
    """Put both panels on a case's page. Call it from ``AppConfig.ready``."""
    panels.register("answers", for_person, audience=panels.PERSON, order=10)
    panels.register("answers for staff", for_staff, audience=panels.STAFF, order=10)


def for_person(case: Case) -> Panel | None:
    """Show the answers as the receipt has them. One query.

    Of a kind that asks whose it is before it joins an account, they are for the account only.
    """
    submission = of_case(case)
    if submission is None:
        return None
    groups = rows(route_of(submission), View.RECEIPT)
    context, private = {"groups": groups}, case.kind in asked_first()
    return Panel(TITLE, "forms/panels/person.html", context, private=private)


def for_staff(case: Case) -> Panel | None:
    """Show the answers with sensitive ones masked, and links to files. Two queries."""
    submission = of_case(case)
    if submission is None:
        return None
    files = {each.public_id: each for each in uploads.of(submission.key)}
    groups = [
        (group.title, [_shown(row, files) for row in group.rows])
        for group in rows(route_of(submission), View.ADVISER)
    ]
    return Panel(STAFF_TITLE, "forms/panels/staff.html", {"groups": groups})


def _shown(row: Row, files: Mapping[str, Upload]) -> Shown:
    if not isinstance(row.answer, list):
        return Shown(row)
    ids = [str(each.get("id")) for each in row.answer if isinstance(each, dict)]
    return Shown(row, tuple(files[id_] for id_ in ids if id_ in files))
