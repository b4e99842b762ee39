"""What stands on paper: each question with its number and room, and who goes where."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from portal.documents.model import Blank, Block, Document, Notice, Room, Section, Tick, Ticks
from portal.documents.render import render
from portal.forms import offers
from portal.forms.conditions import (
    AllOf,
    Answered,
    AnyOf,
    Compared,
    Condition,
    Equals,
    In,
    Not,
    Op,
)
from portal.forms.definition import Choice, Journey, Kind, Way
from portal.forms.definition import Section as Part
from portal.forms.paper.body import parts as printed
from portal.forms.paper.said import SaidOnPaper
from tests.support.journeys import EVERYTHING

from ..making import ask, journey, leave, no, one_of, page, parts, read, several, yes, yes_no

SIZE = page(ask("size"), when=yes("own"))
OWN = page(yes_no("own"))
LAST = page(ask("last"))


def text(definition: Journey) -> str:
    """The questions as plain text, each paragraph on one line."""
    document = Document("A form", printed(definition))
    told = render(document, "text").content.decode()
    return "\n\n".join(" ".join(each.split()) for each in told.split("\n\n"))


def sections(definition: Journey) -> dict[str, Section]:
    """Every section by its title; the last of one name."""
    found: dict[str, Section] = {}
    waiting = list(printed(definition))
    while waiting:
        each = waiting.pop(0)
        found[each.title] = each
        waiting += each.sections
    return found


def blocks(definition: Journey, title: str, kind: type[Block]) -> list[Any]:
    return [each for each in sections(definition)[title].blocks if isinstance(each, kind)]


def titles(found: Sequence[Section]) -> list[str]:
    """Every title, in the order in which they are read."""
    return [title for each in found for title in (each.title, *titles(each.sections))]


def test_every_question_stands_there_once_in_order_with_its_number() -> None:
    numbered = [each for each in titles(printed(EVERYTHING)) if each[0].isdigit()]
    asked = [
        question.label if repeat is None else f"{question.label}, of each"
        for repeat, _step, question in EVERYTHING.questions()
    ]
    person = ["4a. What do you call them?", "4b. How old are they?"]
    assert numbered[:4] == [
        "1. Do you rent your home from us?",
        "2. Which rooms is it in?",
        "3. What is wrong in the kitchen?",
        "4. Does anybody live with you?",
    ]
    assert numbered[4:10] == person * 3  # room for three
    rest = [each for each in asked if not each.endswith(", of each")][3:]
    assert numbered[10:] == [f"{number}. {label}" for number, label in enumerate(rest, 5)]


def test_the_way_past_questions_stands_beside_the_answer() -> None:
    [ticks] = blocks(journey(OWN, SIZE, LAST), "1. About own", Ticks)
    assert ticks == Ticks([Tick("Yes"), Tick("No", then="go to question 3")])
    assert not blocks(journey(OWN, SIZE, LAST), "2. About size", Notice)


def test_the_way_past_the_last_question_leads_to_the_end() -> None:
    [ticks] = blocks(journey(OWN, SIZE), "1. About own", Ticks)
    assert ticks.boxes[1].then == "go to the end of the form, ‘Send it’"


def test_a_note_says_for_whom_the_next_questions_are_and_where_others_go_on() -> None:
    more = page(ask("colour"), when=yes("own"))
    told = text(journey(OWN, LAST, SIZE, more, page(ask("end"))))
    note = (
        "Answer questions 3 and 4 only if you ticked ‘Yes’ at question 1. If not, go to question 5."
    )
    assert note in told


def test_an_exit_is_a_place_to_stop_with_the_other_ways() -> None:
    told = text(journey(OWN, leave("out", no("own")), LAST))
    assert "Stop here if you ticked ‘No’ at question 1." in told
    assert "- Call us: 01632 960001" in told


def test_a_box_that_somebody_is_sent_to_has_a_letter() -> None:
    told = text(journey(OWN, SIZE, read("box"), LAST))
    assert "[ ] No: go to box A" in told
    assert "Box A: Read box" in told


def test_a_list_has_room_for_three_and_says_what_to_do_with_more() -> None:
    told = text(journey(several("people", page(ask("whose")), most=12), LAST))
    assert "There is room here for 3. You can list up to 12." in told
    assert "[ ] No people: go to question 2" in told
    assert told.count("1a. About whose") == 3
    assert "Are there more than 3 people?" in told
    assert "Person 3" in told


def test_a_list_that_needs_more_has_room_for_them_and_nobody_may_leave_it_empty() -> None:
    told = text(journey(several("people", page(ask("whose")), most=5, minimum=4)))
    assert told.count("1a. About whose") == 4
    assert "We need at least 4." in told
    assert "No people" not in told


def test_ways_within_a_list_stay_within_its_thing() -> None:
    inner = (page(yes_no("work")), page(ask("pay"), when=yes("work")), page(ask("since")))
    told = text(journey(several("people", *inner), LAST))
    assert "[ ] No: go to question 1c" in told
    inner = (page(ask("whose")), page(ask("pay"), when=Answered("whose")))
    told = text(journey(several("people", *inner), LAST))
    note = "Answer question 1b for this person only if you answered question 1a."
    assert f"{note} If not, go to the end of this person." in told


def test_of_several_questions_on_a_page_the_title_stands_above_them() -> None:
    both = page(ask("a"), ask("b"), title="Your rent", intro=("Look at your letter.",))
    assert [each.title for each in sections(journey(both))["Your rent"].sections] == [
        "1. About a",
        "2. About b",
    ]
    assert text(journey(both)).count("Look at your letter.") == 1


def test_parts_are_numbered_where_there_are_several() -> None:
    found = printed(parts(Part("a", "One", (OWN,)), Part("b", "Two", (LAST,))))
    assert [each.title for each in found] == ["Part 1: One", "Part 2: Two"]
    assert [each.title for each in printed(journey(OWN))] == ["The only part"]


ROOM: list[tuple[Kind, dict[str, Any], list[Blank]]] = [
    (Kind.TEXT, {}, [Blank()]),
    (Kind.TEXT, {"longest": 100}, [Blank(lines=2)]),
    (Kind.TEXTAREA, {"longest": 100}, [Blank(lines=4)]),
    (Kind.TEXTAREA, {}, [Blank(lines=10)]),
    (Kind.TEXTAREA, {"longest": 5000}, [Blank(lines=12)]),
    (Kind.DATE, {}, [Blank("Day", 2), Blank("Month", 2), Blank("Year", 4)]),
    (Kind.WHOLE_NUMBER, {"most": 120}, [Blank(letters=3)]),
    (Kind.MONEY, {}, [Blank("Pounds", 6), Blank("Pence", 2)]),
    (Kind.SORT_CODE, {}, [Blank(letters=2)] * 3),
    (Kind.ACCOUNT_NUMBER, {}, [Blank(letters=8)]),
    (Kind.FILE, {}, [Blank("How many things are you sending?", 2)]),
]


@pytest.mark.parametrize(("kind", "more", "blanks"), ROOM)
def test_the_room_is_as_large_as_the_answer(
    kind: Kind, more: dict[str, Any], blanks: list[Blank]
) -> None:
    assert blocks(journey(page(ask("it", kind, **more))), "1. About it", Room) == [Room(blanks)]


def test_files_become_copies_to_send() -> None:
    told = text(journey(page(ask("photos", Kind.FILE, required=False, max_files=3))))
    assert "Do not send originals unless we ask you to." in told
    assert "You can send up to 3." in told
    assert "[ ] I am not sending anything" in told


def test_a_question_with_nothing_to_look_up_is_left_out_and_settles_what_turns_on_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(offers._registered, "try.near", lambda answers: ())
    near = ask("near", Kind.RADIOS, choices=(Choice("none", "None"),), choices_from="try.near")
    told = text(journey(page(near), page(ask("what"), when=Equals("near", "none")), LAST))
    assert "About near" not in told
    assert "1. About what" in told
    assert "only if" not in told


def test_what_can_only_be_looked_up_later_has_room_for_another_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(offers._registered, "try.help", lambda answers: ())
    noes = (Choice("no", "No, thank you"), Choice("never", "Not for me"))
    wanted = ask("help", Kind.RADIOS, choices=noes, choices_from="try.help")
    other = AllOf((Not(Equals("help", "no")), Not(Equals("help", "never"))))
    told = text(journey(page(wanted), page(ask("how"), when=other), LAST))
    assert "[ ] No, thank you: go to question 3" in told
    assert "Another answer: ____" in told
    assert "Answer question 2 only if" in told


def test_what_is_looked_up_whatever_was_answered_is_printed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(offers._registered, "try.why", lambda answers: (Choice("a", "I study"),))
    why = ask("why", Kind.RADIOS, choices=(Choice("other", "Other"),), choices_from="try.why")
    [ticks] = blocks(journey(page(why)), "1. About why", Ticks)
    assert [each.words for each in ticks.boxes] == ["I study", "Other"]


def test_a_part_says_for_whom_it_is_once_and_not_again_at_its_questions() -> None:
    both = AllOf((yes("own"), yes("rent")))
    first = Part("one", "One", (OWN, page(yes_no("rent"))))
    second = Part("two", "Two", (page(ask("x")), page(ask("y"), when=both)), when=yes("own"))
    told = text(parts(first, second))
    assert "Answer questions 3 and 4 only if you ticked ‘Yes’ at question 1." in told
    assert "Answer question 4 only if you ticked ‘Yes’ at question 2." in told


BINS = journey(
    page(one_of("bin", "food", "glass")),
    page(one_of("extras", "lid", "key", kind=Kind.CHECKBOXES)),
    page(ask("many", Kind.WHOLE_NUMBER)),
    page(ask("rent", Kind.MONEY)),
    page(ask("day", Kind.DATE)),
    page(ask("photo", Kind.FILE)),
    several("people", page(ask("whose"))),
)
NUMBERS = {
    name: str(number)
    for number, name in enumerate(("bin", "extras", "many", "rent", "day", "photo", "people"), 1)
}
SAID: list[tuple[Condition, str]] = [
    (Equals("bin", "food"), "you ticked ‘Food’ at question 1"),
    (Not(In("extras", ("lid", "key"))), "you did not tick ‘Lid’ or ‘Key’ at question 2"),
    (Compared("many", Op.AT_LEAST, 18), "your answer to question 3 is 18 or more"),
    (Not(Compared("many", Op.LESS, 18)), "your answer to question 3 is not less than 18"),
    (Compared("rent", Op.MORE, Decimal("9.5")), "your answer to question 4 is more than £9.50"),
    (
        Compared("day", Op.LESS, date(2026, 4, 5)),
        "your answer to question 5 is before 5 April 2026",
    ),
    (Answered("photo"), "you are sending something for question 6"),
    (Not(Answered("many")), "you did not answer question 3"),
    (Answered("people"), "you listed at least 1 person at question 7"),
    (Not(Answered("people")), "you listed no people at question 7"),
    (Compared("people", Op.LESS, 2), "you listed fewer than 2 people at question 7"),
    (Equals("bin", "gone"), "you ticked another answer at question 1"),
    (
        AnyOf((Equals("bin", "food"), Answered("photo"))),
        "either you ticked ‘Food’ at question 1 or you are sending something for question 6",
    ),
]


@pytest.mark.parametrize(("condition", "words"), SAID)
def test_a_condition_names_questions_by_their_numbers(condition: Condition, words: str) -> None:
    assert SaidOnPaper(BINS, NUMBERS).sentence(condition) == words


def test_another_way_is_a_link_or_a_number() -> None:
    out = leave("out", no("own"))
    both = type(out)(out.id, out.title, out.body, (Way("Read more", href="/more/"),), out.when)
    assert "- Read more (127.0.0.1:8000/more)" in text(journey(OWN, both))
