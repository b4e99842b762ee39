"""What takes long to make is kept up to a weight, and the longest unused goes first."""

from __future__ import annotations

from portal.forms.kept import Kept


def test_what_was_used_last_stays() -> None:
    kept: Kept[str, int] = Kept(room=2)
    kept.put("a", 1)
    kept.put("b", 2)
    assert kept.get("a") == 1
    kept.put("c", 3)
    assert (kept.get("a"), kept.get("b"), kept.get("c")) == (1, None, 3)


def test_something_heavy_puts_out_several() -> None:
    kept: Kept[str, int] = Kept(room=10)
    for name in "abc":
        kept.put(name, 0, weight=3)
    kept.put("heavy", 1, weight=8)
    assert len(kept) == 1
    assert kept.weight == 8


def test_one_that_is_heavier_than_all_room_is_kept_alone() -> None:
    kept: Kept[str, int] = Kept(room=10)
    kept.put("a", 1)
    assert kept.put("heavy", 2, weight=99) == 2
    assert (kept.get("a"), kept.get("heavy")) == (None, 2)


def test_putting_the_same_again_weighs_no_more() -> None:
    kept: Kept[str, int] = Kept(room=10)
    for number in range(5):
        kept.put("a", number, weight=4)
    assert (kept.weight, kept.get("a")) == (4, 4)


def test_going_round_more_than_there_is_room_for_loses_only_what_does_not_fit() -> None:
    kept: Kept[int, int] = Kept(room=200)
    for number in range(250):
        kept.put(number, number)
    assert [number for number in range(250) if kept.get(number) is None] == list(range(50))
