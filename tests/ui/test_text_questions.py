"""Words: how a question is named in a sentence, and what it takes as text."""

import pytest

from portal.ui import forms
from portal.ui.forms import wording
from tests.ui.asking import complaints, one_field_form


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
