"""A proof finds each fault by its name, and finds nothing in a sound form."""

import random
import time
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from portal.forms.conditions import (
    AllOf,
    Answered,
    AnyOf,
    Compared,
    Condition,
    Equals,
    FromToday,
    In,
    Not,
    Op,
)
from portal.forms.definition import (
    About,
    Choice,
    ContentStep,
    ExitStep,
    Journey,
    Kind,
    Outcome,
    Privacy,
    Question,
    Repeat,
    Retention,
    Section,
)
from portal.forms.prove import Fault, Thing, prove
from portal.forms.prove import diagrams as diagrams_module

from .making import (
    ask,
    journey,
    leave,
    no,
    one_of,
    page,
    parts,
    several,
    yes,
    yes_no,
)

SOUND = journey(
    page(yes_no("tenant")),
    page(one_of("home", "flat", "house"), when=yes("tenant")),
    leave("out", when=AllOf((yes("tenant"), Equals("home", "house")))),
    page(
        ask("name", label="Full name", autocomplete="name"),
        ask("email", Kind.EMAIL, autocomplete="email"),
        ask("born", Kind.DATE, label="Date of birth", autocomplete="bday"),
    ),
    several(
        "people",
        page(ask("person", label="Full name", autocomplete="off")),
        page(ask("age", Kind.WHOLE_NUMBER, most=120)),
        page(ask("school"), when=Compared("age", Op.LESS, 18)),
        named_by=("person",),
    ),
    page(ask("beds"), when=Compared("people", Op.AT_LEAST, 2)),
    page(ask("old"), when=Compared("born", Op.LESS, date(1960, 1, 1))),
)
BOXES = one_of("help", "read", "hear", "none", kind=Kind.CHECKBOXES)
ALONE = replace(
    BOXES,
    choices=(Choice("read", "Read"), Choice("hear", "Hear"), Choice("none", "No", exclusive=True)),
)


def faults(definition: Journey, **more: Any) -> list[tuple[Fault, str]]:
    return [(problem.fault, problem.where) for problem in prove(definition, **more)]


def test_a_sound_form_is_proved() -> None:
    assert [str(problem) for problem in prove(SOUND, ())] == []


