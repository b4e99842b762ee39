"""The list as a file for a spreadsheet, which only reads it and never runs it."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from django.http import HttpRequest, StreamingHttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal.integration.spreadsheets import harmless

from .. import audited
from ..permissions import EXPORT, VIEW, needs
from .filters import CaseFilters
from .rows import Row, rows

HEADINGS = (
    "Reference",
    "About",
    "Kind",
    "Status",
    "Team",
    "How it reached us",
    "Opened",
    "Next deadline",
    "To note",
)
AT_A_TIME = 500


class Line:
    """A file that hands each line back instead of keeping it."""

    def write(self, line: str) -> str:
        return line


@needs(VIEW)
@needs(EXPORT)
@require_safe
def case_export(request: HttpRequest) -> StreamingHttpResponse:
    """Every case that the filters ask for, with no more than the list shows."""
    filters = CaseFilters(request.GET, user=request.user)
    cases = filters.cases()
    chosen = {name: str(value) for name, value in filters.cleaned_data.items() if value}
    audited.exported(request, chosen)
    return StreamingHttpResponse(
        lines(rows(cases.iterator(chunk_size=AT_A_TIME))),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="cases-{timezone.localdate()}.csv"'},
    )


def lines(found: Iterator[Row]) -> Iterator[str]:
    writer = csv.writer(Line())
    yield "\ufeff" + writer.writerow(HEADINGS)
    for row in found:
        yield writer.writerow([harmless(cell) for cell in cells(row)])


def cells(row: Row) -> tuple[str, ...]:
    case = row.case
    return (
        case.shown_reference,
        case.title,
        row.kind,
        row.status,
        case.team.name if case.team else "",
        case.get_channel_display(),
        f"{timezone.localtime(case.opened_at):%Y-%m-%d}",
        f"{timezone.localtime(row.due):%Y-%m-%d %H:%M}" if row.due else "",
        "; ".join(row.flags),
    )
