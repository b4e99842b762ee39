"""Sums, numbers and codes: their bounds, and how they are shown again."""

from decimal import Decimal

from django.core.exceptions import ValidationError

from portal.ui import forms
from tests.ui.asking import complaints


def test_a_sum_stays_within_its_bounds() -> None:
    field = forms.MoneyField(label="Rent", min_value=Decimal(10), max_value=Decimal("1000.50"))
    assert field.clean("£10") == Decimal("10.00")
    assert complaints(field, "9.99") == ["Rent must be £10 or more"]
    assert complaints(field, "-1") == ["Rent must be £10 or more"]
    assert complaints(field, "1000.51") == ["Rent must be £1,000.50 or less"]


def test_nothing_is_not_a_sum_of_nothing() -> None:
    field = forms.MoneyField(label="Rent", required=False)
    assert field.clean("") is None
    assert field.clean("0") == Decimal("0.00")


def test_a_whole_number_stays_within_its_bounds() -> None:
    field = forms.WholeNumberField(label="People", min_value=1, max_value=12)
    assert field.clean("١٢") == 12
    assert complaints(field, "0") == ["People must be 1 or more"]
    assert complaints(field, "13") == ["People must be 12 or fewer"]
    assert complaints(field, "1.5") == ["People must be a whole number, like 3"]


def test_a_kept_code_is_shown_as_people_write_it() -> None:
    assert forms.SortCodeField(label="Sort code").prepare_value("123456") == "12-34-56"
    assert forms.NinoField(label="Number").prepare_value("AB123456C") == "AB 12 34 56 C"
    assert forms.PhoneField(label="Phone").prepare_value("+441632960001") == "01632 960001"
    assert forms.MoneyField(label="Rent").prepare_value(Decimal("1234.5")) == "1,234.50"


def test_a_prefix_never_issued_has_its_own_sentence() -> None:
    (sentence,) = complaints(forms.NinoField(label="What is it?"), "QQ123456C")
    assert sentence.startswith("Your National Insurance number must start with 2 letters")


def test_a_validator_of_ones_own_is_run_on_a_code() -> None:
    def even(value: int) -> None:
        if value % 2:
            raise ValidationError("Choose an even number")

    field = forms.WholeNumberField(label="Number", validators=[even])
    assert field.clean("4") == 4
    assert complaints(field, "3") == ["Choose an even number"]
