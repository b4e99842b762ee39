"""The scheduler from a terminal."""

from __future__ import annotations

import io

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from portal.integration.slots import Unsure, new_key
from portal.integration.slots.source import NAMED
from portal.integration.slots.words import window_words

from .conftest import SandboxWorld
from .contract import booked, certain, held


@pytest.fixture
def by_name(world: SandboxWorld, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(NAMED._made, "tried", world.client)
    monkeypatch.setattr("django.utils.timezone.now", world.clock)
    settings.SLOT_SOURCE = "tried"


def run(*words: str) -> str:
    out = io.StringIO()
    call_command("slots", *words, stdout=out)
    return out.getvalue()


def test_it_lists_what_is_free_by_day(by_name: None, world: SandboxWorld) -> None:
    best = next(slot for slot in certain(world) if slot.best)
    said = run(f"--job={world.job.reference}", f"--trade={world.job.trade}", "--days=21")
    assert said.startswith("Monday 2 November 2026\n  8am to midday: ")
    assert said.count(", the best") == 1
    assert f"{window_words(best)}: free, the best" in said
    assert said.count("taken") + said.count("perhaps") > 0
    assert "Saturday" not in said


def test_no_times_are_not_the_same_as_no_answer(by_name: None, world: SandboxWorld) -> None:
    assert run("--days=0") == "The scheduler answers, and has no times in these days.\n"
    world.fault("slots-error:1")
    with pytest.raises(CommandError, match=r"does not answer\. Last seen 02 November 2026, 07:00"):
        run()


def test_it_says_how_an_appointment_stands(by_name: None, world: SandboxWorld) -> None:
    made = booked(world)
    said = run(f"--state={made.reference}", f"--job={world.job.reference}")
    assert window_words(made) in said
    assert "Planned since 02 November 2026, 07:00" in said
    with pytest.raises(CommandError, match="unknown"):
        run("--state=A-0", f"--job={world.job.reference}")


def test_it_settles_what_nobody_knew(by_name: None, world: SandboxWorld) -> None:
    kept, key, job = held(world), new_key(), f"--job={world.job.reference}"
    world.fault("slots-reset")
    with pytest.raises(Unsure):
        world.source.confirm(kept, key)
    with pytest.raises(CommandError, match="Nobody knows"):
        run(f"--settle={key}", job)
    world.fault()
    [made] = world.appointments()
    assert run(f"--settle={key}", job) == f"Booked: {made['reference']}\n"
    assert run(f"--settle={new_key()}", job) == "Nothing came of it. It is void now.\n"


def test_what_cannot_be_asked_for_is_said(by_name: None) -> None:
    with pytest.raises(CommandError, match=r"made up is none of .*http, off.*, sandbox"):
        run("--source=made up")
    with pytest.raises(CommandError, match="new_key"):
        run("--settle=x")
    with pytest.raises(CommandError, match="does not answer"):
        run("--source=off")
