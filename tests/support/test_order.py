from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from tests.support.order import LONG, longest_first

ROOT = Path(__file__).resolve().parents[2]


def ordered(*names: str) -> list[str]:
    items = [SimpleNamespace(nodeid=name) for name in names]
    return [item.nodeid for item in longest_first(cast(Any, items))]


def test_a_module_that_takes_long_is_given_out_before_one_of_more_tests() -> None:
    many = [f"tests/ui/test_many.py::test_{number}" for number in range(50)]
    long = "tests/faults/test_kills.py::test_nothing_is_lost"
    assert ordered(*many, long) == [long, *many]


def test_of_the_others_the_one_of_more_tests_comes_first_and_none_is_torn_apart() -> None:
    one, two, three = "tests/a.py::test_1", "tests/b.py::test_2", "tests/b.py::test_3"
    assert ordered(two, one, three) == [two, three, one]


def test_what_is_known_to_take_long_is_there() -> None:
    assert not [name for name in LONG if not (ROOT / name).exists()]
