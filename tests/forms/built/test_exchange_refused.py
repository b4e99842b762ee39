"""What is no form of ours is refused in sentences, and nothing is kept of it."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from portal.forms.built.exchange.pages import brought
from portal.forms.built.exchange.refused import MOST_TOLD, Refused
from portal.forms.built.exchange.written import read
from portal.forms.models import FormPage

from .exchanged import FILE, file
from .pages import forms_page
from .writing import NEW_BIN, answers, asked, block, page, part

DEEP = "[" * 100_000


def with_question(**changes: Any) -> dict[str, Any]:
    return file(sections=[part("One", page(asked("text", "Which?", **changes)))])


def reasons(content: str | bytes | dict[str, Any]) -> str:
    """Why a file is refused."""
    text = json.dumps(content) if isinstance(content, dict) else content
    with pytest.raises(Refused) as refused:
        read(text)
    assert 0 < len(refused.value.problems) <= MOST_TOLD
    return " ".join(refused.value.problems)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "not JSON"),
        ("{", "not JSON"),
        (b"\xff\xfe", "not JSON"),
        ('{"format": NaN}', "not JSON"),
        ("1" * 5000, "not JSON"),
        (DEEP, "too deep"),
        ("[" * 60 + "]" * 60, "too deep"),
        ("[]", "no form of ours"),
        ("{}", "no form of ours"),
        (file(format="another"), "no form of ours"),
        (file(version=2), "version 1"),
        (file(version=True), "version 1"),
        (" " * 1_000_001, "1 MB"),
        ('{"format": "portal-form", "title": "\\ud800"}', "cannot be kept"),
        (file(title="New\x00bin"), "cannot be kept"),
        (with_question(hint="a\x00b"), "cannot be kept"),
    ],
)
def test_a_file_that_is_none_is_refused_before_it_is_looked_into(content: Any, words: str) -> None:
    assert words in reasons(content)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (file(colour="green"), "‘colour’"),
        (file(title=7), "‘title’"),
        (file(sections={}), "‘sections’"),
        (file(key="Not a key"), "key"),
        (file(promises={"owner": "me"}), "‘owner’"),
        (file(sections=[block("chapter", {})]), "no kind"),
        (file(sections=[part("One", block("loop", {}))]), "no kind"),
        (file(sections=[part("One", page(asked("iban", "Yours?")))]), "no kind"),
        (file(sections=["One"]), "needs a type and a value"),
        (file(sections=[{**part("One"), "more": 1}]), "needs a type and a value"),
        (file(sections=[block("section", [])]), "group of fields"),
        (file(sections=[block("section", {"title": "One", "steps": {}})]), "has to be a list"),
        (with_question(colour="green"), "no field ‘colour’"),
        (with_question(required="yes"), "true or false"),
        (with_question(hint=["a"]), "has to be text"),
        (with_question(longest="ten"), "whole number"),
        (with_question(longest=10**20), "whole number"),
        (with_question(fills="passport"), "none of the answers"),
        (with_question(name="Not A Name"), "small letters"),
        (with_question(hint="a" * 201), "200"),
        (file(sections=[part(str(n)) for n in range(21)]), "there may be 20"),
    ],
)
def test_a_form_with_something_strange_in_it_is_refused_and_says_what(
    content: dict[str, Any], words: str
) -> None:
    assert words in reasons(content)


def test_a_list_of_ten_thousand_answers_is_refused_by_its_place() -> None:
    many = answers(*(f"Answer {n}" for n in range(10_000)))
    said = reasons(with_list(many))
    assert "there are 10000, and there may be 200" in said
    assert "Part 1" in said


def with_list(choices: Any) -> dict[str, Any]:
    found = part("One", page(asked("radios", "Which?", choices=choices)))
    return file(sections=[found])


def test_names_that_stand_twice_are_refused() -> None:
    twice = deepcopy(NEW_BIN)
    for place in (0, 1):
        twice[0]["value"]["steps"][place]["value"]["questions"][0]["value"]["name"] = "same"
    assert "Two questions have the name ‘same’" in reasons(file(sections=twice))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("promises", "words"),
    [
        ({"draft_days": 3}, "14"),
        ({"draft_days": -1}, "14"),
        ({"draft_days": 10**9}, "32767"),
        ({"submission_days": "many"}, "kind"),
        ({"reply_unit": "moons"}, "moons"),
        ({"wants_reply": "no"}, "kind"),
        ({"purpose": "a" * 301}, "300"),
        ({"purpose": None}, "kind"),
    ],
)
def test_a_promise_that_no_form_can_make_is_refused(promises: Any, words: str) -> None:
    with pytest.raises(Refused) as refused:
        brought(read(json.dumps(file(promises=promises))), forms_page())
    assert words in str(refused.value)
    assert not FormPage.objects.exists()


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["type", "value", "title", "name", "x"]), inner)
    ),
    max_leaves=8,
)


def places(found: Any) -> list[tuple[Any, Any]]:
    """Every place of a file, as what holds it and by what."""
    held = found.items() if isinstance(found, dict) else enumerate(found)
    here = [(found, key) for key, _value in held]
    inner = found.values() if isinstance(found, dict) else found
    return here + [p for each in inner if isinstance(each, dict | list) for p in places(each)]


class HostileFiles(TestCase):
    """Whatever stands wherever in a file, it is refused, or a draft: never live, never a crash."""

    @settings(suppress_health_check=[HealthCheck.too_slow])
    @given(st.data())
    def test_anything_anywhere_is_refused_or_a_draft(self, data: st.DataObject) -> None:
        found = deepcopy(FILE)
        for _ in range(data.draw(st.integers(1, 3))):
            holder, key = data.draw(st.sampled_from(places(found)))
            holder[key] = data.draw(ANY)
        parent = forms_page()
        try:
            made = brought(read(json.dumps(found)), parent)
        except Refused:
            return
        assert not FormPage.objects.get(pk=made.page.pk).live
