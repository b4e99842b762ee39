from __future__ import annotations

import pytest

from portal.billing.models import Account
from portal.billing.revenues.asking import TYPES
from portal.billing.revenues.keeping import keep_account, keep_bill, keep_entries
from portal.integration.models import Endpoint, Subscription
from tests.support.billing import council_tax_bill

from .making import CHARGE, NEWS, PAYMENT, ledger


@pytest.fixture
def told(db: None) -> Account:
    """An account with its bill and its entries."""
    keep_account(NEWS)
    keep_bill(council_tax_bill())
    keep_entries(ledger(CHARGE, PAYMENT))
    account: Account = Account.objects.get()
    return account


@pytest.fixture
def listening(db: None) -> None:
    """A system that is told of whatever is asked."""
    endpoint = Endpoint.objects.create(
        name="Revenues",
        slug="revenues",
        address="https://revenues.example/",
        secret="whsec_eA==",
        alert_to="somebody@example.com",
    )
    for type_ in TYPES:
        Subscription.objects.create(endpoint=endpoint, event=type_.name)
