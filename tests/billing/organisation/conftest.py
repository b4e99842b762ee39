"""A business with properties, and its owner's browser."""

from __future__ import annotations

import pytest
from django.test import Client

from portal.accounts.models import Organisation, User
from tests.support import acting


@pytest.fixture
def owner(db: None) -> User:
    return acting.resident("owner@example.org", "An owner")


@pytest.fixture
def shop(owner: User) -> Organisation:
    return acting.organisation_of(owner, "Corner shop")


@pytest.fixture
def browser(owner: User, shop: Organisation) -> Client:
    """The owner's, acting for the shop."""
    client = acting.inside(owner)
    acting.act_for(client, shop)
    return client
