"""Which revenues system is asked, and what must be set for it."""

from __future__ import annotations

from pytest_django import Settings

from portal.billing.revenues.checks import the_revenues_system_is_known
from portal.billing.revenues.http import HttpRevenues
from portal.billing.revenues.ledger import Ledger
from portal.billing.revenues.source import is_elsewhere, revenues


def wrong() -> str:
    return " ".join(str(found.msg) for found in the_revenues_system_is_known())


def test_our_own_rows_are_asked_until_somebody_is_named() -> None:
    assert isinstance(revenues(), Ledger)
    assert not is_elsewhere()
    assert wrong() == ""


def test_the_settings_choose(settings: Settings) -> None:
    settings.REVENUES_SOURCE, settings.REVENUES_URL = "http", "https://revenues.example.org/v1"
    settings.REVENUES_KEY = "ours"
    assert is_elsewhere()
    assert isinstance(revenues(), HttpRevenues)
    assert wrong() == ""


def test_http_needs_an_address_and_a_key(settings: Settings) -> None:
    settings.REVENUES_SOURCE = "http"
    assert "REVENUES_URL" in wrong()
    assert "REVENUES_KEY" in wrong()


def test_a_name_that_nobody_has_is_an_error(settings: Settings) -> None:
    settings.REVENUES_SOURCE = "made up"
    assert "http, ledger" in wrong()
