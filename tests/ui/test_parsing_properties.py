"""Whatever is typed, a question answers with a value or with a sentence, never with a crash."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from hypothesis import example, given, settings
from hypothesis import strategies as st

from portal.ui import forms
from portal.ui.forms import parsing as read

FIELDS = [
    forms.TextField(label="Name"),
    forms.TextareaField(label="Story"),
    forms.EmailField(label="Email"),
    forms.MoneyField(label="Rent"),
    forms.WholeNumberField(label="People"),
    forms.PhoneField(label="Phone"),
    forms.PhoneField(label="Any phone", abroad=True),
    forms.NinoField(label="National Insurance number"),
    forms.SortCodeField(label="Sort code"),
    forms.AccountNumberField(label="Account number"),
    forms.PostcodeField(label="Postcode"),
    forms.RadiosField(label="Colour", choices=[("r", "Red")]),
    forms.SelectField(label="Size", choices=[("s", "Small")]),
]

anything = st.one_of(
    st.text(),
    st.text(alphabet=st.characters(categories=["Nd", "No", "Cc", "Cf", "Zs", "Cs"])),
    st.text(alphabet="0123456789+-£,. ()ABCabc\x00\u0661\u00b2\u2212"),
)


def problems(field: forms.Question, value: Any) -> list[ValidationError]:
    """Give what is wrong with a value; any other exception is a failure."""
    try:
        field.clean(value)
    except ValidationError as error:
        return list(error.error_list)
    return []


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: str(field.label))
@settings(max_examples=40, deadline=None)
@given(text=anything)
@example(text="\x00")
@example(text="9" * 10_000)
@example(text="\ufdfa" * 90)
@example(text="١٢٣٤٥٦")
@example(text="%s%(value)s{name}{0}")
def test_no_text_crashes_a_question(field: Any, text: str) -> None:
    for problem in problems(field, text):
        assert all(problem.messages)
    shown = field.prepare_value(text)
    assert shown is None or isinstance(shown, str)


@settings(max_examples=80, deadline=None)
@given(day=anything, month=anything, year=anything)
@example(day="31", month="Feb", year="2025")
@example(day="1", month="1", year="9" * 10_000)
@example(day="\x00", month="²", year="१९८०")
def test_no_text_crashes_a_date(day: str, month: str, year: str) -> None:
    field = forms.DateField(label="100% {sure} date")
    for problem in problems(field, forms.DateParts(day, month, year)):
        assert all(problem.messages)
        assert set((problem.params or {}).get("parts", ())) <= {"day", "month", "year"}


@settings(max_examples=60, deadline=None)
@given(line=anything, town=anything, postcode=anything)
def test_no_text_crashes_an_address(line: str, town: str, postcode: str) -> None:
    field = forms.AddressField(label="Address")
    for problem in problems(field, forms.Address(line_1=line, town=town, postcode=postcode)):
        assert all(problem.messages)


@given(st.decimals(min_value=0, max_value=999_999_999, places=2))
def test_money_goes_round(amount: Decimal) -> None:
    assert read.parse_money(read.format_money(amount)) == amount
    assert read.parse_money(f"£{amount}") == amount


@given(st.from_regex(r"01632 ?960[ -]?\d{3}", fullmatch=True))
def test_a_phone_number_goes_round(typed: str) -> None:
    number = read.parse_phone(typed)
    assert read.parse_phone(read.format_phone(number)) == number
    assert read.parse_phone(number) == number


@given(
    st.from_regex(
        r"\A0(1\d{9}|2\d{9}|3\d{9}|5\d{9}|7\d{9}|8\d{9}|9\d{9}|800\d{6})\Z", fullmatch=True
    )
)
def test_every_uk_number_goes_round(typed: str) -> None:
    number = read.parse_phone(typed)
    assert read.parse_phone(read.format_phone(number)) == number


@given(st.from_regex(r"[A-CEGHJ-PRSTW-Z][A-CEGHJ-NPRSTW-Z][0-9]{6}[A-D]", fullmatch=True))
def test_a_national_insurance_number_goes_round(nino: str) -> None:
    if nino[:2] in {"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"}:
        return
    assert read.parse_nino(read.format_nino(nino).lower()) == nino


@given(st.from_regex(r"[0-9]{6}", fullmatch=True))
def test_a_sort_code_goes_round(code: str) -> None:
    assert read.parse_sort_code(read.format_sort_code(code)) == code


@given(st.from_regex(r"[0-9]{8}", fullmatch=True))
def test_an_account_number_goes_round(number: str) -> None:
    assert read.parse_account_number(number) == number


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_date_goes_round(day: date) -> None:
    assert read.parse_date(forms.DateParts.of(day)) == day
    named = forms.DateParts(str(day.day), f"{day:%b}", f"{day.year}")
    assert read.parse_date(named) == day


@given(anything)
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    once = read.tidy(text, lines=True)
    assert read.tidy(once, lines=True) == once
    once.encode()
