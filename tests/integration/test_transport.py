"""What runs on other machines is spoken to by TLS, or the check for deployment says so."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from portal.integration import transport
from portal.integration.transport import is_here, lines_inside

SMTP = "django.core.mail.backends.smtp.EmailBackend"
POSTGRES = "django.db.backends.postgresql"


@pytest.fixture(autouse=True)
def site(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """Settings of a site that has everything on one machine."""
    made = SimpleNamespace(
        DATABASES={"default": {"ENGINE": POSTGRES, "HOST": ""}},
        REDIS_URL="redis://127.0.0.1:6379/0",
        EMAIL_BACKEND=SMTP,
        EMAIL_HOST="localhost",
        EMAIL_USE_TLS=False,
        EMAIL_USE_SSL=False,
        SCANNER="clamd:///run/clamav/clamd.ctl",
    )
    monkeypatch.setattr(transport, "settings", made)
    return made


def warned() -> list[str]:
    return [str(each.id) for each in lines_inside()]


def away(**options: str) -> dict[str, Any]:
    return {"default": {"ENGINE": POSTGRES, "HOST": "db.example", "OPTIONS": options}}


def test_what_stays_on_this_machine_needs_no_tls() -> None:
    assert warned() == []


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({}, ["portal.W112"]),
        ({"sslmode": "prefer"}, ["portal.W112"]),
        ({"sslmode": "require"}, ["portal.W112"]),
        ({"sslmode": "verify-full"}, []),
    ],
)
def test_of_the_database(site: SimpleNamespace, options: dict[str, str], said: list[str]) -> None:
    site.DATABASES = away(**options)
    assert warned() == said


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("redis://cache.example:6379/0", ["portal.W113"]),
        ("rediss://cache.example:6379/0", []),
        ("unix:///run/redis/redis.sock", []),
        ("", []),
    ],
)
def test_of_redis(site: SimpleNamespace, address: str, said: list[str]) -> None:
    site.REDIS_URL = address
    assert warned() == said


@pytest.mark.parametrize("by", ["EMAIL_USE_TLS", "EMAIL_USE_SSL", ""])
def test_of_the_mail_server(site: SimpleNamespace, by: str) -> None:
    site.EMAIL_HOST = "mail.example"
    if by:
        setattr(site, by, True)
    assert warned() == ([] if by else ["portal.W114"])


def test_mail_that_goes_to_files_goes_nowhere(site: SimpleNamespace) -> None:
    site.EMAIL_HOST = "mail.example"
    site.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    assert warned() == []


def test_of_the_scanner_which_speaks_no_tls(site: SimpleNamespace) -> None:
    site.SCANNER = "clamd://scanner.example:3310"
    assert warned() == ["portal.W115"]


def test_a_warning_names_the_setting_and_no_password(site: SimpleNamespace) -> None:
    site.REDIS_URL = "redis://:secret@cache.example:6379/0"
    [warning] = lines_inside()
    assert "REDIS_URL" in str(warning.hint)
    assert "secret" not in f"{warning.msg} {warning.hint}"


@pytest.mark.parametrize(
    ("host", "here"),
    [("127.0.0.5", True), ("::1", True), ("/run/postgresql", True), ("10.0.0.7", False)],
)
def test_which_hosts_are_this_machine(host: str, here: bool) -> None:
    assert is_here(host) is here
