"""Journeys are frozen when the tables have been made, so that nobody waits for it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from unittest.mock import patch

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.models.signals import post_migrate

from portal.forms import registry, versions
from portal.forms.definition import Journey
from portal.forms.models import Version
from portal.forms.setup import freeze_versions

from .everything import EVERYTHING, begun

pytestmark = pytest.mark.django_db


def register_only(monkeypatch: pytest.MonkeyPatch, *journeys: Journey) -> None:
    monkeypatch.setattr(registry, "_journeys", {each.key: each for each in journeys})


def migrated() -> None:
    """Say that migrate has run, as it does."""
    ours = apps.get_app_config("forms")
    told: dict[str, Any] = {"app_config": ours, "apps": apps, "using": "default", "plan": []}
    post_migrate.send(sender=ours, verbosity=0, interactive=False, **told)


def test_every_journey_is_frozen_once_migrations_have_run(monkeypatch: pytest.MonkeyPatch) -> None:
    register_only(monkeypatch, EVERYTHING, replace(EVERYTHING, key="second"))
    migrated()
    assert set(Version.objects.values_list("journey_key", "number")) >= {
        ("everything", 1),
        ("second", 1),
    }


def test_running_migrations_again_freezes_nothing_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    register_only(monkeypatch, EVERYTHING)
    migrated()
    migrated()
    assert Version.objects.filter(journey_key="everything").count() == 1


def test_a_journey_that_has_changed_is_another_version_and_the_old_one_will_close(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    draft = begun()
    register_only(monkeypatch, replace(EVERYTHING, title="Tell us a bit less"))
    migrated()
    old, new = Version.objects.filter(journey_key="everything").order_by("number")
    assert (old.pk, old.closes_at is not None, new.closes_at) == (draft.version_id, True, None)
    assert versions.journey_of(draft.version) == EVERYTHING


def test_nothing_is_frozen_where_the_table_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    register_only(monkeypatch, EVERYTHING)
    with patch.object(Version._meta, "db_table", "not_there_yet"):
        freeze_versions()
    assert not Version.objects.filter(journey_key="everything").exists()


def test_another_database_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    register_only(monkeypatch, EVERYTHING)
    freeze_versions(using="other")
    assert not Version.objects.filter(journey_key="everything").exists()


def test_no_migration_of_this_room_is_missing() -> None:
    call_command("makemigrations", "forms", check=True, dry_run=True, verbosity=0)
