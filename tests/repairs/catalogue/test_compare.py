"""What changed from one catalogue to another."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from portal.repairs.catalogue.compare import Change, What, compare
from portal.repairs.catalogue.tree import Catalogue
from portal.repairs.words import Priority

from .making import DRIP, GAS, HALL, KITCHEN, LAMP, MOULD, SMALL, catalogues, changed

ONLY_LAMP = "Hall and stairs > A light is out"


def test_nothing_changed_is_nothing_to_tell() -> None:
    assert compare(SMALL, SMALL) == []


def test_a_changed_field_is_told_in_the_editors_words() -> None:
    other = changed(SMALL, "hall-lamp", leaf__priority=Priority.URGENT)
    assert compare(SMALL, other) == [
        Change(What.CHANGED, "hall-lamp", ONLY_LAMP, "priority", "Routine", "Urgent")
    ]


def test_what_to_try_and_ticks_and_dangers_are_told_too() -> None:
    other = changed(SMALL, "sink-blocked", leaf__self_help=("Wait.",), leaf__unless_crime=True)
    other = changed(other, "gas", danger__call="999")
    told = {(change.field, change.before, change.after) for change in compare(SMALL, other)}
    assert told == {
        ("what to try first", "Use a plunger.\nPour in hot water.", "Wait."),
        ("free with a crime number", "", "Yes"),
        ("number to call", "0800 111 999", "999"),
    }


def test_what_came_and_what_went_is_told_with_its_way() -> None:
    new = replace(DRIP, key="hall-drip", label="Water drips")
    other = changed(SMALL, "hall", children=(MOULD, new))
    assert compare(SMALL, other) == [
        Change(What.REMOVED, "hall-lamp", ONLY_LAMP),
        Change(What.ADDED, "hall-drip", "Hall and stairs > Water drips"),
    ]


def test_what_stands_elsewhere_is_moved_and_not_new() -> None:
    other = changed(changed(SMALL, "sink", children=KITCHEN.children[0].children[1:]), "hall")
    other = changed(other, "hall", children=(*HALL.children, DRIP))
    assert [(change.what, change.key) for change in compare(SMALL, other)] == [
        (What.MOVED, "sink-drips")
    ]


def test_another_order_is_told_once_for_the_question() -> None:
    other = changed(SMALL, "hall", children=(LAMP, MOULD))
    told = compare(SMALL, other)
    assert [(change.what, change.key, change.field) for change in told] == [
        (What.MOVED, "hall", "order")
    ]
    assert (told[0].before, told[0].after) == ("hall-mould, hall-lamp", "hall-lamp, hall-mould")


def test_a_danger_that_is_none_any_more_is_told() -> None:
    other = Catalogue((replace(GAS, danger=None), KITCHEN, HALL))
    assert ("danger", "Yes", "No") in {(c.field, c.before, c.after) for c in compare(SMALL, other)}


@given(catalogues(), catalogues())
def test_there_is_something_to_tell_exactly_when_something_differs(
    one: Catalogue, two: Catalogue
) -> None:
    assert (compare(one, two) == []) == (one == two)
