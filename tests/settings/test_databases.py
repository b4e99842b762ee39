"""Connections are kept, and the server's pool is the web processes' alone."""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from portal.settings.databases import KEPT, database

SERVER = "postgres://somebody:secret@db.example:5432/portal"


@pytest.fixture
def _bare(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_POOL", raising=False)


def given(monkeypatch: pytest.MonkeyPatch, url: str, **more: str) -> dict[str, Any]:
    for name, value in {"DATABASE_URL": url, **more}.items():
        monkeypatch.setenv(name, value)
    return database()


@pytest.mark.usefixtures("_bare")
def test_a_file_is_kept_open_and_keeps_what_it_has_acknowledged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = given(monkeypatch, "sqlite:////some/portal.sqlite3", DATABASE_POOL="4")
    assert found["CONN_MAX_AGE"] == KEPT
    assert "synchronous=FULL" in found["OPTIONS"]["init_command"]
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "pool" not in found["OPTIONS"]


@pytest.mark.usefixtures("_bare")
def test_a_worker_has_one_connection_to_a_server_and_tries_it_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = given(monkeypatch, SERVER)
    assert (found["CONN_MAX_AGE"], found["CONN_HEALTH_CHECKS"]) == (KEPT, True)
    assert "pool" not in found["OPTIONS"]


def test_a_web_process_has_a_pool_that_keeps_connections_in_place_of_django(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = given(monkeypatch, SERVER, DATABASE_POOL="6")
    assert (found["CONN_MAX_AGE"], found["CONN_HEALTH_CHECKS"]) == (0, True)
    assert found["OPTIONS"]["pool"] == {"min_size": 1, "max_size": 6, "timeout": 5}


def test_what_the_address_says_of_the_server_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    found = given(monkeypatch, f"{SERVER}?sslmode=verify-full", DATABASE_POOL="2")
    assert found["OPTIONS"]["sslmode"] == "verify-full"


@pytest.mark.usefixtures("_bare")
def test_only_the_web_server_asks_for_a_pool(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", SERVER)
    assert "pool" not in database()["OPTIONS"]
    runpy.run_path(str(Path(settings.BASE_DIR) / "gunicorn.conf.py"))
    assert database()["OPTIONS"]["pool"]["max_size"] == 4


def test_a_developer_s_server_keeps_no_connection_for_its_many_threads(tmp_path: Path) -> None:
    asked = "from portal.settings import dev; print(dev.DATABASES['default']['CONN_MAX_AGE'])"
    environment = {**os.environ, "VAR_DIR": str(tmp_path)}
    said = subprocess.run(
        [sys.executable, "-c", asked],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.split() == ["0"]


@pytest.mark.django_db
def test_the_tests_keep_theirs_as_the_site_does() -> None:
    assert connection.settings_dict["CONN_MAX_AGE"] == KEPT
