"""The second part: what is wrong, in a few taps; what to know before going on; words and photos."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from portal.forms.conditions import AllOf, Answered, Condition, Equals, Not
from portal.forms.definition import (
    NO,
    YES,
    Choice,
    ContentStep,
    Divider,
    ExitStep,
    Kind,
    Question,
    QuestionStep,
    Step,
    Way,
)

from ..catalogue import ends
from ..catalogue.compile import diagnosis_steps
from ..catalogue.tree import Catalogue
from ..words import Place
from . import telling
from .helping import HOME, Help
from .home import OWNERS, call_now, name_of
from .names import (
    KEY,
    KNOWN,
    KNOWN_NEARBY,
    LEASEHOLDER,
    MORE,
    NONE,
    OWN_WORDS,
    PHOTOS,
    TELL_US,
)

ELSEWHERE = (Place.SHARED, Place.OUTSIDE)
"""Where others may have seen the same."""


def steps(catalogue: Catalogue, help_: Help) -> Iterator[Step]:
    """Give the pages, in order, for whoever is in no danger."""
    first, *rest = _timed(catalogue)
    yield first
    yield from _inside_a_lease(catalogue, help_)
    yield from rest
    yield from _danger_after_all(catalogue)
    yield from _solved(catalogue)
    yield from telling.steps(catalogue)
    yield from _known(catalogue)
    yield from _in_words(catalogue)


def goes_on(catalogue: Catalogue) -> tuple[Condition, ...]:
    """Say when a report goes on: it is no danger after all, and not what is known already."""
    return (*ends.unless(ends.danger_later(catalogue)), *ends.unless(_me_too(catalogue)))


def _me_too(catalogue: Catalogue) -> Condition | None:
    """Say when somebody reports what is known already, and wants to hear of it."""
    if ends.is_at(catalogue, *ELSEWHERE) is None:
        return None
    return AllOf((Answered(KNOWN), Not(Equals(KNOWN, NONE))))


def _all(*conditions: Condition) -> Condition | None:
    if len(conditions) < 2:
        return conditions[0] if conditions else None
    return AllOf(conditions)


def _timed(catalogue: Catalogue) -> list[QuestionStep]:
    """Keep the moment of an answer that may be a danger."""
    risky = {ends.asked_at(path) for path in catalogue.ends() if path[-1].same_as}
    return [
        replace(step, questions=tuple(replace(q, timed=q.id in risky) for q in step.questions))
        for step in diagnosis_steps(catalogue)
    ]


def _inside_a_lease(catalogue: Catalogue, help_: Help) -> Iterator[ExitStep]:
    inside = ends.is_at(catalogue, Place.INSIDE)
    if inside:
        words = (
            "The inside of a home with a lease is its owner's to repair, as a rule. Your lease "
            "says what is yours and what is ours.",
            "You can tell us about shared parts and about the outside: go Back and choose one.",
        )
        yield ExitStep(
            "inside-a-lease",
            "The inside of your home is yours to repair",
            (*words, *help_.words(LEASEHOLDER)),
            help_.ways(LEASEHOLDER),
            AllOf((OWNERS, inside)),
        )


def _danger_after_all(catalogue: Catalogue) -> Iterator[ContentStep]:
    for node in catalogue.dangers:
        later = ends.danger_later(catalogue, node.key)
        if later:
            yield call_now(node, "danger", f"This is dangerous: {name_of(node)}", later)


def _solved(catalogue: Catalogue) -> Iterator[Step]:
    solved = ends.solved(catalogue)
    if solved is None:
        return
    asked = Question(
        TELL_US,
        Kind.RADIOS,
        "Good, it works again. Do you still want to tell us?",
        hint="For example because it happens often.",
        short="Tell us all the same",
        choices=(Choice(NO, "No, that is all"), Choice(YES, "Yes, tell you all the same")),
    )
    yield QuestionStep("solved", (asked,), when=solved)
    yield ExitStep(
        "all-done",
        "Good, it is solved",
        ("You need do nothing more. We have not been sent anything.",),
        (Way("Report something else", href=f"/forms/{KEY}/?afresh=1"), HOME),
        AllOf((Answered(TELL_US), Equals(TELL_US, NO))),
    )


def _known(catalogue: Catalogue) -> Iterator[QuestionStep]:
    shared = ends.is_at(catalogue, *ELSEWHERE)
    if shared is None:
        return
    asked = Question(
        KNOWN,
        Kind.RADIOS,
        "We know of these. Is it one of them?",
        hint="If it is, we add you to it and tell you how it goes on.",
        short="Known already",
        choices=(Divider(), Choice(NONE, "No, it is something else")),
        choices_from=KNOWN_NEARBY,
    )
    calm = tuple(ends.unless(ends.danger_later(catalogue)))
    yield QuestionStep(KNOWN, (asked,), when=_all(shared, *calm))


def _in_words(catalogue: Catalogue) -> Iterator[QuestionStep]:
    own = ends.own_words(catalogue)
    goes = goes_on(catalogue)
    needed = Question(
        OWN_WORDS,
        Kind.TEXTAREA,
        "Tell us what is wrong",
        hint="Say where it is, what you see, and since when.",
        short="What is wrong",
        longest=2000,
        counted=True,
        sensitive=True,
    )
    yield QuestionStep("own-words", (needed,), when=_all(*ends.unless(_me_too(catalogue)), own))
    more = Question(
        MORE,
        Kind.TEXTAREA,
        "Is there anything more to say about it?",
        hint="For example since when, or what you have tried. You need not.",
        short="More about it",
        required=False,
        longest=2000,
        counted=True,
        sensitive=True,
    )
    yield QuestionStep("more", (more,), when=_all(*goes, Not(own)))
    photos = Question(
        PHOTOS,
        Kind.FILE,
        "Can you show us?",
        hint="Photos help us to bring the right parts. You need not add any.",
        short="Photos",
        required=False,
        extensions=("jpg", "jpeg", "png", "heic"),
        max_files=5,
    )
    yield QuestionStep(PHOTOS, (photos,), when=_all(*goes))
