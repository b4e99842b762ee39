"""A page that asks for files: each is stored as it comes, and can be taken off again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from .. import uploads
from ..answers import of_step, put
from ..build import form_class
from ..definition import Kind, Question, QuestionStep, Repeat, Step
from ..drafts import Opened
from ..route import LiveStep
from . import learning, pages
from .redirects import see_other

UPLOAD, REMOVE = "upload", "remove-upload"
"""Names of buttons."""


def questions(live: LiveStep) -> list[Question]:
    """Give the questions of a page that ask for files."""
    return _asked(live.step)


def _asked(step: Step) -> list[Question]:
    if not isinstance(step, QuestionStep):
        return []
    return [each for each in step.questions if each.kind is Kind.FILE]


def initial(opened: Opened, live: LiveStep) -> dict[str, Any]:
    """Give what is stored for a page's questions, as a draft keeps it."""
    return {
        each.id: uploads.answer(uploads.of(opened.key, of_item(live, each).id))
        for each in questions(live)
    }


def panels(opened: Opened, live: LiveStep) -> list[uploads.Panel]:
    """Give what the page shows of each question's files."""
    return [uploads.panel(opened.key, of_item(live, each)) for each in questions(live)]


def of_item(live: LiveStep, question: Question) -> Question:
    """Give a question under the name that its files lie under: each item of a list has its own."""
    return replace(question, id=f"{question.id}.{live.item}") if live.item else question


def handle(request: HttpRequest, opened: Opened, live: LiveStep) -> HttpResponseBase | None:
    """Store the files that came, or take one off. ``None``: go on with the rest of the page."""
    asked = questions(live)
    if not asked:
        return None
    if unwanted := request.POST.get(REMOVE):
        uploads.remove(opened.key, unwanted)
        _follow(opened, live)
        return see_other(request.get_full_path())
    refused = _store(request, opened, live, asked)
    if refused or UPLOAD in request.POST:
        _follow(opened, live)
    if refused:
        return _refuse(request, opened, live, refused)
    return see_other(request.get_full_path()) if UPLOAD in request.POST else None


def _follow(opened: Opened, live: LiveStep) -> None:
    """Let an answer that was given before say which files there are now.

    Somebody who changes the files of an answered page may leave it by any link.
    """
    if any(each.id in of_step(opened.answers, live) for each in questions(live)):
        opened.save(lambda answers: put(answers, live, _kept(opened, live)))


def _kept(opened: Opened, live: LiveStep) -> dict[str, Any]:
    return {id_: files or None for id_, files in initial(opened, live).items()}


def settle(opened: Opened, new: LiveStep, live: LiveStep) -> None:
    """Give the files that came on the page of a new thing to the thing that it has become."""
    for before, after in zip(questions(new), questions(live), strict=True):
        uploads.move(opened.key, of_item(new, before).id, of_item(live, after).id)


def drop(opened: Opened, repeat: Repeat, item: str) -> None:
    """Take away the files of a thing that is taken off its list."""
    ids = {f"{each.id}.{item}" for step in repeat.steps for each in _asked(step)}
    for upload in uploads.of(opened.key) if ids else ():
        if upload.question_id in ids:
            uploads.remove(opened.key, upload.public_id)


def _store(
    request: HttpRequest, opened: Opened, live: LiveStep, asked: list[Question]
) -> dict[str, list[str]]:
    refused: dict[str, list[str]] = {}
    for question in asked:
        for file in request.FILES.getlist(question.id):
            try:
                uploads.store(opened.key, of_item(live, question), file)
            except uploads.Refused as refusal:
                refused.setdefault(question.id, []).append(refusal.sentence)
    return refused


def _refuse(
    request: HttpRequest, opened: Opened, live: LiveStep, refused: dict[str, list[str]]
) -> HttpResponseBase:
    form = form_class(live.asks)(
        request.POST, answers=opened.route.answers, initial=initial(opened, live)
    )
    form.is_valid()
    for id_, sentences in refused.items():
        form.errors.pop(id_, None)  # "choose a file" would be said of one that was refused
        for sentence in sentences:
            form.add_error(id_, ValidationError(sentence, code="refused-file"))
    opened.noticed += learning.refused(live, form)
    context = pages.step_context(request, opened, live, form)
    return render(request, "forms/step.html", context)
