"""Advisers in the admin, the law of the demonstration, and a day that stands still."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from portal.home.demo.repair_law import load_repair_law
from portal.repairs.models import Repair
from tests.support.people import Enter

NOW = datetime.fromisoformat("2026-03-10T10:00:00+00:00")  # a Tuesday


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def law(db: None) -> None:
    """The limits, rights, sums and targets as the demonstration has them."""
    load_repair_law()


@pytest.fixture
def adviser(enter: Enter, _now: None) -> Client:
    return enter("Advisers")


def words(response: Any) -> str:
    """What the page itself says, on one line."""
    main = BeautifulSoup(response.content, "html.parser").select_one("main")
    assert main is not None
    return " ".join(main.get_text(" ", strip=True).split())


def page_of(repair: Repair) -> str:
    return reverse("repairs_repair", args=[repair.case.shown_reference])


def address(repair: Repair, name: str) -> str:
    return reverse(f"repairs_{name}", args=[repair.case.shown_reference])


def do(client: Client, repair: Repair, name: str, **given: Any) -> Any:
    """Open the page of something to do, fill it in and send it."""
    where = address(repair, name)
    page = client.get(where)
    assert page.status_code == 200, page.headers.get("Location")
    form = page.context["form"]
    hidden = {field.html_name: field.value() for field in form.hidden_fields()}
    response: Any = client.post(where, {**hidden, **given})
    repair.refresh_from_db()
    return response