FAULTY = {
    "an exit that everybody takes": (
        journey(page(yes_no("a")), leave("out"), page(ask("b"))),
        [(Fault.UNREACHABLE, "b"), (Fault.DEAD_END, "")],
    ),
    "exits for each answer": (
        journey(page(yes_no("a")), leave("x", yes("a")), leave("y", no("a")), page(ask("b"))),
        [(Fault.UNREACHABLE, "b"), (Fault.DEAD_END, "")],
    ),
    "an exit that leads nowhere": (
        journey(
            page(yes_no("a")), ExitStep("out", "No", ("Sorry.",), (), yes("a")), page(ask("b"))
        ),
        [(Fault.DEAD_END, "out")],
    ),
    "a condition that contradicts itself": (
        journey(page(yes_no("a")), page(ask("b"), when=AllOf((yes("a"), no("a"))))),
        [(Fault.UNREACHABLE, "b")],
    ),
    "a condition that an exit has made void": (
        journey(page(yes_no("a")), leave("out", yes("a")), page(ask("b"), when=yes("a"))),
        [(Fault.UNREACHABLE, "b")],
    ),
    "a part out of reach": (
        parts(
            Section("one", "One", (page(yes_no("a")),)),
            Section("two", "Two", (page(ask("b")),), AllOf((yes("a"), no("a")))),
        ),
        [(Fault.UNREACHABLE, "two")],
    ),
    "numbers that no one number can be": (
        journey(
            page(ask("n", Kind.WHOLE_NUMBER)),
            page(
                ask("b"),
                when=AllOf((Compared("n", Op.MORE, 3), Compared("n", Op.LESS, 4))),
            ),
        ),
        [(Fault.UNREACHABLE, "b")],
    ),
    "the only other answer stands alone": (
        journey(
            page(ALONE),
            page(ask("b"), when=AllOf((Equals("help", "read"), Equals("help", "none")))),
        ),
        [(Fault.UNREACHABLE, "b")],
    ),
    "none of the boxes, where one is needed": (
        journey(page(BOXES), page(ask("b"), when=Not(In("help", ("read", "hear", "none"))))),
        [(Fault.UNREACHABLE, "b")],
    ),
    "a question on one branch only": (
        journey(
            page(yes_no("a")),
            page(yes_no("b"), when=yes("a")),
            page(ask("c"), when=Not(yes("b"))),
        ),
        [(Fault.NOT_ASKED, "c")],
    ),
    "a question inside a list, seen from outside": (
        journey(several("people", page(yes_no("child"))), page(ask("b"), when=yes("child"))),
        [(Fault.NOT_ASKED, "b"), (Fault.UNREACHABLE, "b")],
    ),
    "a page that waits for itself": (
        journey(page(yes_no("a")), page(yes_no("b"), when=yes("b"))),
        [(Fault.LOOP, "b"), (Fault.UNREACHABLE, "b")],
    ),
    "two pages that wait for each other": (
        journey(
            page(yes_no("z")),
            page(yes_no("a"), when=AnyOf((yes("b"), yes("z")))),
            page(yes_no("b"), when=AllOf((yes("z"), yes("a")))),
        ),
        [(Fault.LOOP, "a")],
    ),
    "a question that is not there": (
        journey(page(yes_no("a")), page(ask("b"), when=Not(yes("ghost")))),
        [(Fault.NO_SUCH_QUESTION, "b")],
    ),
    "an answer that is not there": (
        journey(page(yes_no("a")), page(ask("b"), when=Not(Equals("a", "maybe")))),
        [(Fault.NO_SUCH_VALUE, "b")],
    ),
    "a box that is not there": (
        journey(page(BOXES), page(ask("b"), when=In("help", ("read", "feel")))),
        [(Fault.NO_SUCH_VALUE, "b")],
    ),
    "a text compared as a number": (
        journey(page(ask("a")), page(ask("b"), when=Not(Compared("a", Op.LESS, 3)))),
        [(Fault.NO_SUCH_VALUE, "b")],
    ),
    "a sum compared with a day": (
        journey(
            page(ask("a", Kind.MONEY)),
            page(ask("b"), when=Not(Compared("a", Op.LESS, date(2026, 1, 1)))),
        ),
        [(Fault.NO_SUCH_VALUE, "b")],
    ),
    "a number beyond its limit": (
        journey(
            page(ask("n", Kind.WHOLE_NUMBER, most=120)),
            page(ask("b"), when=Compared("n", Op.MORE, 120)),
        ),
        [(Fault.ALWAYS_THE_SAME, "b"), (Fault.UNREACHABLE, "b")],
    ),
    "a number within its limits": (
        journey(
            page(ask("n", Kind.WHOLE_NUMBER, least=1)),
            page(ask("b"), when=Compared("n", Op.AT_LEAST, 1)),
        ),
        [(Fault.ALWAYS_THE_SAME, "b")],
    ),
    "more on a list than it takes": (
        journey(
            several("people", page(ask("x")), most=3),
            page(ask("b"), when=Compared("people", Op.MORE, 3)),
        ),
        [(Fault.ALWAYS_THE_SAME, "b"), (Fault.UNREACHABLE, "b")],
    ),
    "a day before the first": (
        journey(
            page(ask("day", Kind.DATE, earliest="2026-01-01")),
            page(ask("b"), when=Compared("day", Op.LESS, date(2026, 1, 1))),
        ),
        [(Fault.ALWAYS_THE_SAME, "b"), (Fault.UNREACHABLE, "b")],
    ),
    "a question without words": (
        journey(page(ask("a", label=" "), title="Page")),
        [(Fault.LABEL, "a")],
    ),
    "an answer without words": (
        journey(page(ask("a", Kind.RADIOS, choices=(Choice("x", ""), Choice("y", "Y"))))),
        [(Fault.LABEL, "a")],
    ),
    "a page without a title": (
        journey(page(ask("a"), ask("b"), title="")),
        [(Fault.LABEL, "a")],
    ),
    "a person's name that a browser could fill in": (
        journey(page(ask("a", label="First name"))),
        [(Fault.AUTOCOMPLETE, "a")],
    ),
    "an e-mail address without a token": (
        journey(page(ask("a", Kind.EMAIL))),
        [(Fault.AUTOCOMPLETE, "a")],
    ),
    "a birth date without a token": (
        journey(page(ask("a", Kind.DATE, label="When were you born?"))),
        [(Fault.AUTOCOMPLETE, "a")],
    ),
    "a token of another kind": (
        journey(page(ask("a", Kind.PHONE, autocomplete="email"))),
        [(Fault.AUTOCOMPLETE, "a")],
    ),
    "the reader's own birth date for everybody on a list": (
        journey(several("people", page(ask("a", Kind.DATE, autocomplete="bday")))),
        [(Fault.AUTOCOMPLETE, "a")],
    ),
    "one question twice": (
        journey(page(ask("a")), page(ask("a"), id="other")),
        [(Fault.TWICE, "a")],
    ),
    "one question inside a list and out": (
        journey(page(ask("a")), several("people", page(ask("a"), id="other"))),
        [(Fault.TWICE, "a")],
    ),
    "a list called as a question is": (
        journey(page(ask("people"), id="one"), several("people", page(ask("a")))),
        [(Fault.TWICE, "people")],
    ),
    "one page twice": (
        journey(page(ask("a"), title="One"), page(ask("b"), id="a", title="Two")),
        [(Fault.TWICE, "a")],
    ),
    "one title twice": (
        journey(page(ask("a"), title="One"), page(ask("b"), title="One")),
        [(Fault.TWICE, "b")],
    ),
    "one question worded twice on a page": (
        journey(page(ask("a", label="How many?"), ask("b", label="How many? "), title="One")),
        [(Fault.TWICE, "b")],
    ),
    "one part twice": (
        parts(Section("one", "One", (page(ask("a")),)), Section("one", "Two", (page(ask("b")),))),
        [(Fault.TWICE, "one")],
    ),
    "one answer twice": (
        journey(page(one_of("a", "x", "y", "x"))),
        [(Fault.TWICE, "a")],
    ),
    "a name that an address cannot hold": (
        journey(page(ask("a"), id="A page")),
        [(Fault.NAME, "A page")],
    ),
    "a name that means something else": (
        journey(page(ask("a"), id="check-answers")),
        [(Fault.NAME, "check-answers")],
    ),
    "a question called as part of a date is": (
        journey(page(ask("born-day"), id="born")),
        [(Fault.NAME, "born-day")],
    ),
    "a form without parts": (parts(), [(Fault.EMPTY, "")]),
    "a part without pages": (
        parts(Section("one", "One", ()), Section("two", "Two", (page(ask("a")),))),
        [(Fault.EMPTY, "one")],
    ),
    "a page without questions": (journey(page(id="a")), [(Fault.EMPTY, "a")]),
    "a page that says nothing": (
        journey(ContentStep("a", "A", ()), page(ask("b"))),
        [(Fault.EMPTY, "a")],
    ),
    "a list without pages": (journey(several("people")), [(Fault.EMPTY, "people")]),
    "a list without a most": (
        journey(several("people", page(ask("a")), most=0)),
        [(Fault.REPEAT, "people")],
    ),
    "a list that needs more than it takes": (
        journey(several("people", page(ask("a")), minimum=4, most=3)),
        [(Fault.DEAD_END, "people")],
    ),
    "a list of things without a name": (
        journey(Repeat("people", "People", "", "", (page(ask("a")),), most=3)),
        [(Fault.LABEL, "people")],
    ),
    "a list named by what it does not ask": (
        journey(several("people", page(ask("a")), named_by=("b",))),
        [(Fault.NO_SUCH_QUESTION, "people")],
    ),
    "a list that may ask nothing": (
        journey(page(yes_no("a")), several("people", page(ask("b"), when=yes("a")))),
        [(Fault.DEAD_END, "people")],
    ),
    "a list with a page out of reach": (
        journey(
            several("people", page(yes_no("a")), page(ask("b"), when=AllOf((yes("a"), no("a")))))
        ),
        [(Fault.UNREACHABLE, "b")],
    ),
    "nothing to choose from": (journey(page(one_of("a"))), [(Fault.DEAD_END, "a")]),
    "a least above the most": (
        journey(page(ask("a", Kind.MONEY, least=Decimal(3), most=2))),
        [(Fault.DEAD_END, "a")],
    ),
    "a first day after the last": (
        journey(page(ask("a", Kind.DATE, earliest="2026-02-01", latest="2026-01-01"))),
        [(Fault.DEAD_END, "a")],
    ),
    "a limit that is no day": (
        journey(page(ask("a", Kind.DATE, latest="soon"))),
        [(Fault.LIMIT, "a")],
    ),
    "no files at all": (
        journey(page(ask("a", Kind.FILE, max_files=0))),
        [(Fault.DEAD_END, "a")],
    ),
    "a file that a validator cannot see": (
        journey(page(ask("a", Kind.FILE, validators=("v",)))),
        [(Fault.VALIDATOR, "a")],
    ),
    "no privacy notice": (journey(page(ask("a")), privacy=None), [(Fault.PROMISE, "")]),
    "half a privacy notice": (
        journey(page(ask("a")), privacy=Privacy("To help", "", "Us", "A year")),
        [(Fault.PROMISE, "")],
    ),
    "drafts that go too soon": (
        journey(page(ask("a")), retention=Retention(draft_days=13)),
        [(Fault.PROMISE, "")],
    ),
    "a closing time in no zone": (
        journey(page(ask("a")), closes=datetime(2027, 1, 1)),
        [(Fault.PROMISE, "")],
    ),
}


