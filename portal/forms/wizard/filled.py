"""The form of a page, with what was typed or what was kept of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from portal.ui.forms import GovukForm

from ..answers import of_step
from ..build import form_for
from ..cleaned import as_posted
from ..definition import Journey, Kind, QuestionStep
from ..drafts import Opened
from ..route import LiveStep
from . import files
from .addresses import step_of


def form_of(live: LiveStep, opened: Opened, posted: Any) -> GovukForm:
    """Give the form of a page as it was filled in, and look at what it says."""
    form = form_for(live.asks, opened.route.answers)(
        posted,
        answers=opened.route.answers,
        initial={**of_step(opened.answers, live), **files.initial(opened, live)},
    )
    form.is_valid()
    return form


def form_with_problems(
    live: LiveStep, opened: Opened, problems: Mapping[str, list[str]]
) -> GovukForm:
    """Give the form of a page as if its kept answers had just been typed, with what is wrong."""
    given = of_step(opened.answers, live)
    posted: MultiValueDict[str, Any] = MultiValueDict()
    for question in live.asks.questions:
        for name, text in as_posted(question, given.get(question.id)).items():
            posted.setlist(name, text if isinstance(text, list) else [text])
    form = form_of(live, opened, posted)
    for id_, sentences in problems.items():
        for sentence in sentences:
            if sentence not in form.errors.get(id_, ()):
                form.add_error(id_, sentence)
    return form


def typed(journey: Journey, address: str, posted: QueryDict) -> list[tuple[str, list[str]]]:
    """Give what was typed in a page, question by question, whoever may open it."""
    found = step_of(journey, address)
    if not found or not isinstance(found[0], QuestionStep):
        return []
    return [
        (each.name, texts)
        for each in found[0].questions
        if each.kind is not Kind.FILE and (texts := _texts(each.id, posted))
    ]


def _texts(question: str, posted: QueryDict) -> list[str]:
    """Give the texts of the boxes of a question: its own, and those named after it."""
    boxes = [name for name in posted if name == question or name.startswith(f"{question}_")]
    return [text for name in boxes for text in posted.getlist(name) if text.strip()]
