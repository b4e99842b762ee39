"""Journeys in code, and the command that proves them."""

from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from portal.forms import registry

from .making import ask, journey, page

SOUND = journey(page(ask("a")))
FAULTY = replace(journey(page(ask("a", label=""), title="Page")), key="faulty")


@pytest.fixture(autouse=True)
def empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_journeys", {})
    monkeypatch.setattr(registry, "_sources", {})
    monkeypatch.setattr(registry, "_libraries", [])


def test_a_journey_is_found_by_its_key() -> None:
    registry.register(SOUND)
    assert registry.get("try") == SOUND
    assert registry.get("other") is None
    assert list(registry.journeys()) == [SOUND]


def test_two_journeys_cannot_share_a_key() -> None:
    registry.register(SOUND)
    registry.register(SOUND)
    with pytest.raises(ValueError, match="try"):
        registry.register(replace(SOUND, title="Another"))


@pytest.mark.django_db
def test_sound_journeys_pass() -> None:
    registry.register(SOUND)
    out = StringIO()
    call_command("prove_journeys", stdout=out)
    assert "try: proved" in out.getvalue()


@pytest.mark.django_db
def test_a_faulty_journey_fails_with_the_list() -> None:
    registry.register(SOUND)
    registry.register(FAULTY)
    err = StringIO()
    with pytest.raises(CommandError, match="1 to put right"):
        call_command("prove_journeys", stdout=StringIO(), stderr=err)
    assert "faulty, a: This question has no words." in err.getvalue()


@pytest.mark.django_db
def test_every_registered_journey_is_sound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    call_command("prove_journeys", stdout=StringIO())


@pytest.mark.django_db
def test_without_tables_only_journeys_in_code_are_proved(monkeypatch: pytest.MonkeyPatch) -> None:
    def make() -> None:
        raise AssertionError("no content is asked for")

    registry.register(SOUND)
    registry.register_source("made", make)
    monkeypatch.setattr(connection.introspection, "table_names", lambda: [])
    out = StringIO()
    call_command("prove_journeys", stdout=out)
    assert "try: proved" in out.getvalue()
    assert "only journeys in code" in out.getvalue()
