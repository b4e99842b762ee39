"""Bills on the account's own page, in the file of everything, and for those who act for another."""

from __future__ import annotations

import json
from datetime import date

from django.test import Client
from django.urls import reverse

from portal.accounts import mydata
from portal.accounts.leaving import what_is_kept
from portal.accounts.models import AuditEntry, User
from portal.accounts.people import person_of
from portal.billing.models import Account
from tests.support.acting import act_for, authority_between
from tests.support.billing import account_with, council_tax_bill
from tests.support.residents import resident, signed_in, sure

from .conftest import PAID


def own_page(user: User) -> str:
    return signed_in(user).get(reverse("account")).content.decode()


def test_the_account_leads_to_the_bill_and_tells_no_sum(user: User, account: Account) -> None:
    said = own_page(user)
    assert reverse("bill_account", args=[account.public_id]) in said
    assert "Council tax, 1 Test Street" in said
    for secret in ("£", account.reference):
        assert secret not in said


def test_the_next_payment_is_among_the_dates_to_come(user: User, account: Account) -> None:
    said = own_page(user)
    assert 'datetime="2026-12-01"' in said
    assert 'datetime="2027-01-01"' not in said
    assert "Pay by then." in said


def test_by_direct_debit_there_is_nothing_to_do(user: User) -> None:
    account_with(joined=person_of(user), paid=PAID, direct_debit=True)
    assert "By Direct Debit. You need do nothing." in own_page(user)


def test_a_paid_bill_has_no_date_to_come(user: User) -> None:
    account_with(joined=person_of(user), paid=[(date(2026, 6, 1), 208_800)])
    assert "Council tax payment" not in own_page(user)


def test_who_has_no_bill_is_told_that_it_can_be_here(user: User) -> None:
    said = own_page(user)
    assert "can be here too" in said
    assert reverse("bills_join") in said


def test_many_accounts_are_cut_short(user: User) -> None:
    for number in range(8):
        account_with(council_tax_bill(f"60000010{number}"), joined=person_of(user))
    assert "See all your bills" in own_page(user)


def test_the_file_of_everything_has_bills_and_payments(user: User, account: Account) -> None:
    found = json.dumps(mydata.gather(user)["Your bills"], ensure_ascii=False)
    for words in (account.reference, "£2,088.00", "Payment, −£1,670.40", "A Tenant"):
        assert words in found


def test_the_file_of_everything_has_nobody_else_s(user: User, account: Account) -> None:
    other = resident("other@example.org")
    assert mydata.gather(other)["Your bills"] == []


def test_who_leaves_is_told_that_bills_stay() -> None:
    assert any("Your bills and what you have paid" in each for each in what_is_kept())


def helper_for(user: User, *scope: str) -> Client:
    """Somebody who acts for the user, and may do so much."""
    helper = resident("helper@example.org")
    client = sure(helper)
    act_for(client, authority_between(person_of(user), helper, scope=list(scope)))
    return client


def test_a_helper_who_may_see_bills_sees_them_and_it_is_noted(user: User, account: Account) -> None:
    client = helper_for(user, "bills.see")
    said = client.get(reverse("bill_account", args=[account.public_id])).content.decode()
    assert "£417.60" in said
    assert reverse("bills_leave", args=[account.public_id]) not in said
    assert AuditEntry.objects.filter(action="bill.viewed").count() == 1


def test_one_s_own_look_at_a_bill_is_not_noted(user: User, account: Account) -> None:
    sure(user).get(reverse("bill_account", args=[account.public_id]))
    assert not AuditEntry.objects.filter(action="bill.viewed").exists()


def test_a_helper_who_may_not_see_bills_sees_none(user: User, account: Account) -> None:
    client = helper_for(user, "requests.see")
    assert client.get(reverse("bill_account", args=[account.public_id])).status_code == 404
    assert account.reference not in client.get(reverse("bills")).content.decode()
    own = client.get(reverse("account")).content.decode()
    assert reverse("bill_account", args=[account.public_id]) not in own
    assert "Council tax payment" not in own
