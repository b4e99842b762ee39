"""The page "How we do" of the admin, and the same as a file for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal.cases.owners import sees
from portal.cases.permissions import needs
from portal.integration.spreadsheets import harmless

from ..reporting.opening import KIND
from ..staff.access import SEE
from ..staff.furniture import furniture
from .chart import Chart, percents
from .counting import OF_JOBS, OF_VISITS, Figure, Group, Measure, Span, figures, spans
from .facts import months_until
from .reading import Read, read

MONTHS = 13
"""This month and the year before it, so that a month stands beside the same one a year ago."""
TITLE = "How we do"
GROUPS = {
    Group.ALL: "All repairs",
    Group.EMERGENCY: "Emergencies",
    Group.OTHER: "No emergencies",
    Group.URGENT: "Urgent",
    Group.ROUTINE: "Routine",
    Group.PLANNED: "Part of planned work",
}
HEADINGS = ("Month", "Which repairs", "Measure", "Part", "Of", "Percent")
Rows = list[tuple[date, list[str]]]


@needs(SEE)
@require_safe
def measures(request: HttpRequest) -> HttpResponse:
    """Charts with their tables, for all repairs or those of one priority."""
    months, found = _found(request)
    group = _group(request.GET.get("priority", ""))
    every = figures(found.jobs, found.visits, months)
    rp02 = (Group.EMERGENCY, Group.OTHER)
    jobs, coming = tuple(OF_JOBS)[1:], tuple(OF_VISITS)
    context = {
        **furniture(TITLE),
        "groups": GROUPS.items(),
        "group": group,
        "group_words": GROUPS[group],
        "rp02": _chart("Done in time, in percent", months, _of(every, rp02, (Measure.IN_TIME,))),
        "rp02_heads": [GROUPS[each] for each in rp02],
        "rp02_rows": _rows(months, _of(every, rp02, (Measure.IN_TIME,))),
        "work": _chart("Work, in percent", months, _of(every, (group,), jobs)),
        "work_heads": jobs,
        "work_rows": _rows(months, _of(every, (group,), jobs)),
        "coming": _chart("Visits, in percent", months, _of(every, (group,), coming)),
        "coming_heads": coming,
        "coming_rows": _rows(months, _of(every, (group,), coming)),
        "spans": [_span(each) for each in spans(found.jobs, group)],
        "targets": found.targets,
    }
    return render(request, "repairs/measures/page.html", context)


@needs(SEE)
@require_safe
def measures_file(request: HttpRequest) -> HttpResponse:
    """Every measure by month and priority. What is hidden on the page is hidden here."""
    months, found = _found(request)
    text = io.StringIO()
    text.write("\ufeff")
    writer = csv.writer(text)
    writer.writerow(HEADINGS)
    for each in figures(found.jobs, found.visits, months):
        writer.writerow([harmless(cell) for cell in _cells(each)])
    name = f"repairs-{timezone.localdate()}.csv"
    return HttpResponse(
        text.getvalue(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def in_words(span: timedelta | None) -> str:
    """2.5 days, or 3.0 hours for less than two days."""
    if span is None:
        return "Fewer than 5"
    hours = span.total_seconds() / 3600
    return f"{hours:.1f} hours" if hours < 48 else f"{hours / 24:.1f} days"


def _found(request: HttpRequest) -> tuple[list[date], Read]:
    if not sees(request.user, KIND):
        raise Http404
    months = months_until(timezone.localdate(), MONTHS)
    return months, read(months[0], timezone.localdate() + timedelta(days=1))


def _group(asked: str) -> Group:
    return Group(asked) if asked in list(Group) else Group.ALL


def _of(
    every: Sequence[Figure], groups: Sequence[Group], measures: Sequence[Measure]
) -> list[tuple[str, list[Figure]]]:
    """The months of each line of a chart, with its name."""
    return [
        (
            GROUPS[group] if len(groups) > 1 else measure,
            [each for each in every if (each.group, each.measure) == (group, measure)],
        )
        for group in groups
        for measure in measures
    ]


def _chart(title: str, months: list[date], series: list[tuple[str, list[Figure]]]) -> Chart:
    return percents(
        title, months, [(name, [each.share.percent for each in line]) for name, line in series]
    )


def _rows(months: list[date], series: list[tuple[str, list[Figure]]]) -> Rows:
    lines = [[each.share.words for each in line] for _, line in series]
    return list(zip(months, map(list, zip(*lines, strict=True)), strict=True))


def _span(span: Span) -> tuple[str, str, str]:
    return span.state.label, in_words(span.median), in_words(span.ninety)


def _cells(each: Figure) -> tuple[str, ...]:
    share, is_shown = each.share, each.share.percent is not None
    part, of = (str(share.part), str(share.of)) if is_shown else ("", share.words)
    percent = f"{share.percent:.1f}" if share.percent is not None else ""
    return (f"{each.month:%Y-%m}", GROUPS[each.group], each.measure, part, of, percent)