@pytest.mark.parametrize("name", FAULTY)
def test_a_fault_is_found_and_nothing_else(name: str) -> None:
    definition, expected = FAULTY[name]
    assert sorted(faults(definition)) == sorted(expected)


def test_a_validator_has_to_be_registered() -> None:
    asked = ask("a", validators=("modulus",))
    definition = journey(page(asked, validators=("together",)))
    assert faults(definition) == []
    assert faults(definition, validators=("modulus",)) == [(Fault.VALIDATOR, "a")]
    assert faults(definition, validators=()) == [(Fault.VALIDATOR, "a"), (Fault.VALIDATOR, "a")]


def test_a_question_may_be_looked_at_behind_a_guard() -> None:
    a, b = page(yes_no("a")), page(yes_no("b"), when=yes("a"))
    for guard in (
        AllOf((yes("a"), no("b"))),
        AnyOf((no("a"), no("b"))),
        AllOf((Answered("b"), no("b"))),
        Answered("b"),
    ):
        assert faults(journey(a, b, page(ask("c"), when=guard))) == []
    late = AllOf((no("b"), yes("a")))
    assert faults(journey(a, b, page(ask("c"), when=late))) == [(Fault.NOT_ASKED, "c")]


def test_a_question_before_an_exit_has_been_asked_of_whoever_stays() -> None:
    definition = journey(
        page(yes_no("a")),
        page(yes_no("b"), when=yes("a")),
        leave("out", when=no("a")),
        page(ask("c"), when=yes("b")),
    )
    assert faults(definition) == []


