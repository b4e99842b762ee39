"""What the page of a bill says of paying it by Direct Debit."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from portal.accounts.models import User
from portal.billing.direct_debit.answering import answered
from portal.billing.direct_debit.links import build
from portal.billing.direct_debit.words import Answer
from portal.billing.models import Account, DirectDebit, DirectDebitTerms
from portal.billing.pages.actions import Action, Seen
from portal.integration.models import Endpoint, Subscription
from tests.support import acting

from .conftest import NOW
from .walking import confirm, path, to_the_check

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_monday_in_november")]


@pytest.fixture
def seen(user: User, account: Account, terms: DirectDebitTerms, told: Endpoint) -> Seen:
    return Seen(acting.request_of(user), account)


def link_of(seen: Seen) -> Action | None:
    return next((each for each in build(seen) if isinstance(each, Action)), None)


def words(seen: Seen) -> str:
    found = link_of(seen)
    return found.words if isinstance(found, Action) else ""


def test_who_can_set_one_up_is_led_there(seen: Seen) -> None:
    found = link_of(seen)
    assert found is not None
    assert (found.words, found.href) == ("Set up a Direct Debit", path(seen.account))


def test_who_has_asked_for_one_sees_how_it_stands(client: Client, seen: Seen) -> None:
    to_the_check(client, seen.account)
    confirm(client, seen.account)
    found = link_of(seen)
    assert found is not None
    assert found.words == "See, change or stop your Direct Debit"
    assert "We wait for the bank." in found.hint
    answered(DirectDebit.objects.get().public_id, Answer.ACCEPTED, at=NOW)
    found = link_of(seen)
    assert found is not None
    assert found.hint == ""


def of_the_bill(client: Client, account: Account) -> str:
    main = BeautifulSoup(client.get(f"/bills/{account.public_id}/").content, "html.parser").main
    assert main is not None
    return " ".join(main.get_text(" ").split())


@pytest.fixture
def agreed(client: Client, seen: Seen) -> DirectDebit:
    """Both payments that are left, from the middle of December on."""
    to_the_check(client, seen.account)
    confirm(client, seen.account)
    found: DirectDebit = DirectDebit.objects.get()
    return found


def test_a_bill_says_the_day_that_was_agreed_and_not_its_own(
    client: Client, agreed: DirectDebit
) -> None:
    said = of_the_bill(client, agreed.account)
    assert "Tuesday 15 December £208.80 comes out of your bank" in said
    assert "By Tuesday 1 December" not in said


def test_a_payment_that_is_too_soon_for_the_bank_stands_first(
    client: Client, agreed: DirectDebit
) -> None:
    own = [["2026-12-01", 20880]]
    DirectDebit.objects.update(schedule={"own": own, "taken": [["2027-01-15", 20880]]})
    said = of_the_bill(client, agreed.account)
    assert "Pay £208.80 By Tuesday 1 December. It is too soon for us" in said
    assert "Friday 15 January £208.80 comes out of your bank" in said
    Account.objects.update(balance=20880)
    assert "too soon" not in of_the_bill(client, agreed.account)


def test_a_later_bill_or_money_paid_ahead_takes_the_place_of_what_was_agreed(
    client: Client, agreed: DirectDebit
) -> None:
    Account.objects.update(balance=100)
    assert "15 December" not in of_the_bill(client, agreed.account)
    Account.objects.update(balance=41760)
    DirectDebit.objects.update(asked_at=datetime(2026, 3, 1, tzinfo=UTC))
    assert "15 December" not in of_the_bill(client, agreed.account)


def test_one_that_was_set_up_elsewhere_can_be_asked_about(seen: Seen) -> None:
    seen.account.direct_debit = True
    assert words(seen) == "Change or stop your Direct Debit"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda: Subscription.objects.all().delete(),
        lambda: DirectDebitTerms.objects.get().delete(),
    ],
)
def test_where_nobody_can_ask_there_is_no_link(seen: Seen, spoil: Any) -> None:
    spoil()
    assert words(seen) == ""


def test_an_account_that_is_closed_has_no_link(seen: Seen) -> None:
    seen.account.closed_on = date(2026, 11, 1)
    assert words(seen) == ""


def test_who_may_only_see_the_bill_has_no_link(seen: Seen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.billing.direct_debit.links.may", lambda request, code: False)
    assert words(seen) == ""


def test_a_bill_asks_once_and_terms_are_remembered(
    seen: Seen, django_assert_num_queries: Any
) -> None:
    link_of(seen)
    with django_assert_num_queries(1):
        link_of(seen)
