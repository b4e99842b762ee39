"""What each question accepts, and the sentence it answers with when it cannot."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django import forms as django_forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from portal.ui import forms
from portal.ui.forms import wording


def complaints(field: django_forms.Field, value: Any) -> list[str]:
    """Give the sentences that a value meets with."""
    with pytest.raises(ValidationError) as caught:
        field.clean(value)
    return list(caught.value.messages)


def one_field_form(field: forms.Question, data: Any = None, **kwargs: Any) -> forms.GovukForm:
    form_class: type[forms.GovukForm] = type("OneField", (forms.GovukForm,), {"answer": field})
    return form_class(data, **kwargs)


# Wording


def test_an_empty_answer_is_asked_for_by_name() -> None:
    assert complaints(forms.TextField(label="Full name"), "") == ["Enter full name"]
    field = forms.TextField(label="Full name", error_name="your full name")
    assert complaints(field, " \u200b".strip("\u200b")) == ["Enter your full name"]


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Date of birth", "date of birth"),
        ("National Insurance number", "National Insurance number"),
        ("UK passport", "UK passport"),
        ("Why?", "your answer to ‘Why?’"),
    ],
)
def test_a_label_becomes_a_name_inside_a_sentence(label: str, name: str) -> None:
    assert wording.error_name(label) == name


def test_a_question_with_a_usual_name_uses_it() -> None:
    field = forms.PhoneField(label="How can we call you?")
    assert complaints(field, "") == ["Enter your telephone number"]


def test_a_name_starts_a_sentence_with_a_capital() -> None:
    field = forms.MoneyField(label="Rent", error_name="your rent")
    assert complaints(field, "lots") == [
        "Your rent must be a number in pounds and pence, like 120 or 45.50"
    ]


@pytest.mark.parametrize("label", ["100% {name} %(value)s", "{", "50 %"])
def test_signs_in_a_label_do_not_spoil_its_sentences(label: str) -> None:
    assert complaints(forms.EmailField(label=label, error_name=label), "x") != []
    assert complaints(forms.TextField(label=label, error_name=label), "") == [f"Enter {label}"]
    date_field = forms.DateField(label=label, error_name=label)
    (sentence,) = complaints(date_field, forms.DateParts("1", "", "1980"))
    assert sentence == f"{label} must include a month"


def test_a_sentence_can_be_replaced() -> None:
    field = forms.TextField(label="Name", error_messages={"required": "Tell us your name"})
    assert complaints(field, "") == ["Tell us your name"]


def test_a_heading_is_of_a_known_size() -> None:
    with pytest.raises(ValueError, match="heading"):
        forms.TextField(label="Name", heading="huge")


# Text


def test_a_text_too_long_is_told_the_limit() -> None:
    field = forms.TextareaField(label="Story", max_length=1200)
    assert complaints(field, "x" * 1201) == ["Story must be 1,200 characters or fewer"]


def test_a_new_line_counts_once_against_the_limit() -> None:
    field = forms.TextareaField(label="Story", max_length=3)
    assert field.clean("a\r\nb") == "a\nb"


def test_a_line_of_text_has_no_line_ends() -> None:
    assert forms.TextField(label="Name").clean("one\r\ntwo\x00") == "one two"


def test_markup_in_an_answer_or_a_hint_is_only_text() -> None:
    field = forms.TextField(label="<b>Name</b>", hint="<script>", max_length=5)
    html = str(one_field_form(field, {"answer": '"><script>'}))
    assert "<script>" not in html
    assert "<b>" not in html


def test_an_optional_question_says_so() -> None:
    assert "Note (optional)</label>" in str(
        one_field_form(forms.TextField(label="Note", required=False))
    )
    assert "optional" not in str(one_field_form(forms.TextField(label="Note")))


def test_a_counted_box_says_its_limit_without_a_script() -> None:
    html = str(one_field_form(forms.TextareaField(label="Story", counted=True, max_length=1200)))
    assert "You can enter up to 1,200 characters" in html
    assert 'data-maxlength="1200"' in html


@pytest.mark.parametrize("typed", ["name", "name@", "name@example", "na me@example.com", "@" * 300])
def test_an_email_address_is_complete(typed: str) -> None:
    assert complaints(forms.EmailField(label="Email"), typed)


def test_an_email_address_is_kept_as_typed() -> None:
    assert forms.EmailField(label="Email").clean(" Name@Example.com ") == "Name@Example.com"


# Sums, numbers and codes


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


# Dates


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


# Choices


def formats(**kwargs: Any) -> forms.CheckboxesField:
    items: list[forms.Choice | forms.Divider] = [
        forms.Choice("large", "Large print"),
        forms.Choice("audio", "Audio"),
        forms.Divider(),
        forms.Choice("none", "None of these", exclusive=True),
    ]
    return forms.CheckboxesField(label="Formats", choices=items, **kwargs)


def test_several_answers_are_kept_in_the_order_given_and_once() -> None:
    assert formats().clean(["audio", "large", "audio"]) == ["audio", "large"]


def test_none_of_these_stands_alone() -> None:
    assert formats().clean(["none"]) == ["none"]
    assert complaints(formats(), ["large", "none"]) == [
        "Choose formats, or choose ‘None of these’, not both"
    ]


def test_an_answer_that_was_never_offered_is_refused() -> None:
    assert complaints(formats(), ["large", "smoke"]) == ["Choose formats from the list"]
    assert complaints(formats(), "large") == ["Choose formats from the list"]
    radios = forms.RadiosField(label="Colour", choices=[("r", "Red")])
    assert complaints(radios, "b") == ["Choose colour from the list"]
    assert complaints(radios, "") == ["Choose colour"]


def test_a_disabled_answer_cannot_be_sent() -> None:
    slot = forms.Choice("mon", "Monday, full", disabled=True)
    field = forms.RadiosField(label="Day", choices=[slot, ("tue", "Tuesday")])
    assert complaints(field, "mon") == ["Choose day from the list"]
    assert field.clean("tue") == "tue"


def test_answers_changed_on_one_form_do_not_leak_into_the_next() -> None:
    class Form(forms.GovukForm):
        day = forms.RadiosField(label="Day", choices=[("mon", "Monday")])

    first = Form()
    field = first.fields["day"]
    assert isinstance(field, forms.RadiosField)
    field.choices = [("sun", "Sunday"), forms.Divider(), forms.Choice("sat", "Saturday")]
    assert 'value="sun"' in str(first)
    assert 'value="mon"' in str(Form())
    assert 'value="sun"' not in str(Form())


# Addresses


def test_an_address_is_tidied() -> None:
    address = forms.AddressField(label="Address").clean(
        forms.Address(line_1=" 1 High Street ", town="Anytown", postcode="aa11aa")
    )
    assert address == forms.Address("1 High Street", "", "Anytown", "AA1 1AA")
    assert str(address) == "1 High Street, Anytown, AA1 1AA"
    assert forms.Address.from_dict(address.as_dict()) == address


def test_each_empty_line_of_an_address_is_asked_for() -> None:
    field = forms.AddressField(label="Where do you live?")
    assert complaints(field, forms.Address()) == [
        "Enter the first line of your address",
        "Enter the town or city of your address",
        "Enter the postcode of your address",
    ]


def test_an_optional_address_is_whole_or_empty() -> None:
    field = forms.AddressField(label="Address", required=False)
    assert field.clean(forms.Address()) is None
    assert complaints(field, forms.Address(postcode="AA1 1AA"))[0].startswith("Enter the first")


def test_a_line_of_an_address_has_a_limit() -> None:
    long = forms.Address("x" * 101, "", "Anytown", "AA1 1AA")
    assert complaints(forms.AddressField(label="Address"), long) == [
        "Address line 1 must be 100 characters or fewer"
    ]


def test_another_address_has_its_own_tokens() -> None:
    html = str(one_field_form(forms.AddressField(label="Bill to", autocomplete="billing")))
    assert 'autocomplete="billing postal-code"' in html
    html = str(one_field_form(forms.AddressField(label="Site", autocomplete="off")))
    assert html.count('autocomplete="off"') == 4


# Files


def upload(name: str = "photo.jpg", content: bytes = b"x") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_a_file_must_be_of_the_right_kind_and_size() -> None:
    field = forms.FileUploadField(label="Photo", extensions=["jpg", "png"], max_bytes=1_500_000)
    assert field.clean(upload("PHOTO.JPG")).name == "PHOTO.JPG"
    assert complaints(field, upload("photo.exe")) == ["The file must be a JPG or PNG"]
    assert complaints(field, upload(content=b"")) == ["The file you chose is empty. Choose another"]
    assert complaints(field, upload(content=b"x" * 1_500_001)) == [
        "The file must be smaller than 1.5 MB"
    ]
    assert complaints(field, None) == ["Choose a file for photo"]
    assert complaints(field, "photo.jpg") == ["We did not get the file. Choose it again"]


def test_several_files_come_as_a_list() -> None:
    field = forms.FileUploadField(label="Photos", multiple=True, max_files=2)
    files: MultiValueDict[str, Any] = MultiValueDict({"answer": [upload("a.jpg"), upload("b.jpg")]})
    form = one_field_form(field, {}, files=files)
    assert form.is_valid()
    assert [each.name for each in form.cleaned_data["answer"]] == ["a.jpg", "b.jpg"]
    assert complaints(field, [upload()] * 3) == ["Choose 2 files or fewer"]
    assert complaints(field, []) == ["Choose a file for photos"]


# The form


def test_an_error_of_the_whole_form_is_listed_first_and_leads_where_it_is_told() -> None:
    class Form(forms.GovukForm):
        first = forms.TextField(label="First")
        second = forms.DateField(label="Second")

    form = Form({})
    form.add_error(None, "One of these is needed")
    assert form.problems()[0] == forms.Problem("One of these is needed")
    Form.whole_form_target = "second"
    assert form.problems()[0].target_id == "id_second-day"


def test_other_forms_keep_djangos_own_renderer() -> None:
    assert not isinstance(django_forms.Form().renderer, forms.GovukRenderer)
    assert isinstance(forms.GovukForm().renderer, forms.GovukRenderer)


def test_a_hidden_field_is_drawn_without_a_label() -> None:
    class Form(forms.GovukForm):
        token = django_forms.CharField(widget=django_forms.HiddenInput, initial="abc")

    html = str(Form())
    assert 'type="hidden"' in html
    assert "label" not in html


def test_the_title_says_when_something_is_wrong() -> None:
    wrong = one_field_form(forms.TextField(label="Name"), {})
    assert forms.page_title("Your name", [wrong]) == "Error: Your name"
    assert forms.page_title("Your name", [one_field_form(forms.TextField(label="Name"))]) == (
        "Your name"
    )