def test_two_branches_may_meet_again() -> None:
    definition = journey(
        page(yes_no("a")),
        page(yes_no("b"), when=yes("a")),
        page(yes_no("c"), when=no("a")),
        page(ask("d"), when=AnyOf((AllOf((yes("a"), yes("b"))), AllOf((no("a"), yes("c")))))),
    )
    assert faults(definition) == []


def test_an_optional_question_may_be_left_empty() -> None:
    definition = journey(
        page(yes_no("a", required=False)),
        page(ask("b"), when=Not(AnyOf((yes("a"), no("a"))))),
    )
    assert faults(definition) == []
    assert faults(journey(page(yes_no("a")), definition.sections[0].steps[1])) == [
        (Fault.UNREACHABLE, "b")
    ]


def test_an_answer_between_two_borders_is_thought_of() -> None:
    for kind, low, high in (
        (Kind.WHOLE_NUMBER, 3, 5),
        (Kind.MONEY, Decimal("3.01"), Decimal("3.03")),
        (Kind.DATE, date(2026, 1, 1), date(2026, 1, 3)),
    ):
        between = AllOf((Compared("n", Op.MORE, low), Compared("n", Op.LESS, high)))
        assert faults(journey(page(ask("n", kind)), page(ask("b"), when=between))) == []


