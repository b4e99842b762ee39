"""How answers are shown."""

from decimal import Decimal
from typing import Any

import pytest

from portal.forms.definition import Choice, Kind, Question, Section
from portal.forms.route import Route, route
from portal.forms.rows import View, payload, rows
from portal.forms.writing import written
from portal.ui.forms.parsing import format_money, format_nino, format_phone, format_sort_code

from .making import ask, items, one_of, page, parts, several, yes_no

NINO = ask("nino", Kind.NINO, sensitive=True)
FORM = parts(
    Section(
        "you",
        "About you",
        (page(ask("name", short="Name"), ask("nino", Kind.NINO, sensitive=True)),),
    ),
    Section(
        "home",
        "Your home",
        (
            several("people", page(ask("person"), yes_no("child")), named_by=("person",)),
            page(ask("note", required=False)),
        ),
    ),
)
GIVEN = {
    "name": "A B",
    "nino": "AB123456C",
    "note": None,
    "people": items({"person": "C", "child": "no"}),
}


def found(**more: Any) -> Route:
    return route(FORM, {**GIVEN, **more})


@pytest.mark.parametrize(
    ("question", "answer", "expected"),
    [
        (ask("q"), "One\nTwo", ("One", "Two")),
        (one_of("q", "red", "blue"), "red", ("Red",)),
        (yes_no("q"), "yes", ("Yes",)),
        (one_of("q", "red", "blue", kind=Kind.CHECKBOXES), ["blue", "red"], ("Blue", "Red")),
        (ask("q", Kind.DATE), "2026-02-01", ("1 February 2026",)),
        (ask("q", Kind.WHOLE_NUMBER), 1234, ("1,234",)),
        (ask("q", Kind.WHOLE_NUMBER), 0, ("0",)),
        (ask("q", Kind.MONEY), "1234.50", ("£1,234.50",)),
        (
            ask("q", Kind.ADDRESS),
            {"line_1": "1 High Street", "line_2": "", "town": "Anytown", "postcode": "AA1 1AA"},
            ("1 High Street", "Anytown", "AA1 1AA"),
        ),
        (
            ask("q", Kind.ADDRESS),
            {"line_1": "1 High Street", "town": "Anytown", "postcode": "AA1 1AA", "uprn": "9"},
            ("1 High Street", "Anytown", "AA1 1AA"),
        ),
        (ask("q", Kind.FILE), [{"id": "1", "name": "a.jpg"}], ("a.jpg",)),
        (ask("q", Kind.ACCOUNT_NUMBER), "00123456", ("00123456",)),
        (ask("q", Kind.PHONE), "+33123456789", ("+33123456789",)),
        (ask("q", required=False), None, ("Not given",)),
        (ask("q", Kind.CHECKBOXES), [], ("Not given",)),
    ],
)
def test_an_answer_is_written_for_people(
    question: Question, answer: Any, expected: tuple[str, ...]
) -> None:
    assert written(question, answer) == expected


@pytest.mark.parametrize(
    "number",
    ["+441632960001", "+442079460001", "+441134960001", "+447700900123", "+44800111999"],
)
def test_telephone_numbers_are_written_as_in_their_box(number: str) -> None:
    assert written(ask("q", Kind.PHONE), number) == (format_phone(number),)


def test_codes_and_sums_are_written_as_in_their_box() -> None:
    assert written(ask("q", Kind.NINO), "AB123456C") == (format_nino("AB123456C"),)
    assert written(ask("q", Kind.SORT_CODE), "123456") == (format_sort_code("123456"),)
    assert written(ask("q", Kind.MONEY), "5.00") == (f"£{format_money(Decimal(5))}",)


def test_a_choice_that_has_gone_is_shown_by_its_value() -> None:
    assert written(one_of("q", "red"), "green") == ("green",)


def test_rows_stand_by_part_in_order_with_the_step_to_change_them_on() -> None:
    you, home, person = rows(found())
    assert [(row.label, row.value, row.address) for row in you.rows] == [
        ("Name", "A B", "name"),
        ("About nino", "AB 12 34 56 C", "name"),
    ]
    assert (you.title, you.address) == ("About you", "")
    assert [(row.question, row.value) for row in home.rows] == [("note", "Not given")]
    assert (person.title, person.address, person.item) == ("C", "people", "a")
    assert person.rows[1].address == "people/a/person"


def test_a_thing_without_a_name_is_numbered() -> None:
    form = parts(Section("only", "Only", (several("people", page(ask("age"))),)))
    groups = rows(route(form, {"people": items({"age": "1"}, {"age": "2"})}))
    assert [group.title for group in groups] == ["Person 1", "Person 2"]


def test_an_empty_list_says_so() -> None:
    last = rows(found(people=items()))[-1]
    assert (last.title, last.rows[0].value, last.rows[0].address) == (
        "List of people",
        "No people",
        "people",
    )


def test_a_sensitive_answer_is_shown_to_the_person_and_sent_and_masked_elsewhere() -> None:
    for view in View:
        row = rows(found(), view)[0].rows[1]
        if view in (View.CHECK, View.PAYLOAD):
            assert (row.answer, row.masked) == ("AB123456C", False)
        else:
            assert (row.value, row.answer, row.masked) == ("Ends in 6C", None, True)


@pytest.mark.parametrize("view", [View.RECEIPT, View.EMAIL, View.ADVISER])
def test_nothing_of_a_sensitive_answer_is_left_when_it_is_masked(view: View) -> None:
    person = several("people", page(ask("person", sensitive=True)), named_by=("person",))
    form = parts(Section("only", "Only", (page(ask("secret", sensitive=True)), person)))
    answers = {"secret": "hidden-one", "people": items({"person": "hidden-two"})}
    assert "hidden" in str(rows(route(form, answers)))
    assert "hidden" not in str(rows(route(form, answers), view))
    assert "Given, not shown here" in str(rows(route(form, answers), view))


def test_an_incomplete_form_shows_what_is_settled() -> None:
    (you,) = rows(found(people=None))
    assert you.title == "About you"


def test_the_payload_has_the_answer_and_the_words() -> None:
    you, _home, person = payload(found())
    assert you["part"] == "About you"
    assert you["answers"][0] == {
        "question": "name",
        "label": "Name",
        "answer": "A B",
        "text": "A B",
    }
    assert (person["list"], person["item"]) == ("people", "a")
    assert person["answers"][1]["answer"] == "no"


def test_a_choice_with_a_hint_is_written_without_it() -> None:
    asked = ask("q", Kind.RADIOS, choices=(Choice("x", "X", "A hint"),))
    assert written(asked, "x") == ("X",)
