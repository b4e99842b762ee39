"""Advisers, managers and a person whose ways to be reached a test can choose."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client

from portal.cases import contacts
from portal.cases.contacts import Contact
from portal.cases.models import Case
from tests.support.cases import CaseFactory, TargetFactory
from tests.support.people import Enter

Reached = Callable[[Contact], None]


@pytest.fixture
def adviser(enter: Enter) -> Client:
    return enter("Advisers")


@pytest.fixture
def manager(enter: Enter) -> Client:
    return enter("Case managers")


@pytest.fixture
def case(db: None) -> Case:
    """Open, with the promise of a reply."""
    TargetFactory()
    made: Case = CaseFactory()
    return made


@pytest.fixture(autouse=True)
def reached(monkeypatch: pytest.MonkeyPatch) -> Reached:
    """Nobody knows how to reach anybody, until a test says how."""
    known: list[Contact] = []
    monkeypatch.setattr(contacts, "_resolvers", [lambda case: known[-1] if known else None])
    return known.append


def words(response: HttpResponse) -> str:
    """What a page says, on one line."""
    return BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True)
