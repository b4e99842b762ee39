"""Choosing from a list."""

from typing import Any

from portal.ui import forms
from tests.ui.asking import complaints


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
