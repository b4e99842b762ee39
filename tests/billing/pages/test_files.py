"""A bill as a file, and its payments for a calendar."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from portal.accounts.models import User
from portal.accounts.people import person_of
from portal.billing.models import Account
from portal.documents.registry import ready_formats
from tests.documents.samples import failures
from tests.support.billing import account_with
from tests.support.residents import resident, signed_in, sure

from .conftest import PAID

FILES = [each.name for each in ready_formats() if each.offered and not each.slow]


def file_of(client: Client, account: Account, format: str) -> bytes:
    address = reverse("format_file", args=["bill", account.bills.get().public_id, format])
    response = client.get(address)
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"
    assert account.reference not in response["Content-Disposition"]
    return response.content


@pytest.mark.parametrize("format", FILES)
def test_a_bill_can_be_had_in_every_format(format: str, client: Client, account: Account) -> None:
    assert file_of(client, account, format)


def test_the_pdf_passes_every_rule(client: Client, account: Account) -> None:
    assert failures(file_of(client, account, "pdf")) == []


def test_the_text_is_the_bill(client: Client, account: Account) -> None:
    said = file_of(client, account, "text").decode()
    assert account.reference in said
    assert "£2,088.00" in said


@pytest.mark.parametrize("format", ["fragment", "nothing", "docx"])
def test_another_format_is_not_there(format: str, client: Client, account: Account) -> None:
    address = reverse("format_file", args=["bill", account.bills.get().public_id, format])
    assert client.get(address).status_code == 404


def test_another_person_s_bill_is_like_one_that_is_not_there(account: Account) -> None:
    stranger = sure(resident("other@example.org"))
    for key in (account.bills.get().public_id, "nothing"):
        assert stranger.get(reverse("other_formats", args=["bill", key])).status_code == 404
        for format in ("pdf", "audio"):
            address = reverse("format_file", args=["bill", key, format])
            assert stranger.get(address).status_code == 404


def test_a_second_proof_comes_before_the_list_and_the_file(user: User, account: Account) -> None:
    key = account.bills.get().public_id
    for address in (
        reverse("other_formats", args=["bill", key]),
        reverse("format_file", args=["bill", key, "pdf"]),
    ):
        response = signed_in(user).get(address)
        assert response.status_code == 303
        assert response["Location"].startswith(reverse("prove"))
        assert response["Cache-Control"] == "private, no-store"


def calendar(client: Client, account: Account) -> list[tuple[date, str]]:
    response = client.get(reverse("bill_calendar", args=[account.public_id]))
    assert response["Content-Type"].startswith("text/calendar")
    for secret in (account.reference, "208", "A Tenant"):
        assert secret not in response.content.decode()
    events = Calendar.from_ical(response.content).walk("VEVENT")
    assert len({event["UID"] for event in events}) == len(events)
    return [(event.decoded("dtstart"), str(event["SUMMARY"])) for event in events]


def test_the_calendar_has_the_payments_that_are_left(client: Client, account: Account) -> None:
    assert calendar(client, account) == [
        (date(2026, 12, 1), "Council tax payment is due"),
        (date(2027, 1, 1), "Council tax payment is due"),
    ]


def test_by_direct_debit_the_calendar_says_so(client: Client, user: User) -> None:
    account = account_with(joined=person_of(user), paid=PAID, direct_debit=True)
    assert calendar(client, account)[0][1] == "Council tax payment goes out by Direct Debit"


def test_a_paid_bill_has_no_calendar(client: Client, user: User) -> None:
    account = account_with(joined=person_of(user), paid=[(date(2026, 6, 1), 208_800)])
    address = reverse("bill_calendar", args=[account.public_id])
    assert client.get(address).status_code == 404
    assert (
        address
        not in client.get(reverse("bill_account", args=[account.public_id])).content.decode()
    )
