"""What somebody has who takes everything that we hold of them."""

from __future__ import annotations

import pytest
from django.test import Client

from portal.accounts.models import User
from portal.billing.direct_debit.mine import KEPT, collect
from portal.billing.models import Account
from tests.support.residents import resident

from .walking import confirm, to_the_check

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_monday_in_november")]


def test_everything_we_hold_has_the_direct_debits_without_the_whole_number(
    client: Client, account: Account, user: User
) -> None:
    to_the_check(client, account)
    confirm(client, account)
    (only,) = collect(user)
    assert only["For"] == "council tax"
    assert only["Account number ends in"] == "670"
    assert "12345670" not in str(only)
    assert collect(resident("other@example.org")) == []


def test_who_leaves_reads_that_they_are_kept(client: Client) -> None:
    assert KEPT in client.get("/account/delete/").content.decode()
