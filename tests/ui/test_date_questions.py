"""Dates: what is missing, what is wrong, and which box is marked."""

from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup

from portal.ui import forms
from tests.ui.asking import complaints, one_field_form


def birth(**kwargs: Any) -> forms.DateField:
    return forms.DateField(label="Date of birth", error_name="your date of birth", **kwargs)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (("", "", ""), "Enter your date of birth"),
        (("", "3", "1980"), "Your date of birth must include a day"),
        (("31", "", ""), "Your date of birth must include a month and a year"),
        (("40", "3", "1980"), "Your date of birth must have a day from 1 to 31"),
        (
            ("1", "Smarch", "1980"),
            "Your date of birth must have a month from 1 to 12, or its name, like Nov",
        ),
        (("1", "3", "80"), "Your date of birth must have a year of 4 numbers, like 1980"),
        (
            ("30", "Feb", "2024"),
            "Your date of birth must be a real date: February 2024 has 29 days",
        ),
    ],
)
def test_a_date_says_what_is_missing_or_wrong(typed: tuple[str, str, str], sentence: str) -> None:
    assert complaints(birth(), forms.DateParts(*typed)) == [sentence]


def test_a_date_stays_within_its_limits() -> None:
    field = birth(earliest=date(2026, 4, 1), latest=lambda: date(2027, 3, 31))
    assert field.clean(forms.DateParts("1", "4", "2026")) == date(2026, 4, 1)
    assert complaints(field, forms.DateParts("31", "3", "2026")) == [
        "Your date of birth must be on or after 1 April 2026"
    ]
    assert complaints(field, date(2027, 4, 1)) == [
        "Your date of birth must be on or before 31 March 2027"
    ]


def test_a_date_kept_in_a_draft_fills_the_boxes() -> None:
    html = str(one_field_form(birth(), initial={"answer": "1980-03-31"}))
    for value in ("31", "3", "1980"):
        assert f'value="{value}"' in html
    assert birth().clean("1980-03-31") == date(1980, 3, 31)
    assert complaints(birth(), "yesterday") == ["Your date of birth must be a real date"]


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        (("40", "3", "1980"), ["day"]),
        (("", "3", "1980"), ["day"]),
        (("1", "Smarch", "1980"), ["month"]),
        (("31", "", ""), ["month", "year"]),
        (("1", "3", "80"), ["year"]),
    ],
)
def test_only_the_parts_of_a_date_that_are_wrong_are_marked(
    typed: tuple[str, str, str], wrong: list[str]
) -> None:
    parts = ("day", "month", "year")
    data = {f"answer-{part}": value for part, value in zip(parts, typed, strict=True)}
    form = one_field_form(birth(), data)
    soup = BeautifulSoup(str(form), "html.parser")
    marked = [str(box["name"]) for box in soup.select("input.govuk-input--error")]
    assert marked == [f"answer-{part}" for part in wrong]
    assert form.problems()[0].target_id == f"id_answer-{wrong[0]}"


def test_an_error_added_by_the_form_marks_the_whole_date() -> None:
    data = {"answer-day": "1", "answer-month": "2", "answer-year": "2000"}
    form = one_field_form(birth(), data)
    form.add_error("answer", "It must be a Monday")
    assert str(form).count("govuk-input--error") == 3
    assert form.problems()[0].target_id == "id_answer-day"


def test_two_forms_on_a_page_keep_their_dates_apart() -> None:
    data = {"b-answer-day": "1", "b-answer-month": "2", "b-answer-year": "2000"}
    form = one_field_form(birth(), data, prefix="b")
    assert form.is_valid()
    assert form.cleaned_data["answer"] == date(2000, 2, 1)


def test_each_box_has_its_own_token_and_none_is_filled_in_about_somebody_else() -> None:
    own = str(one_field_form(birth(autocomplete="bday")))
    assert all(f'autocomplete="bday-{part}"' in own for part in ("day", "month", "year"))
    theirs = str(one_field_form(birth(autocomplete="off")))
    assert theirs.count('autocomplete="off"') == 3
