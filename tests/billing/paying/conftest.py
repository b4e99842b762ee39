from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.cache import caches
from django.test import Client
from pytest_django import Settings

from portal.accounts.models import User
from portal.accounts.people import person_of
from portal.billing.models import Account
from portal.integration.payments.provider import NAMED
from tests.support.billing import account_with
from tests.support.payments import PaperTill
from tests.support.residents import resident, sure

TODAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def nothing_tried_yet(db: None) -> None:
    caches["shared"].clear()


@pytest.fixture
def till(monkeypatch: pytest.MonkeyPatch, settings: Settings, db: None) -> PaperTill:
    made = PaperTill()
    monkeypatch.setitem(NAMED._made, "paper", lambda: made)
    settings.PAYMENTS_SOURCE = "paper"
    return made


@pytest.fixture
def user(db: None) -> User:
    return resident()


@pytest.fixture
def client(user: User) -> Client:
    return sure(user)


@pytest.fixture
def account(user: User) -> Account:
    """Band C for a year, in ten parts; four are left, and one of them is overdue."""
    made = account_with(joined=person_of(user), paid=[(date(2026, 9, 1), 120_000)])
    made.overdue = 10_000
    made.save()
    return made


@pytest.fixture
def today() -> Any:
    with time_machine.travel(TODAY, tick=False) as travel:
        yield travel


def text(response: Any) -> str:
    main = BeautifulSoup(response.content, "html.parser").select_one("main")
    assert main is not None
    return " ".join(main.get_text(" ").split())


def hidden(response: Any, name: str) -> str:
    found = BeautifulSoup(response.content, "html.parser").select_one(f"input[name={name}]")
    assert found is not None
    return str(found.get("value", ""))


def options(response: Any) -> list[str]:
    page = BeautifulSoup(response.content, "html.parser")
    return [str(each["value"]) for each in page.select("input[name=choice]")]