def test_a_problem_tells_when_it_happens() -> None:
    definition, _ = FAULTY["a question on one branch only"]
    (problem,) = prove(definition)
    assert "‘About a’ is ‘No’" in problem.message
    assert str(problem).startswith("c: ")


def test_pages_with_titles_of_their_own_may_ask_alike() -> None:
    both = [page(ask(f"{n}1", label="How many?"), ask(f"{n}2"), id=n, title=n) for n in ("x", "y")]
    assert faults(journey(*both)) == []


def test_a_fault_of_a_rule_names_the_question_that_the_rule_is_about() -> None:
    definition, _ = FAULTY["a question on one branch only"]
    (problem,) = prove(definition)
    assert (problem.where, problem.rule, problem.thing) == ("c", "b", Thing.PAGE)
    assert "‘About b’" in problem.message


def test_a_part_a_page_and_a_question_of_one_name_are_told_apart() -> None:
    form = parts(
        Section("one", "One", (page(ask("one", label=""), id="one", title="One"),), yes("x"))
    )
    told = {(problem.where, problem.thing) for problem in prove(form)}
    assert told == {("one", Thing.QUESTION), ("one", Thing.PART)}


def test_what_was_found_before_it_got_too_tangled_is_told_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(diagrams_module, "MOST_NODES", 50)
    tangle = AnyOf(tuple(AllOf((yes(f"q{n}"), yes(f"q{n + 30}"))) for n in range(30)))
    asks = [page(yes_no(f"q{n}")) for n in range(60)]
    never = page(ask("b"), when=AllOf((yes("q1"), no("q1"))))
    found = faults(journey(*asks, never, page(ask("end"), when=tangle)))
    assert found == [(Fault.UNREACHABLE, "b"), (Fault.TANGLED, "")]


QUESTIONS, CONDITIONS, ENDS = 150, 60, 5


