"""References that survive a telephone, a pencil and a cracked screen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.cases.reference import ALPHABET, LENGTH, LOOK_ALIKES, new, parse, shown


def made_of(letters: list[str]) -> str:
    left = iter(letters)
    return new(lambda _: next(left))


references = st.lists(st.sampled_from(ALPHABET), min_size=7, max_size=7).map(made_of)
places = st.integers(0, LENGTH - 1)


def put(reference: str, place: int, letter: str) -> str:
    return reference[:place] + letter + reference[place + 1 :]


@given(references)
def test_what_is_made_can_be_read_back(reference: str) -> None:
    assert len(reference) == LENGTH
    assert parse(reference) == reference
    assert parse(shown(reference)) == reference


@given(references, places, st.sampled_from(ALPHABET))
def test_any_single_wrong_character_is_noticed(reference: str, place: int, letter: str) -> None:
    wrong = put(reference, place, letter)
    assert (parse(wrong) is None) == (wrong != reference)


@given(references, places, st.characters(min_codepoint=32, max_codepoint=126))
def test_a_wrong_key_never_leads_to_another_case(reference: str, place: int, key: str) -> None:
    assert parse(put(reference, place, key)) in {None, reference}


@given(references, places, places)
def test_any_two_characters_that_changed_places_are_noticed(
    reference: str, one: int, other: int
) -> None:
    swapped = put(put(reference, one, reference[other]), other, reference[one])
    assert (parse(swapped) is None) == (swapped != reference)


@given(references, st.data())
def test_look_alikes_spaces_dashes_and_small_letters_are_forgiven(
    reference: str, data: st.DataObject
) -> None:
    written = ""
    for letter in reference:
        alike = [letter, *(chr(c) for c, ours in LOOK_ALIKES.items() if chr(ours) == letter)]
        written += data.draw(st.sampled_from(alike))
        written += data.draw(st.sampled_from(["", " ", "-", " – ", "."]))
    assert parse(written.lower() if data.draw(st.booleans()) else written) == reference


@given(st.text())
def test_anything_may_be_typed(text: str) -> None:
    found = parse(text)
    assert found is None or parse(found) == found


@pytest.mark.parametrize("text", ["", "7K4M", "7K4M-9TX3-2", "7K4M-9TX!", "ＷＷＷＷ", "ß" * 4])
def test_what_cannot_be_a_reference_is_none(text: str) -> None:
    assert parse(text) is None


def test_no_two_characters_look_alike_and_no_word_can_appear() -> None:
    assert len(ALPHABET) == len(set(ALPHABET)) == 23
    assert not set("0O1ILAEUSZBGQ") & set(ALPHABET)
    assert not {chr(c) for c in LOOK_ALIKES} & set(ALPHABET)
    assert {chr(c) for c in LOOK_ALIKES.values()} <= set(ALPHABET)


def test_it_is_shown_in_two_groups_of_four() -> None:
    assert shown("7K4M9TX3") == "7K4M-9TX3"


def test_references_are_made_by_chance() -> None:
    assert len({new() for _ in range(500)}) == 500
