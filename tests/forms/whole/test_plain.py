"""Conditions as the script reads them, and references as they are said."""

from __future__ import annotations

from datetime import date

from portal.forms.conditions import AllOf, Answered, AnyOf, Compared, Equals, In, Not, Op
from portal.forms.whole.plain import plain
from portal.forms.whole.said import spelled


def test_every_kind_of_condition_becomes_plain_lists() -> None:
    day = Compared("born", Op.LESS, date(2008, 11, 23))
    assert plain(
        AllOf((AnyOf((Equals("a", "x"), In("b", ("y", "z")))), Not(Answered("c")), day))
    ) == [
        "all",
        ["any", ["equals", "a", "x"], ["in", "b", ["y", "z"]]],
        ["not", ["answered", "c"]],
        ["compared", "born", "<", "2008-11-23"],
    ]
    assert plain(Compared("people", Op.AT_LEAST, 2)) == ["compared", "people", ">=", 2.0]


def test_a_reference_is_spelled_in_words_that_nobody_mishears() -> None:
    assert spelled("7K4M-9TX3") == "7 Kilo 4 Mike - 9 Tango X-ray 3"