def long_form(seed: int) -> Journey:
    """A form of many questions whose conditions lean on each other, near and far."""
    chance = random.Random(seed)  # noqa: S311 - not a secret
    kinds = [Kind.YES_NO, Kind.RADIOS, Kind.CHECKBOXES, Kind.WHOLE_NUMBER, Kind.DATE]
    steps, asked = [], []
    for number in range(QUESTIONS):
        kind = chance.choice(kinds)
        made = ask(f"q{number}", kind)
        if kind in (Kind.RADIOS, Kind.CHECKBOXES):
            made = one_of(made.id, *(f"v{n}" for n in range(5)), kind=kind)
        when = None
        if number >= QUESTIONS - 2 * CONDITIONS and number % 2:
            leaned = chance.sample(asked, 3)
            when = AnyOf(tuple(AllOf((Answered(each.id), _of(each))) for each in leaned))
            if number % (2 * CONDITIONS // ENDS) == 1:
                steps.append(leave(f"x{number}", when=AllOf(when.tests)))
        asked.append(made)
        steps.append(page(made, when=when))
    return journey(*steps)


def _of(question: Question) -> Condition:
    match question.kind:
        case Kind.YES_NO:
            return yes(question.id)
        case Kind.WHOLE_NUMBER:
            return Compared(question.id, Op.AT_LEAST, 18)
        case Kind.DATE:
            return Compared(question.id, Op.LESS, FromToday(years=-18))
        case _:
            return Equals(question.id, "v3")


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_form_of_150_questions_that_lean_on_each_other_is_proved_in_seconds(seed: int) -> None:
    definition = long_form(seed)
    started = time.process_time()
    assert faults(definition) == []
    assert time.process_time() - started < 5


SIXTY = range(60)


def sixty(kind: str) -> Journey:
    """Sixty independent conditions, in the order that is hardest for each way of looking."""
    asks = [page(yes_no(f"q{n}")) for n in SIXTY]
    shows = [page(ask(f"s{n}"), when=yes(f"q{n}")) for n in SIXTY]
    leaves = [leave(f"x{n}", when=yes(f"q{n}")) for n in SIXTY]
    every = AllOf(tuple(no(f"q{n}") for n in SIXTY))
    boxes = one_of("boxes", *(f"v{n}" for n in SIXTY), kind=Kind.CHECKBOXES)
    ways = {
        "side by side": [each for pair in zip(asks, shows, strict=True) for each in pair],
        "asked first, shown after": [*asks, *shows],
        "asked first, then left": [*asks, *leaves, page(ask("end"))],
        "one after another": [
            page(yes_no("q0")),
            *(
                page(yes_no(f"q{n}"), when=AllOf(tuple(yes(f"q{m}") for m in range(n))))
                for n in SIXTY[1:]
            ),
        ],
        "all at once": [*asks, page(ask("end"), when=every)],
        "backwards": [*asks, *reversed(shows)],
        "boxes": [page(boxes), *(page(ask(f"s{n}"), when=Equals("boxes", f"v{n}")) for n in SIXTY)],
    }
    return journey(*ways[kind])


@pytest.mark.parametrize(
    "kind",
    [
        "side by side",
        "asked first, shown after",
        "asked first, then left",
        "one after another",
        "all at once",
        "backwards",
        "boxes",
    ],
)
def test_sixty_independent_conditions_are_proved_in_seconds(kind: str) -> None:
    definition = sixty(kind)
    started = time.process_time()
    assert faults(definition) == []
    assert time.process_time() - started < 2


def test_one_fault_among_sixty_conditions_is_found() -> None:
    definition = sixty("asked first, then left")
    steps = (*definition.sections[0].steps, page(ask("never"), when=yes("q59")))
    assert faults(journey(*steps)) == [(Fault.UNREACHABLE, "never")]


def test_what_cannot_be_proved_in_time_is_not_passed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagrams_module, "MOST_NODES", 50)
    tangle = AnyOf(tuple(AllOf((yes(f"q{n}"), yes(f"q{n + 30}"))) for n in range(30)))
    definition = journey(*(page(yes_no(f"q{n}")) for n in SIXTY), page(ask("end"), when=tangle))
    assert (Fault.TANGLED, "") in faults(definition)


def test_files_have_a_page_of_their_own() -> None:
    both = page(ask("photo", Kind.FILE), ask("words"), title="Two things")
    assert "Files have a page of their own" in " ".join(map(str, prove(journey(both))))
    assert "page of their own" not in " ".join(map(str, prove(journey(page(ask("p", Kind.FILE))))))


@pytest.mark.parametrize(
    "about",
    [About(email="nothing"), About(email="words"), About(prefers="words"), About(address="words")],
)
def test_who_the_person_is_has_to_be_asked_in_a_way_that_says_it(about: About) -> None:
    form = journey(page(ask("words")), outcome=Outcome(about=about))
    assert "cannot say the person" in " ".join(map(str, prove(form)))


def test_what_says_when_a_deadline_runs_has_to_be_asked() -> None:
    form = journey(page(ask("words")), outcome=Outcome(clocks_when=yes("wanted")))
    assert "says when a deadline runs" in " ".join(map(str, prove(form)))


@pytest.mark.parametrize(("least", "most"), [(1, 0), (3, 1)])
def test_a_list_that_cannot_be_filled_is_told_whatever_turns_on_it(least: int, most: int) -> None:
    made = journey(
        several("people", page(ask("age", Kind.WHOLE_NUMBER)), minimum=least, most=most),
        page(ask("last"), when=Compared("people", Op.AT_LEAST, 1)),
    )
    assert {problem.fault for problem in prove(made)} & {Fault.REPEAT, Fault.DEAD_END}
