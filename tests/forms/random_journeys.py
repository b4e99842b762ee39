"""Random journeys, sound and faulty, and random answers to them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from portal.forms.conditions import AllOf, Answered, AnyOf, Compared, Condition, Equals, In, Not, Op
from portal.forms.definition import (
    Choice,
    ExitStep,
    Journey,
    Kind,
    Question,
    QuestionStep,
    Repeat,
    Section,
    Step,
)

from .making import ask, leave, page, parts, read, several

NUMBERS = st.integers(0, 3)
WORDS = ("red", "blue", "none")
CHOICES = (Choice("red", "Red"), Choice("blue", "Blue"), Choice("none", "None", exclusive=True))


def answers_to(question: Question) -> list[Any]:
    """Every answer that fits, of those that a condition could tell apart."""
    empty = [] if question.required else [None]
    match question.kind:
        case Kind.YES_NO:
            return [*empty, "yes", "no"]
        case Kind.RADIOS:
            return [*empty, *WORDS]
        case Kind.CHECKBOXES:
            return [*empty, ["red"], ["blue"], ["red", "blue"], ["none"]]
        case Kind.WHOLE_NUMBER:
            return [*empty, 0, 1, 2, 3]
        case _:
            return [*empty, "text"]


@st.composite
def questions(draw: st.DrawFn, name: str) -> Question:
    kinds = [Kind.YES_NO, Kind.RADIOS, Kind.CHECKBOXES, Kind.WHOLE_NUMBER, Kind.TEXT]
    kind = draw(st.sampled_from(kinds))
    more: dict[str, Any] = {"required": draw(st.booleans())}
    if kind in (Kind.RADIOS, Kind.CHECKBOXES):
        more["choices"] = CHOICES
    if kind is Kind.WHOLE_NUMBER:
        more["most"] = 3
    return ask(name, kind, **more)


def tests_of(question: Question) -> st.SearchStrategy[Condition]:
    """A condition on one question, of a kind that suits it."""
    name = question.id
    if question.kind is Kind.WHOLE_NUMBER:
        return st.builds(Compared, st.just(name), st.sampled_from(list(Op)), NUMBERS)
    if question.kind is Kind.TEXT:
        return st.just(Answered(name))
    values = [option.value for option in question.options]
    several_values = st.lists(st.sampled_from(values), min_size=1, max_size=2).map(tuple)
    return st.one_of(
        st.builds(Equals, st.just(name), st.sampled_from(values)),
        st.builds(In, st.just(name), several_values),
        st.just(Answered(name)),
    )


def conditions(known: list[Question]) -> st.SearchStrategy[Condition | None]:
    """No condition, or one on questions that come earlier."""
    if not known:
        return st.none()
    single = st.one_of([tests_of(question) for question in known])
    joined = st.lists(single, min_size=2, max_size=3).map(tuple)
    simple = st.one_of(single, single.map(Not), st.builds(AllOf, joined), st.builds(AnyOf, joined))
    return st.one_of(st.none(), simple, st.builds(AllOf, st.tuples(simple, simple)))


@st.composite
def journeys(draw: st.DrawFn, longest: int = 6, repeats: bool = True) -> Journey:
    """A journey of one to five parts; its conditions look back only."""
    known: list[Question] = []
    sections, number = [], 0
    for place in range(draw(st.sampled_from([1, 2, 3, 4, 5]))):
        gate = draw(conditions(known)) if place else None
        steps: list[Step] = []
        for _ in range(draw(st.integers(1, max(1, longest // 2)))):
            number += 1
            when = draw(conditions(known))
            way = draw(st.sampled_from(["ask"] * 6 + ["read", "leave"] + ["several"] * repeats))
            if way == "ask":
                question = draw(questions(f"q{number}"))
                steps.append(page(question, when=when))
                known.append(question)
            elif way == "several":
                steps.append(_repeat(draw, number, known, when))
            else:
                steps.append((read if way == "read" else leave)(f"s{number}", when))
        sections.append(Section(f"part{place}", f"Part {place}", tuple(steps), gate))
    return parts(*sections)


def _repeat(draw: st.DrawFn, number: int, known: list[Question], when: Condition | None) -> Repeat:
    first = draw(questions(f"r{number}a"))
    second = draw(questions(f"r{number}b"))
    shown = draw(conditions([*known, first]))
    minimum = draw(st.integers(0, 1))
    return several(f"r{number}", page(first), page(second, when=shown), minimum=minimum, when=when)


@st.composite
def answers(draw: st.DrawFn, journey: Journey) -> dict[str, Any]:
    """Answers to any of the questions: given, missing, of another kind, on the route or off it."""
    given: dict[str, Any] = {}
    for _section, step in journey.steps():
        if isinstance(step, Repeat):
            if draw(st.booleans()):
                listed = draw(st.lists(_page_answers(step.steps), max_size=2))
                items = [{"key": f"k{n}", "answers": each} for n, each in enumerate(listed)]
                given[step.id] = {"items": items, "done": draw(st.booleans())}
        elif not isinstance(step, ExitStep):
            given.update(draw(_page_answers((step,))))
    return given


@st.composite
def _page_answers(draw: st.DrawFn, steps: Any) -> dict[str, Any]:
    given = {}
    for step in steps:
        for question in step.questions if isinstance(step, QuestionStep) else ():
            if draw(st.integers(0, 5)):
                good = st.sampled_from(answers_to(question))
                given[question.id] = draw(st.one_of(good, good, good, st.just("nonsense")))
    return given
