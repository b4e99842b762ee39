"""The report "How forms are filled in", and the same for a spreadsheet and for the editor."""

from __future__ import annotations

import csv
import io
from dataclasses import asdict
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from portal.cases.models import Channel
from portal.integration.admin.furniture import furniture
from portal.integration.spreadsheets import harmless

from .. import registry
from . import few, words
from .access import for_readers
from .asked import EVERY, PERIODS, Asked, read
from .reading import of
from .shaping import Learnt, PageFigures, QuestionFigures

TITLE = "How forms are filled in"
ICON = "form"
HEADINGS = (
    "Page",
    "Question",
    "Saw it",
    "Left there",
    "Answers refused",
    "Half took",
    "9 of 10 took",
    "Changed at the end",
    "Mistakes",
)


@for_readers
@require_safe
def report(request: HttpRequest) -> HttpResponse:
    """Show a form's pages and questions, with what is told of each."""
    forms = {journey.key: journey.title for journey in registry.journeys()}
    asked = read(request.GET)
    form = asked.form if asked.form in forms else next(iter(forms), "")
    learnt = of(form, asked.since, asked.today, asked.channel)
    context = {
        **furniture(TITLE, icon=ICON),
        "forms": sorted(forms.items(), key=lambda each: each[1]),
        "form": form,
        "periods": PERIODS.items(),
        "channels": [*EVERY.items(), *Channel.choices],
        "asked": asked,
        "learnt": learnt,
        "shown": _shown(learnt) if learnt else {},
        "query": f"form={form}&days={asked.days}&channel={asked.channel}",
    }
    return render(request, "forms/admin/learning.html", context)


@for_readers
@require_safe
def report_file(request: HttpRequest) -> HttpResponse:
    """Give the same for a spreadsheet: what is not shown on the page is not in it either."""
    asked, learnt = _of(request, request.GET.get("form", ""))
    text = io.StringIO()
    text.write("\ufeff")
    writer = csv.writer(text)
    writer.writerow(HEADINGS)
    for page in learnt.pages:
        for row in _lines(page, learnt):
            writer.writerow([harmless(cell) for cell in row])
    name = f"{asked.form}-{asked.since}-{asked.today}.csv"
    return HttpResponse(
        text.getvalue(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@for_readers
@require_safe
def figures(request: HttpRequest, key: str) -> JsonResponse:
    """Give the figures by question, for the editor of the form to put beside each."""
    asked, learnt = _of(request, key)
    return JsonResponse(
        {
            "form": key,
            "since": asked.since.isoformat(),
            "until": asked.today.isoformat(),
            "channel": asked.channel,
            "made_up": learnt.made_up,
            "sent": few.words(learnt.sent),
            "questions": {
                each.id: _beside(each, learnt, asked) for each in learnt.questions.values()
            },
            "pages": {
                each.page: {"lines": _in_lines(each, words.of_page(each, learnt), asked, learnt)}
                for each in learnt.pages
            },
        }
    )


def _of(request: HttpRequest, key: str) -> tuple[Asked, Learnt]:
    asked = read(request.GET, key)
    learnt = of(key, asked.since, asked.today, asked.channel)
    if learnt is None:
        raise Http404
    return asked, learnt


def _beside(each: QuestionFigures, learnt: Learnt, asked: Asked) -> dict[str, Any]:
    said = words.of_question(each, learnt.journey)
    context = {"said": said, "period": asked.period, "made_up": learnt.made_up}
    html = render_to_string("forms/admin/learning_of_question.html", context)
    return {**asdict(said), "lines": _in_lines(each, said, asked, learnt), "html": html}


def _in_lines(
    each: QuestionFigures | PageFigures, said: words.Said, asked: Asked, learnt: Learnt
) -> list[str]:
    """Give the lines that stand beside a question or a page; none where nothing is known of it."""
    if not (each.saw or each.refused):
        return []
    made_up = ", made up for the demonstration" if learnt.made_up else ""
    return [f"The last {asked.period.lower()}{made_up}", *said.lines]


def _shown(learnt: Learnt) -> dict[str, Any]:
    """Give what the page shows, in words and as lengths of bars."""
    widest = max((few.near(page.saw) or 0 for page in learnt.pages), default=0)
    return {
        "funnel": [_bar(page, widest) for page in learnt.pages],
        "pages": [_page(page, learnt) for page in learnt.pages],
        "ended": [(title, few.words(number)) for title, number in learnt.ended],
        "sent": few.words(learnt.sent),
        "whole": words.time(learnt.whole),
        "whole_most": words.most_times(learnt.whole),
    }


def _bar(page: PageFigures, widest: int) -> dict[str, Any]:
    saw, left = few.near(page.saw), few.near(page.left)
    bar, lost = _percent(saw, widest), _percent(left, widest)
    return {
        "title": page.title,
        "saw": few.words(page.saw),
        "left": few.share(page.left, page.saw),
        "bar": bar,
        "lost": lost,
        "from": max(bar - lost, 0),
    }


def _percent(number: int | None, of: int) -> int:
    return round(100 * number / of) if number and of else 0


def _page(page: PageFigures, learnt: Learnt) -> dict[str, Any]:
    questions = [learnt.questions[each] for each in page.questions]
    if not questions and page.page in learnt.questions:  # a list asks by itself
        questions = [learnt.questions[page.page]]
    return {
        "title": page.title,
        "said": words.of_page(page, learnt),
        "most": words.most_times(page.times),
        "questions": [(each.label, words.of_question(each, learnt.journey)) for each in questions],
    }


def _lines(page: PageFigures, learnt: Learnt) -> list[tuple[str, ...]]:
    shown = _page(page, learnt)
    each = shown["questions"] or [("", shown["said"])]
    return [
        (
            page.title,
            label,
            said.saw,
            said.left,
            said.refused,
            said.time,
            shown["most"],
            said.changed,
            "; ".join(f"{mistake.words}: {mistake.times}" for mistake in said.mistakes),
        )
        for label, said in each
    ]
