"""What stands around the form that members try, and what is kept when it is sent."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from portal.cases.changes import change_status
from portal.cases.models import Case, Holding, How, Status
from portal.cases.panels import Panel
from portal.cases.timeline import WEBSITE
from portal.forms.drafts import Opened
from portal.forms.route import LiveStep
from portal.forms.submissions import of_case, route_of
from portal.forms.versions import journey_of

from ..catalogue import versions
from . import comments
from .trial import CHANGE, EASY, FOUND, KEY, THINK

READ = "Thank you. The people who write the form read this. Nothing was reported as broken."


def note(request: HttpRequest, opened: Opened, live: LiveStep | None) -> Panel:
    """Say on each page that nothing is reported, and lead to where one says something about it.

    When there is another preview, or none, it says so: what was begun can be finished all the same.
    """
    number = opened.journey.version
    preview, used = versions.preview(), versions.live()
    say = ""
    if live is not None and live.step.id != THINK:
        here = urlencode({"next": request.path})
        say = f"{reverse('repairs_panel_say', args=[number, live.step.id])}?{here}"
    context = {
        "say": say,
        "is_used": used is not None and used.number == number,
        "is_over": preview is None or preview.number != number,
    }
    return Panel("This is a try-out", "repairs/panel/note.html", context)


def after(case: Case) -> Panel:
    """Say once more, when it was sent, that nothing was reported."""
    return Panel("Nothing was reported", "repairs/panel/sent.html")


def keep(sender: Any, instance: Holding, created: bool, **kwargs: Any) -> None:
    """Keep what a member thinks, and end its case: there is nothing for anybody to do there.

    In the transaction that sends, as soon as it stands in the account and so is somebody's.
    """
    if not created or instance.how != How.SENT or instance.person is None:
        return
    case = instance.case
    submission = of_case(case) if case.kind == KEY else None
    if submission is None:
        return
    version = versions.numbered(journey_of(submission.version).version)
    if version is None:
        return
    answers = route_of(submission).answers
    comments.keep_whole(instance.person, version, _said(submission.version, answers))
    change_status(case, Status.DONE, WEBSITE, READ)


def _said(version: Any, answers: Any) -> str:
    """Give the answers of the last page as one text."""
    asked = {q.id: q for _repeat, _step, q in journey_of(version).questions()}
    lines = [f"{asked[id_].name}: {asked[id_].label_of(answers[id_])}." for id_ in (FOUND, EASY)]
    return "\n".join(lines) + ("\n\n" + answers[CHANGE] if answers.get(CHANGE) else "")
