"""How faults are spelt, and how often they happen."""

from __future__ import annotations

import pytest

from portal.integration.sandbox.faults import BadFault, Faults, Switch, parse


@pytest.mark.parametrize(
    ("spelt", "meant"),
    [
        ("reset", ("reset", Switch())),
        ("error:3", ("error", Switch(503, left=3))),
        ("error=500:20%", ("error", Switch(500, 0.2))),
        ("slow=2.5", ("slow", Switch(2.5))),
        ("slow", ("slow", Switch(5))),
        ("gone:0", ("gone", None)),
        ("slots-slow=2:20%", ("slots-slow", Switch(2, 0.2))),
        ("slots-error", ("slots-error", Switch(503))),
        ("gone:0%", ("gone", None)),
    ],
)
def test_a_fault_is_read(spelt: str, meant: tuple[str, Switch | None]) -> None:
    assert parse(spelt) == meant


@pytest.mark.parametrize(
    "spelt",
    [
        "",
        "tired",
        "reset:",
        "reset:-1",
        "reset:101%",
        "error=200",
        "slow=soon",
        "slow=5:1.5",
        "slots-",
        "slots-tired",
        "slots-error=200",
        "slots-slots-error",
    ],
)
def test_what_is_no_fault_is_refused(spelt: str) -> None:
    with pytest.raises(BadFault):
        parse(spelt)


def test_a_counted_fault_happens_so_often_and_no_more() -> None:
    faults = Faults("reset:2")
    assert [bool(faults.happens("reset")) for _ in range(4)] == [True, True, False, False]
    assert faults.on() == {}


def test_a_fault_by_chance_happens_sometimes() -> None:
    faults = Faults("reset:50%")
    happened = sum(bool(faults.happens("reset")) for _ in range(400))
    assert 100 < happened < 300


def test_a_fault_goes_on_until_it_is_switched_off() -> None:
    faults = Faults("gone", "lost")
    assert all(faults.happens("gone") for _ in range(5))
    faults.set("gone:0")
    assert not faults.happens("gone")
    faults.clear()
    assert not faults.happens("lost")


@pytest.mark.parametrize(
    ("spelt", "words"),
    [("reset", "every time"), ("reset:2", "the next 2"), ("reset:20%", "20% of the time")],
)
def test_a_switch_says_in_words_how_often(spelt: str, words: str) -> None:
    assert str(Faults(spelt).on()["reset"]) == words
