"""A page may put its own answers on the list of a question."""

from __future__ import annotations

import pytest

from portal.ui.forms import Choice, GovukForm, RadiosField, TextField


class Days(GovukForm):
    day = RadiosField(label="Which day?", error_name="a day", choices=())
    name = TextField(label="Your name", error_name="your name")


@pytest.mark.parametrize(("chosen", "good"), [("1", True), ("2", True), ("3", False)])
def test_what_is_offered_can_be_chosen_and_nothing_else(chosen: str, good: bool) -> None:
    form = Days({"day": chosen, "name": "A tenant"})
    form.offer("day", [Choice("1", "The first"), ("2", "The second")])
    assert form.is_valid() == good


def test_the_answers_of_one_page_are_not_on_another() -> None:
    Days().offer("day", [("1", "The first")])
    assert "The first" not in str(Days())


def test_a_question_without_a_list_is_refused() -> None:
    with pytest.raises(TypeError, match="name"):
        Days().offer("name", [])
