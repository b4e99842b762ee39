"""What is wrong with a form, in words that say where it was written and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .. import validators
from ..prove import prove
from .making import Made, made

if TYPE_CHECKING:
    from ..models import FormPage


@dataclass(frozen=True)
class Finding:
    """One thing to put right. ``block`` is the id of a block, or empty for the whole form.

    ``where`` names it as the editor sees it. ``stops``: the form cannot go live with it.
    """

    message: str
    block: str = ""
    where: str = ""
    stops: bool = True

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message


def findings(page: FormPage) -> list[Finding]:
    """Look at a form as it is now: everything that is found, in order."""
    return of(made(page))


def of(form: Made) -> list[Finding]:
    """Look at a form that has been made."""
    unread = [Finding(each.message, each.block) for each in form.compiled.unread]
    proved = [
        Finding(
            problem.message, form.compiled.places.get(problem.where, ""), _name(form, problem.where)
        )
        for problem in prove(form.journey, validators.names())
    ]
    return [*unread, *proved]


def _name(form: Made, id_: str) -> str:
    """Name a part, a page or a question by its words."""
    for section, step in form.journey.steps():
        if id_ == section.id:
            return section.title
        if id_ == step.id:
            return step.heading
    for _repeat, page, question in form.journey.questions():
        if id_ in (page.id, question.id):
            return question.label if id_ == question.id else page.heading
    return ""
