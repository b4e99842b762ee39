"""The second engine is asked again what engines may answer otherwise, and all else once."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.support.engines import asked_again

PLAIN = "def test_a_row(number): ..."
OWN = "from django.db import IntegrityError\n" + PLAIN


@dataclass
class Item:
    """As much of a test as the choice looks at."""

    nodeid: str
    path: Path
    fixturenames: list[str] = field(default_factory=lambda: ["db"])

    def get_closest_marker(self, name: str) -> None:
        return None


def chosen(tmp_path: Path, words: str, **more: Any) -> list[str]:
    module = tmp_path / "test_module.py"
    module.write_text(words)
    items: list[Any] = [
        Item(f"test_module.py::{name}", module, **more)
        for name in ("test_a_row[1]", "test_a_row[2]", "test_another")
    ]
    return [item.nodeid.partition("::")[2] for item in asked_again(items)]


def test_what_a_test_does_alike_for_each_parameter_is_asked_once(tmp_path: Path) -> None:
    assert chosen(tmp_path, PLAIN) == ["test_a_row[1]", "test_another"]


@pytest.mark.parametrize("word", ["IntegrityError", "connection", "triggers", "select_for_update"])
def test_every_parameter_is_asked_where_engines_have_ways_of_their_own(
    tmp_path: Path, word: str
) -> None:
    found = chosen(tmp_path, f"# {word}\n{PLAIN}")
    assert found == ["test_a_row[1]", "test_a_row[2]", "test_another"]


def test_what_uses_no_database_is_not_asked_again(tmp_path: Path) -> None:
    assert chosen(tmp_path, OWN, fixturenames=["client"]) == []
