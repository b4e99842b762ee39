"""The pages on which a business sees its properties, takes the list away and adds many."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from portal.accounts.models import AuditEntry, Organisation, Role, User
from portal.billing import fingerprints
from portal.billing.bills.written import write
from portal.billing.models import Account, BulkJoin, Joined, StoredBill, StoredInstalment
from portal.billing.organisation import adding
from portal.billing.organisation.sheet import read
from portal.billing.words import Tax
from tests.support import acting
from tests.support.billing import POSTCODE, SECRET, account_with, rates_bill

PAGE = "/bills/properties/"
MANY = 2_000
MOST_QUERIES = 8


@pytest.fixture(autouse=True)
def _by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "queue_job", lambda *args: None)


def many(shop: Organisation, count: int = MANY) -> list[Account]:
    """So many properties with a bill each, as quickly as rows can be made."""
    bill = rates_bill()
    accounts = Account.objects.bulk_create(
        Account(
            tax=Tax.BUSINESS_RATES,
            reference=f"6{n:08}",
            reference_hash=fingerprints.of_reference(f"6{n:08}"),
            postcode_hash=fingerprints.of_postcode(POSTCODE),
            address={"line_1": f"{n} Test Street", "postcode": POSTCODE},
            rateable_value=20000,
            opened_on=bill.begins,
            balance=n,
            overdue=n if n % 7 == 0 else 0,
        )
        for n in range(count)
    )
    stored = StoredBill.objects.bulk_create(
        StoredBill(
            account=account,
            year=2026,
            number=1,
            issued_on=bill.issued,
            to_pay=bill.to_pay,
            content=write(bill),
        )
        for account in accounts
    )
    StoredInstalment.objects.bulk_create(
        StoredInstalment(bill=each, due_on=part.due, amount=part.amount)
        for each in stored
        for part in bill.instalments[-3:]
    )
    Joined.objects.bulk_create(Joined(account=each, organisation=shop) for each in accounts)
    return accounts


@pytest.mark.parametrize("count", [60, MANY])
def test_a_page_takes_as_few_queries_with_two_thousand_properties(
    count: int, shop: Organisation, browser: Client, django_assert_max_num_queries: Any
) -> None:
    many(shop, count)
    browser.get(PAGE)  # what a process remembers is remembered
    with django_assert_max_num_queries(MOST_QUERIES):
        page = browser.get(PAGE, {"page": "2"}).content.decode()
    assert page.count("Test Street,") == (50 if count == MANY else 10)
    assert f"All {count} together" in page
    with django_assert_max_num_queries(MOST_QUERIES):
        found = browser.post(PAGE, {"find": "600000057"}).content.decode()
    assert "57 Test Street" in found
    assert found.count("Test Street,") == 1


def test_the_file_has_every_property_that_the_list_shows(
    shop: Organisation, browser: Client
) -> None:
    accounts = many(shop, 70)
    answer = browser.get(PAGE + "list.csv")
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert len(lines) == 71
    assert lines[0].startswith("Account number,Tax,Address")
    assert any("600000069" in line and ",0.69," in line for line in lines)
    assert answer["Cache-Control"] == "private, no-store"
    late = browser.get(PAGE + "list.csv", {"show": "overdue"})
    lines = b"".join(late.streaming_content).decode("utf-8-sig").splitlines()
    assert len(lines) - 1 == sum(account.overdue > 0 for account in accounts)
    assert AuditEntry.objects.filter(action="bill.list_taken").count() == 2


def test_nothing_yet_leads_to_adding_some(browser: Client) -> None:
    page = browser.get(PAGE).content.decode()
    assert "no council tax or business rates accounts here yet" in page
    assert PAGE + "add/" in page


def test_what_is_looked_for_stands_in_no_address_and_an_empty_box_says_what_to_type(
    shop: Organisation, browser: Client
) -> None:
    account_with(rates_bill(), joined=shop)
    assert "Properties found" not in browser.get(PAGE, {"find": POSTCODE}).content.decode()
    answer = browser.post(PAGE, {"find": ""})
    assert answer.status_code == 422
    assert "Enter an account number or postcode" in answer.content.decode()
    none = browser.post(PAGE, {"find": "ZZ9 9ZZ"}).content.decode()
    assert "None of your properties has this account number or postcode" in none


def test_who_acts_for_nobody_or_for_a_person_has_no_such_pages(owner: User) -> None:
    client = acting.inside(owner)
    for path in ("", "list.csv", "add/", "add/example.csv"):
        assert client.get(PAGE + path).status_code == 404


@pytest.mark.parametrize(
    ("role", "sees", "adds"),
    [(Role.OWNER, 200, 200), (Role.BILLING, 200, 200), (Role.VIEWER, 200, 404)],
)
def test_a_role_may_what_its_scopes_say(
    role: str, sees: int, adds: int, shop: Organisation
) -> None:
    member = acting.resident("member@example.org")
    acting.member_of(shop, member, role)
    client = acting.inside(member)
    acting.act_for(client, shop)
    assert client.get(PAGE).status_code == sees
    assert client.get(PAGE + "add/").status_code == adds
    assert ("add/" in client.get(PAGE).content.decode()) == (adds == 200)


def test_a_second_proof_comes_first(shop: Organisation, owner: User) -> None:
    client = acting.inside(owner, sure=False)
    acting.act_for(client, shop)
    for path in ("", "list.csv", "add/", "added/x/"):
        answer = client.get(PAGE + path)
        assert (answer.status_code, "/account/" in answer["Location"]) == (303, True)


def sent(browser: Client, text: str, name: str = "properties.csv") -> Any:
    file = SimpleUploadedFile(name, text.encode(), "text/csv")
    return browser.post(PAGE + "add/", {"file": file})


def test_a_file_is_taken_worked_through_and_answered_line_by_line(
    shop: Organisation, browser: Client
) -> None:
    account_with(rates_bill())
    head = "Account number,Postcode,Online key,Name\n"
    answer = sent(
        browser, f"{head}600000001,{POSTCODE},{SECRET},\n600000002,{POSTCODE},{SECRET},\n"
    )
    assert answer.status_code == 303
    page = browser.get(answer["Location"]).content.decode()
    assert "0 of 2 done so far" in page
    adding.work(BulkJoin.objects.get().pk)
    page = browser.get(answer["Location"]).content.decode()
    assert "1 property added" in page
    assert "Line 3" in page
    assert "Line 2" not in page
    result = b"".join(browser.get(answer["Location"] + "result.csv").streaming_content).decode()
    assert "2,600000001,Added" in result
    assert '3,600000002,"Not added' in result
    assert "1 Test Street" in browser.get(PAGE).content.decode()


def test_a_file_that_cannot_be_read_says_so_beside_the_box(browser: Client) -> None:
    for text, said in [
        ("", "empty"),
        ("a,b\n1,2\n", "name the columns"),
        ("Account number,Postcode,Online key\n", "no properties"),
    ]:
        answer = sent(browser, text)
        assert answer.status_code == 422
        page = answer.content.decode()
        assert page.count(said) >= 2  # in the summary and beside the box
    assert sent(browser, "x", "properties.exe").status_code == 422
    assert browser.post(PAGE + "add/").status_code == 422
    assert not BulkJoin.objects.exists()


def test_another_organisation_reads_nothing_of_a_file(shop: Organisation, browser: Client) -> None:
    row = f"Account number,Postcode,Online key\n600000001,{POSTCODE},{SECRET}\n"
    there = sent(browser, row)["Location"]
    other = acting.resident("other@example.org")
    theirs = acting.inside(other)
    acting.act_for(theirs, acting.organisation_of(other, "Another shop"))
    assert theirs.get(there).status_code == 404
    assert theirs.get(there + "result.csv").status_code == 404


def test_the_example_can_be_read_by_us(shop: Organisation, browser: Client) -> None:
    made = b"".join(browser.get(PAGE + "add/example.csv").streaming_content)
    (row,) = read(made)
    assert row.name == shop.name
