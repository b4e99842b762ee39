"""What is wrong with a form, in words that say where it was written and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .. import validators
from ..prove import Fault, Problem, Thing, prove
from .judging.found import Finding, Judged
from .judging.going import going
from .judging.people import people
from .judging.sizes import sizes
from .judging.ways import ways
from .judging.wording import wording
from .making import Made, made
from .refusing import reasons

if TYPE_CHECKING:
    from ..models import FormPage

__all__ = ["Finding", "findings", "of"]

PURE = (people, ways, sizes, wording)


def findings(page: FormPage) -> list[Finding]:
    """Look at a form as it is now: everything that is found, what stops it first."""
    return of(made(page), page)


def of(form: Made, page: FormPage | None = None) -> list[Finding]:
    """Look at a form that has been made; at what it leans on too where its page is given."""
    found = [Finding(each.message, each.block) for each in form.compiled.unread]
    found += _proved(form)
    for judge in PURE:
        found += (_judged(form, each) for each in judge(form.journey))
    if page is not None:
        found += (Finding(told) for told in reasons(page.sections.get_prep_value()))
        found += (_judged(form, each) for each in going(page, form.journey))
    return sorted(dict.fromkeys(found), key=lambda each: not each.stops)


def _proved(form: Made) -> Iterator[Finding]:
    """Give what the proof finds. Of promises ``people`` tells, field by field."""
    for problem in prove(form.journey, validators.names()):
        if problem.fault is not Fault.PROMISE:
            yield Finding(
                problem.message,
                _block(form, problem),
                _name(form, problem.thing, problem.where),
                field="title" if problem.fault is Fault.LABEL and not problem.where else "",
            )


def _block(form: Made, problem: Problem) -> str:
    """Give the very rule that a problem is in, or else the block of what has it."""
    made_ = form.compiled
    rule = made_.ruled.get((problem.thing, problem.where, problem.rule)) if problem.rule else None
    return rule or _place(form, problem.thing, problem.where)


def _place(form: Made, thing: Thing, id_: str) -> str:
    return form.compiled.at.get((thing, id_)) or form.compiled.places.get(id_, "")


def _judged(form: Made, judged: Judged) -> Finding:
    return Finding(
        judged.message,
        _place(form, judged.thing, judged.id) if judged.id else "",
        _name(form, judged.thing, judged.id) if judged.id else "",
        judged.stops,
        judged.field,
    )


def _name(form: Made, thing: Thing, id_: str) -> str:
    """Name a part, a page or a question by its words."""
    for section, step in form.journey.steps():
        if thing is Thing.PART and id_ == section.id:
            return section.title
        if thing is not Thing.PART and id_ == step.id:
            return step.heading
    for _repeat, page, question in form.journey.questions():
        if thing is Thing.QUESTION and id_ == question.id:
            return question.label
        if thing is Thing.PAGE and id_ == page.id:
            return page.heading
    return ""
