"""What a last look before sending found wrong, said on the one page."""

from __future__ import annotations

from portal.ui.forms.bound import Problem

from .. import recheck
from ..definition import QuestionStep
from ..drafts import Opened
from ..route import LiveStep
from .sheet import Sheet

AGAIN = "Look at this part again: we cannot send it as it is"


def points_to(opened: Opened, sheet: Sheet, live: LiveStep | None) -> list[Problem]:
    """Give what is wrong with a page, each leading to its place."""
    block = next((b for b in sheet.blocks if live and b.address == live.address), None)
    target = block.id if block else ""
    found: list[str] = []
    if live is not None and isinstance(live.step, QuestionStep):
        problems = recheck.problems(live, opened.route.answers)
        found = [sentence for sentences in problems.values() for sentence in sentences]
    return [Problem(sentence, target) for sentence in found or [AGAIN]]
