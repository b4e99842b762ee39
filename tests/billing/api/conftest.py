"""A revenues system with a key, and an account that it has told us of."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.cache import caches

from portal.billing.bills.kinds import Bill
from portal.billing.bills.written import write
from portal.billing.models import Account
from portal.billing.revenues.written import as_written
from tests.billing.revenues.making import NEWS
from tests.support.api import Calling, make_system

ACCOUNT = as_written(NEWS)


@pytest.fixture(autouse=True)
def _fresh(db: None) -> None:
    caches["shared"].clear()


@pytest.fixture
def revenues() -> Calling:
    system = make_system("revenues", scopes=["billing:write"])
    return Calling(system, "billing:write")


@pytest.fixture
def account(revenues: Calling) -> Account:
    assert revenues.put("/billing/accounts", ACCOUNT).status_code == 200
    kept: Account = Account.objects.get()
    return kept


def as_sent(bill: Bill) -> dict[str, Any]:
    """A bill as another system writes it."""
    sent: dict[str, Any] = json.loads(json.dumps(write(bill)))
    return sent
