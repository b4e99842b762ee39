"""Production refuses to start without its secrets, and Django finds no fault in it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def run(*command: str, var: Path, **changes: str | None) -> subprocess.CompletedProcess[str]:
    given: dict[str, str | None] = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "portal.settings.production",
        "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "FIELD_KEYS": "cHJvZHVjdGlvbi1lbmNyeXB0cy13aXRoLXRoaXMtISE=",
        "LOOKUP_KEY": "zyxwvutsrqponmlkjihgfedcba-ZYXWVUTSRQPONMLKJIHGFEDCBA",
        "ALLOWED_HOSTS": "www.council.example",
        "DATABASE_URL": f"sqlite:///{var}/portal.sqlite3",
        "PUBLIC_URL": "https://www.council.example",
        "VAR_DIR": str(var),
        "SCANNER": "clamd://127.0.0.1:3310",
        **changes,
    }
    env = {name: value for name, value in given.items() if value is not None}
    return subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )


SEVERAL_MACHINES = {
    "DATABASE_URL": "postgres://portal:secret@db.example:5432/portal?sslmode=verify-full",
    "DATABASE_POOL": "4",
    "REDIS_URL": "rediss://:secret@cache.example:6379/0",
}


@pytest.mark.parametrize("more", [{}, SEVERAL_MACHINES], ids=["one machine", "several"])
def test_django_s_check_for_deployment_prints_nothing(
    more: dict[str, str | None], tmp_path: Path
) -> None:
    result = run("-W", "error", "manage.py", "check", "--deploy", var=tmp_path, **more)
    said = result.stdout.replace("System check identified no issues (0 silenced).", "")
    assert (result.returncode, said.strip(), result.stderr.strip()) == (0, "", "")


@pytest.mark.parametrize(
    "name",
    ["SECRET_KEY", "FIELD_KEYS", "LOOKUP_KEY", "ALLOWED_HOSTS", "DATABASE_URL", "PUBLIC_URL"],
)
def test_it_refuses_to_start_without_its_secrets_in_one_sentence(name: str, tmp_path: Path) -> None:
    result = run("manage.py", "check", var=tmp_path, **{name: None})
    assert result.returncode == 1
    [sentence] = result.stderr.strip().splitlines()
    assert name in sentence
    assert "docs/production.md" in sentence


def test_all_that_is_missing_is_named_at_once(tmp_path: Path) -> None:
    result = run("manage.py", "check", var=tmp_path, SECRET_KEY=None, PUBLIC_URL=None)
    assert "SECRET_KEY, PUBLIC_URL" in result.stderr


def test_its_logs_are_json(tmp_path: Path) -> None:
    said = run(
        "-c",
        "import django, logging, json; django.setup();logging.getLogger('portal').warning('Hello')",
        var=tmp_path,
    )
    assert '"message": "Hello"' in said.stderr


def test_cookies_and_transport_are_locked_down(tmp_path: Path) -> None:
    names = (
        "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_SECURE",
        "CSRF_COOKIE_HTTPONLY",
        "SECURE_SSL_REDIRECT",
    )
    result = run(
        "-c",
        "from portal.settings import production as p;"
        f"print(all(getattr(p, n) is True for n in {names}), p.SECURE_HSTS_SECONDS >= 31536000,"
        "p.SESSION_COOKIE_NAME.startswith('__Host-'),p.CSRF_COOKIE_NAME.startswith('__Host-'),p.DEBUG)",
        var=tmp_path,
    )
    assert result.stdout.split() == ["True", "True", "True", "True", "False"]
