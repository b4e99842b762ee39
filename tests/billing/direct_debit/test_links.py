"""What the page of a bill says of paying it by Direct Debit."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
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
from tests.support.residents import sure

from .conftest import NOW
from .walking import confirm, path, text, to_the_check

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
    assert words(seen) == "About your Direct Debit"


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


def payments(client: Client, account: Account) -> dict[str, str]:
    """The table of the bill's page: each day with its state."""
    page = BeautifulSoup(client.get(f"/bills/{account.public_id}/").content, "html.parser")
    rows = page.select("#payments + table tbody tr")[:-1]
    return {
        " ".join(row.select("th")[0].get_text(" ").split()): row.select("td")[-1].get_text(
            " ", strip=True
        )
        for row in rows
    }


def test_the_payments_have_the_days_that_were_agreed(client: Client, agreed: DirectDebit) -> None:
    shown = payments(client, agreed.account)
    assert list(shown)[-3:] == ["1 Nov 2026", "15 Dec 2026", "15 Jan 2027"]
    assert list(shown.values())[-2:] == ["To come", "To come"]
    assert "on the days that you see here" in of_the_bill(client, agreed.account)


def test_one_to_pay_oneself_keeps_its_day(client: Client, agreed: DirectDebit) -> None:
    own = [["2026-12-01", 20880]]
    DirectDebit.objects.update(schedule={"own": own, "taken": [["2027-01-15", 20880]]})
    assert list(payments(client, agreed.account))[-2:] == ["1 Dec 2026", "15 Jan 2027"]


def test_between_the_bills_day_and_the_agreed_one_nothing_is_late(
    client: Client, agreed: DirectDebit
) -> None:
    with time_machine.travel(datetime(2026, 12, 10, 9, tzinfo=UTC), tick=False):
        client = sure(agreed.person.user)
        shown = payments(client, agreed.account)
    assert shown["15 Dec 2026"] == "To come"


def test_once_it_has_ended_the_bill_has_its_own_days_again(
    client: Client, agreed: DirectDebit
) -> None:
    answered(agreed.public_id, Answer.REFUSED, at=NOW)
    assert list(payments(client, agreed.account))[-2:] == ["1 Dec 2026", "1 Jan 2027"]


def test_the_calendar_and_the_account_have_the_agreed_day_too(
    client: Client, agreed: DirectDebit
) -> None:
    file = client.get(f"/bills/{agreed.account.public_id}/calendar/").content.decode()
    assert "DTSTART;VALUE=DATE:20261215" in file
    assert "20261201\r\n" not in file.split("DTSTART")[1]
    assert "Council tax payment goes out by Direct Debit" in file
    own = client.get("/account/").content.decode()
    assert 'datetime="2026-12-15"' in own
    assert "By Direct Debit. You need do nothing." in own


def stop(client: Client, account: Account) -> None:
    Account.objects.filter(pk=account.pk).update(direct_debit=True)
    client.post(f"{path(account)}stop/")


def test_once_it_is_stopped_no_page_says_that_the_bank_pays(
    client: Client, agreed: DirectDebit, settings: Any
) -> None:
    settings.PAYMENTS_SOURCE = "http"
    account = agreed.account
    stop(client, account)
    said = of_the_bill(client, account)
    assert "You stopped your Direct Debit on 23 November 2026." in said
    assert "Pay £208.80 By Tuesday 1 December." in said
    assert "comes out of your bank" not in said
    assert "You need do nothing" not in client.get("/account/").content.decode()
    assert "We take the next payment" not in text(client.get(f"/bills/{account.public_id}/pay/"))
    file = client.get(f"/bills/{account.public_id}/calendar/").content.decode()
    assert "goes out by Direct Debit" not in file


def test_what_the_revenues_system_says_after_that_counts(
    client: Client, agreed: DirectDebit
) -> None:
    stop(client, agreed.account)
    Account.objects.filter(pk=agreed.account.pk).update(told_at=NOW + timedelta(hours=1))
    assert "comes out of your bank" in of_the_bill(client, agreed.account)


def test_the_sum_offered_is_what_the_bank_takes_on_its_day(
    client: Client, agreed: DirectDebit, settings: Any
) -> None:
    settings.PAYMENTS_SOURCE = "http"
    said = text(client.get(f"/bills/{agreed.account.public_id}/pay/"))
    assert "The next payment, which we take on Tuesday 15 December: £208.80" in said
    assert "1 December" not in said.replace("15 December", "").replace("21 December", "")


def test_an_accepted_one_is_not_called_asked_for(
    client: Client, agreed: DirectDebit, settings: Any
) -> None:
    settings.PAYMENTS_SOURCE = "http"
    pay = f"/bills/{agreed.account.public_id}/pay/"
    assert "You asked for a Direct Debit." in text(client.get(pay))
    answered(agreed.public_id, Answer.ACCEPTED, at=NOW)
    assert "You pay by Direct Debit. We take" in text(client.get(pay))


def test_who_pays_by_card_is_told_what_the_bank_pays_next(
    client: Client, agreed: DirectDebit, settings: Any
) -> None:
    settings.PAYMENTS_SOURCE = "http"
    pay = f"/bills/{agreed.account.public_id}/pay/"
    assert "We take the next payment ourselves on Tuesday 15 December" in text(client.get(pay))
    own = [["2026-12-01", 20880]]
    DirectDebit.objects.update(schedule={"own": own, "taken": [["2027-01-15", 20880]]})
    assert "We take the next payment ourselves" not in text(client.get(pay))
