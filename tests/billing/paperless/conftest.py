"""An account in somebody's account here, and a way to say what came of an e-mail."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from portal.accounts.models import Person, User
from portal.accounts.people import person_of
from portal.billing.models import Account, Joined, Paperless
from portal.billing.paperless import agreeing
from portal.billing.revenues.ledger import Ledger
from portal.billing.revenues.protocol import Receipt
from portal.integration.models import Delivery
from tests.support.billing import account_with, join
from tests.support.residents import resident


@pytest.fixture
def user(db: None) -> User:
    return resident()


@pytest.fixture
def person(user: User) -> Person:
    return person_of(user)


@pytest.fixture
def account(db: None) -> Account:
    return account_with(payers=("A Tenant", "Another Person"))


@pytest.fixture
def joined(account: Account, person: Person) -> Joined:
    return join(account, person)


@pytest.fixture
def agreement(joined: Joined, user: User) -> Paperless:
    """They have agreed to bills without paper."""
    return agreeing.agree(joined, user)


@pytest.fixture
def queued(db: None) -> Callable[[str], list[Delivery]]:
    """The messages of one kind that were written down."""

    def of(template: str) -> list[Delivery]:
        return list(Delivery.objects.filter(template=template).order_by("pk"))

    return of


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Account, bool]]:
    """What the revenues system was asked for: whose bills, and whether without paper."""
    heard: list[tuple[Account, bool]] = []

    class Revenues(Ledger):
        def set_paperless(self, account: Account, *, on: bool, request: str = "") -> Receipt:
            receipt = super().set_paperless(account, on=on, request=request)
            heard.append((account, on))
            return receipt

    monkeypatch.setattr(agreeing, "revenues", Revenues)
    return heard
