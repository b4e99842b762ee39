"""The page of a bill: what is left, when it goes, every payment, and how it is worked out."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from portal.accounts.models import Person, User
from portal.accounts.people import person_of
from portal.billing.models import Account, StoredBill
from portal.billing.pages import actions
from portal.billing.pages.actions import Action, Place
from portal.billing.pages.signals import bill_seen
from portal.forms import doors
from tests.support.billing import account_with, council_tax_bill, rates_bill, stored
from tests.support.residents import resident, signed_in

from .conftest import NOW, PAID


def page(client: Client, address: str, status: int = 200) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == status
    return BeautifulSoup(response.content, "html.parser")


def words(soup: BeautifulSoup) -> str:
    main = soup.find("main")
    assert main is not None
    return " ".join(main.get_text(" ").split())


def at(account: Account) -> str:
    return reverse("bill_account", args=[account.public_id])


def bill_of(account: Account) -> StoredBill:
    found: StoredBill = account.bills.get()
    return found


def test_a_bill_says_what_is_left_and_when_to_pay_it(client: Client, account: Account) -> None:
    said = words(page(client, at(account)))
    assert "Council tax 2026 to 2027" in said
    assert "You have left to pay £417.60" in said
    assert "Pay £208.80" in said
    assert "By Tuesday 1 December" in said


@pytest.mark.parametrize(("days", "words"), [(1, "a day"), (3, "3 days")])
def test_it_says_as_the_setting_does_how_long_a_payment_takes_to_show(
    client: Client, account: Account, settings: Any, days: int, words: str
) -> None:
    settings.PAYMENT_SHOWS_DAYS = days
    assert f"A payment can take {words} to show." in words_of(client, account)


def words_of(client: Client, account: Account) -> str:
    return words(page(client, at(account)))


def test_each_payment_has_its_state(client: Client, account: Account) -> None:
    table = page(client, at(account)).find_all("table")[0]
    rows = [" ".join(row.get_text(" ").split()) for row in table.find_all("tr")]
    assert rows[1] == "1 Apr 2026 £208.80 Paid"
    assert rows[8] == "1 Nov 2026 £208.80 Paid"
    assert rows[9] == "1 Dec 2026 £208.80 To come"
    assert rows[11] == "Together £2,088.00"


def test_the_bill_is_worked_out_row_by_row(client: Client, account: Account) -> None:
    table = page(client, at(account)).find_all("table")[1]
    rows = [" ".join(row.get_text(" ").split()) for row in table.find_all("tr")]
    assert rows[1].startswith("Testshire County Council 4.9% more on last year £1,520.00")
    assert "A whole year in band C £2,088.00" in rows
    assert rows[-1] == "This bill £2,088.00"


def test_by_direct_debit_there_is_nothing_to_do(client: Client, user: User) -> None:
    account = account_with(joined=person_of(user), paid=PAID, told_at=NOW, direct_debit=True)
    said = words(page(client, at(account)))
    assert "£208.80 comes out of your bank" in said
    assert "You need do nothing" in said


def test_help_comes_first_for_somebody_who_is_behind(client: Client, user: User) -> None:
    account = account_with(joined=person_of(user), told_at=NOW, overdue=8 * 20880)
    said = words(page(client, at(account)))
    assert said.index("You are behind with £1,670.40") < said.index("You have left to pay")
    assert said.index("I cannot pay this") < said.index("You have left to pay")
    assert said.count("I cannot pay this") == 1
    assert "Late" in said


def test_who_paid_too_much_sees_it_and_is_asked_for_nothing(client: Client, user: User) -> None:
    account = account_with(joined=person_of(user), paid=[(date(2026, 6, 1), 210_000)])
    said = words(page(client, at(account)))
    assert "You have paid too much £12.00" in said
    assert "I cannot pay this" not in said
    assert "To come" not in said


def test_who_owes_nothing_is_told_so(client: Client, user: User) -> None:
    account = account_with(joined=person_of(user), paid=[(date(2026, 6, 1), 208_800)])
    assert "You have nothing to pay" in words(page(client, at(account)))


def test_a_payment_that_is_partly_paid_says_how_much_is_left(client: Client, user: User) -> None:
    account = account_with(joined=person_of(user), paid=[(date(2026, 11, 1), 8 * 20880 + 10000)])
    said = words(page(client, at(account)))
    assert "To come, £108.80 left" in said
    assert "Pay £108.80" in said


def test_a_rates_bill_is_worked_out_from_its_value(client: Client, user: User) -> None:
    account = account_with(rates_bill(), joined=person_of(user))
    said = words(page(client, at(account)))
    assert "Business rates 2026 to 2027" in said
    assert "Rateable value £20,000.00" in said
    assert "43.2p in the pound" in said


def test_an_account_without_a_bill_says_why(client: Client, account: Account) -> None:
    account.bills.all().delete()
    assert "There is no bill here yet" in words(page(client, at(account)))


def test_a_bill_that_was_replaced_says_so_and_asks_for_nothing(
    client: Client, account: Account
) -> None:
    old = bill_of(account)
    stored(account, council_tax_bill(number=2, single=True))
    said = words(page(client, reverse("bill", args=[account.public_id, old.public_id])))
    assert "Another bill has replaced this one" in said
    assert "You have left to pay" not in said
    assert "To come" not in said
    new = page(client, at(account))
    assert "Take away" not in words(new)
    assert "Single person discount" in words(new)
    assert new.find("a", href=reverse("bill", args=[account.public_id, old.public_id]))


def test_last_year_s_bill_is_paid_before_this_year_s(client: Client, user: User) -> None:
    last = council_tax_bill(year=2025)
    account = account_with(last, council_tax_bill(), joined=person_of(user), balance=41_760)
    old = account.bills.get(year=2025)
    said = words(page(client, reverse("bill", args=[account.public_id, old.public_id])))
    assert "This is a bill for another year" in said
    assert said.count("Paid") == 10


def test_the_next_year_s_bill_is_pointed_out(client: Client, account: Account) -> None:
    stored(account, council_tax_bill(year=2027))
    soup = page(client, at(account))
    assert "Read the bill for 2027 to 2028" in words(soup)


def test_the_bill_that_counts_has_one_address(client: Client, account: Account) -> None:
    response = client.get(reverse("bill", args=[account.public_id, bill_of(account).public_id]))
    assert response.status_code == 303
    assert response["Location"] == at(account)


def test_what_was_charged_and_paid_is_listed(client: Client, account: Account) -> None:
    said = words(page(client, reverse("bill_entries", args=[account.public_id])))
    assert "Bill 1 for 2026-27 £2,088.00" in said
    assert "Payment −£1,670.40" in said
    assert "Left to pay: £417.60" in said


def test_help_for_somebody_who_cannot_pay(client: Client, account: Account) -> None:
    soup = page(client, reverse("bill_cannot_pay", args=[account.public_id]))
    said = words(soup)
    assert said.index("What we can do") < said.index("Free advice from others")


@pytest.mark.parametrize(
    "name", ["bill_account", "bill_entries", "bill_cannot_pay", "bill_calendar"]
)
def test_another_person_s_account_is_not_there(name: str, client: Client) -> None:
    other = account_with(joined=person_of(resident("other@example.org")))
    assert client.get(reverse(name, args=[other.public_id])).status_code == 404
    assert client.get(reverse(name, args=["nothing-here"])).status_code == 404


def test_another_account_s_bill_is_not_there(client: Client, account: Account) -> None:
    other = account_with(council_tax_bill("600000099"))
    theirs = bill_of(other).public_id
    for mine in (account.public_id, other.public_id):
        assert client.get(reverse("bill", args=[mine, theirs])).status_code == 404
        assert client.get(reverse("format_file", args=["bill", theirs, "pdf"])).status_code == 404


def test_an_account_that_has_ended_is_not_there(client: Client, account: Account) -> None:
    account.joined.update(ended_at=NOW)
    assert client.get(at(account)).status_code == 404


@pytest.mark.parametrize("name", ["bills", "bill_account"])
def test_a_second_proof_comes_first(name: str, user: User, account: Account) -> None:
    address = reverse(name, args=[account.public_id] if name != "bills" else [])
    response = signed_in(user).get(address)
    assert response.status_code == 303
    assert response["Location"].startswith(reverse("prove"))
    assert response["Cache-Control"] == "private, no-store"
    assert Client().get(address)["Location"].startswith(reverse("sign_in"))


def test_who_has_no_bill_yet_is_shown_how_to_add_one_before_any_second_proof(user: User) -> None:
    client = signed_in(user)
    said = words(page(client, reverse("bills")))
    assert "Add a bill" in said
    assert client.get(reverse("bills_join")).status_code == 200


def test_a_start_button_can_lead_to_the_bills() -> None:
    door = doors.get("your-bills")
    assert door is not None
    assert door.href == reverse("bills")


def test_a_bill_is_kept_by_nobody(client: Client, account: Account) -> None:
    assert client.get(at(account))["Cache-Control"] == "private, no-store"


def test_opening_a_bill_is_told_to_the_other_parts(
    client: Client, account: Account, user: User
) -> None:
    heard: list[tuple[StoredBill, Person]] = []

    def hear(stored: StoredBill, person: Person, **kwargs: Any) -> None:
        heard.append((stored, person))

    bill_seen.connect(hear)
    try:
        client.get(at(account))
        client.get(reverse("format_file", args=["bill", bill_of(account).public_id, "text"]))
        client.get(reverse("bill_entries", args=[account.public_id]))
    finally:
        bill_seen.disconnect(hear)
    assert heard == [(bill_of(account), person_of(user))] * 2


def test_other_parts_put_their_links_onto_the_page(
    client: Client, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "_registered", {})
    actions.register("pay", Place.PAY, lambda seen: Action("Pay now", "/pay-here/"))
    actions.register("bank", Place.BANK, lambda seen: Action("Pay <by> bank", "/dd/", "Each month"))
    actions.register("move", Place.CHANGE, lambda seen: Action("Tell us you move", "/move/"))
    soup = page(client, at(account))
    button = soup.find("a", class_="govuk-button", href="/pay-here/")
    assert button is not None
    assert button.get_text() == "Pay now"
    assert "Pay <by> bank" in words(soup)
    assert soup.find("a", href="/move/")


def test_a_bill_takes_few_queries(
    client: Client, account: Account, django_assert_max_num_queries: Any
) -> None:
    client.get(at(account))
    with django_assert_max_num_queries(10):
        client.get(at(account))


def test_the_list_has_every_account_the_open_ones_first(client: Client, user: User) -> None:
    person = person_of(user)
    account_with(
        council_tax_bill("600000011"), joined=person, closed_on=date(2026, 9, 1), overdue=500
    )
    account_with(rates_bill("600000012"), joined=person)
    said = words(page(client, reverse("bills")))
    assert said.index("600000012") < said.index("600000011")
    assert "closed on 1 September 2026" in said
    assert "£5.00 late" in said


def test_somebody_without_a_bill_is_led_to_add_one(client: Client) -> None:
    soup = page(client, reverse("bills"))
    assert "no council tax or business rates bill" in words(soup)
    assert soup.find("a", class_="govuk-button", href=reverse("bills_join"))
