"""What the revenues system says becomes our rows: once, in order, and whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.dispatch import Signal

from portal.billing import fingerprints
from portal.billing.models import Account, Entry, StoredBill
from portal.billing.revenues import signals
from portal.billing.revenues.errors import NotKept
from portal.billing.revenues.keeping import Kept, keep_account, keep_bill, keep_entries
from portal.billing.revenues.news import AccountNews, EntryNews, PayerNews, Place
from tests.support.billing import REFERENCE, SECRET, council_tax_bill, rates_bill

from .making import AT, CHARGE, LATER, NEWS, PAYMENT, SHOP, ledger

pytestmark = pytest.mark.django_db


@contextmanager
def heard(signal: Signal) -> Iterator[list[dict[str, Any]]]:
    """What the signal says meanwhile."""
    said: list[dict[str, Any]] = []

    def listen(**kwargs: Any) -> None:
        said.append(kwargs)

    signal.connect(listen)
    try:
        yield said
    finally:
        signal.disconnect(listen)


def test_news_of_an_account_makes_its_rows() -> None:
    assert keep_account(NEWS) is Kept.NEW
    account = Account.objects.get()
    assert account.reference == REFERENCE
    assert account.reference_hash == fingerprints.of_reference(REFERENCE)
    assert account.secret_hash == fingerprints.of_secret(REFERENCE, SECRET)
    assert account.address == {"line_1": "1 Test Street", "town": "Testham", "postcode": "AA1 1AA"}
    assert (account.balance, account.band, account.told_at) == (208800, "C", AT)
    assert account.payers.get().name_hash == fingerprints.of_name("Tenant")


def test_the_same_news_again_changes_nothing() -> None:
    keep_account(NEWS)
    assert keep_account(NEWS) is Kept.OLD
    assert Account.objects.count() == 1


def test_newer_news_takes_the_place_of_older() -> None:
    keep_account(NEWS)
    assert keep_account(replace(NEWS, paperless=True, told_at=LATER)) is Kept.CHANGED
    account = Account.objects.get()
    assert account.paperless
    assert account.told_at == LATER


def test_older_news_that_comes_late_changes_nothing() -> None:
    keep_account(replace(NEWS, told_at=LATER, payers=(PayerNews("B Tenant"),)))
    assert keep_account(replace(NEWS, paperless=True)) is Kept.OLD
    account = Account.objects.get()
    assert not account.paperless
    assert account.told_at == LATER
    assert [payer.name for payer in account.payers.all()] == ["B Tenant"]


def test_news_without_a_key_leaves_the_key_and_an_empty_one_ends_it() -> None:
    keep_account(NEWS)
    keep_account(replace(NEWS, secret=None, told_at=LATER))
    assert Account.objects.get().secret_hash == fingerprints.of_secret(REFERENCE, SECRET)
    keep_account(replace(NEWS, secret="", told_at=LATER))
    assert Account.objects.get().secret_hash == ""


def test_an_account_keeps_its_tax() -> None:
    keep_account(NEWS)
    with pytest.raises(NotKept, match="tax"):
        keep_account(replace(SHOP, told_at=LATER))


def test_a_business_is_looked_up_by_the_whole_of_its_name() -> None:
    keep_account(SHOP)
    assert Account.objects.get().payers.get().name_hash == fingerprints.of_name("corner shop")


def test_a_surname_of_two_words_is_looked_up_whole() -> None:
    keep_account(replace(NEWS, payers=(PayerNews("A van Tenant", surname="van Tenant"),)))
    assert Account.objects.get().payers.get().name_hash == fingerprints.of_name("Van Tenant")


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"reference": "x y"}, "reference"),
    ({"payers": ()}, "no payer"),
    ({"payers": (PayerNews(" "),)}, "no name"),
    ({"payers": tuple(PayerNews(f"T {n}") for n in range(13))}, "more than 12"),
    ({"place": Place(("",), "AA1 1AA")}, "address"),
    ({"place": Place(("1 Test Street",), "")}, "postcode"),
    ({"closed_on": date(2026, 3, 31)}, "closed before"),
    ({"opened_on": date(1066, 1, 1)}, "year that cannot be"),
    ({"balance": 100, "overdue": 101}, "overdue than is owed"),
    ({"overdue": -1}, "below nothing"),
    ({"balance": 10**14}, "more than can be"),
    ({"rateable_value": 1}, "no rateable value"),
    ({"band": "I"}, "A to H"),
]


@pytest.mark.parametrize(("change", "words"), WRONG)
def test_what_cannot_be_is_not_kept_and_its_words_repeat_nothing(
    change: dict[str, Any], words: str
) -> None:
    with pytest.raises(NotKept) as refused:
        keep_account(replace(NEWS, **change))
    assert refused.value.why == "wrong"
    assert any(words in mistake for mistake in refused.value.mistakes)
    assert REFERENCE not in str(refused.value.mistakes)
    assert not Account.objects.exists()


def test_a_home_s_band_is_not_a_shop_s() -> None:
    with pytest.raises(NotKept):
        keep_account(replace(SHOP, band="A"))
    with pytest.raises(NotKept):
        keep_account(replace(SHOP, rateable_value=-1))


def test_an_account_says_what_it_was_before_when_it_changes() -> None:
    with heard(signals.account_kept) as said:
        keep_account(NEWS)
        keep_account(replace(NEWS, direct_debit=True, told_at=LATER))
    assert [each["before"] for each in said] == [None, {"paperless": False, "dd": False}]


@pytest.fixture
def account() -> Account:
    keep_account(NEWS)
    kept: Account = Account.objects.get()
    return kept


def test_a_bill_is_kept_with_its_instalments(account: Account) -> None:
    bill = council_tax_bill()
    with heard(signals.bill_kept) as said:
        assert keep_bill(bill) is Kept.NEW
    stored = account.bills.get()
    assert stored.bill == bill
    assert (stored.year, stored.number, stored.current) == (2026, 1, True)
    assert sum(row.amount for row in stored.instalments.all()) == bill.to_pay
    assert [each["stored"] for each in said] == [stored]


def test_the_same_bill_again_is_told_to_nobody(account: Account) -> None:
    keep_bill(council_tax_bill())
    with heard(signals.bill_kept) as said:
        assert keep_bill(council_tax_bill()) is Kept.OLD
    assert said == []
    assert StoredBill.objects.count() == 1


def test_another_bill_of_the_same_number_is_refused(account: Account) -> None:
    keep_bill(council_tax_bill())
    with pytest.raises(NotKept, match="different"):
        keep_bill(council_tax_bill(single=True))
    assert StoredBill.objects.get().bill == council_tax_bill()


def test_the_highest_number_counts_in_whatever_order_they_come(account: Account) -> None:
    keep_bill(council_tax_bill(number=2, single=True))
    with heard(signals.bill_kept) as said:
        assert keep_bill(council_tax_bill()) is Kept.NEW
    assert said == []
    keep_bill(council_tax_bill(number=3))
    assert [(row.number, row.current) for row in account.bills.order_by("number")] == [
        (1, False),
        (2, False),
        (3, True),
    ]


def test_each_year_has_a_bill_that_counts(account: Account) -> None:
    keep_bill(council_tax_bill())
    keep_bill(council_tax_bill(year=2025))
    assert account.bills.filter(current=True).count() == 2


def test_a_bill_that_is_out_by_a_penny_is_not_kept(account: Account) -> None:
    bill = council_tax_bill()
    with pytest.raises(NotKept) as refused:
        keep_bill(replace(bill, to_pay=bill.to_pay + 1))
    assert refused.value.why == "wrong"
    assert refused.value.mistakes
    assert not StoredBill.objects.exists()


def test_a_bill_of_nobody_s_account_or_of_the_other_tax_is_not_kept(account: Account) -> None:
    with pytest.raises(NotKept, match="unknown"):
        keep_bill(council_tax_bill("600000999"))
    with pytest.raises(NotKept, match="tax"):
        keep_bill(rates_bill())


def test_entries_are_kept_once_and_bring_the_balance(account: Account) -> None:
    assert keep_entries(ledger(CHARGE, PAYMENT)) is Kept.NEW
    with heard(signals.entries_kept) as said:
        assert keep_entries(ledger(CHARGE, PAYMENT)) is Kept.OLD
    assert said == []
    account.refresh_from_db()
    assert account.balance == 208800 - 20880
    assert account.told_at == LATER
    assert Entry.objects.count() == 2


def test_only_new_entries_are_told(account: Account) -> None:
    keep_entries(ledger(CHARGE))
    with heard(signals.entries_kept) as said:
        keep_entries(ledger(CHARGE, PAYMENT))
    assert [row.external_id for row in said[0]["entries"]] == ["p-1"]


def test_an_old_balance_does_not_take_the_place_of_a_newer_one(account: Account) -> None:
    keep_entries(ledger(CHARGE, PAYMENT))
    late = EntryNews("p-0", date(2026, 4, 2), PAYMENT.kind, "Payment", -100)
    said = ledger(late, balance=5, told_at=AT - timedelta(days=1))
    assert keep_entries(said) is Kept.NEW
    account.refresh_from_db()
    assert account.balance == 208800 - 20880


def test_an_entry_that_says_something_else_than_before_is_refused(account: Account) -> None:
    keep_entries(ledger(CHARGE))
    with pytest.raises(NotKept, match="different"):
        keep_entries(ledger(replace(CHARGE, amount=1), PAYMENT))
    assert Entry.objects.count() == 1


@pytest.mark.parametrize(
    "said",
    [
        ledger(CHARGE, CHARGE),
        ledger(replace(CHARGE, external_id="a b")),
        ledger(replace(CHARGE, words=" ")),
        ledger(replace(CHARGE, on=date(9999, 1, 1))),
        ledger(CHARGE, overdue=208801),
        ledger(replace(CHARGE, amount=10**14)),
    ],
)
def test_entries_that_cannot_be_are_not_kept(account: Account, said: Any) -> None:
    with pytest.raises(NotKept, match="wrong"):
        keep_entries(said)
    assert not Entry.objects.exists()


def test_entries_of_nobody_s_account_are_not_kept() -> None:
    with pytest.raises(NotKept, match="unknown"):
        keep_entries(ledger(CHARGE))


def test_two_that_make_one_account_at_once_make_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second finds nothing, and then the first one's row."""
    from portal.billing.revenues import keeping

    keep_account(NEWS)
    looked = iter([True])
    find = keeping.locked

    def not_yet(reference: str) -> Account:
        if next(looked, False):
            raise NotKept("unknown")
        return find(reference)

    monkeypatch.setattr(keeping, "locked", not_yet)
    assert keep_account(replace(NEWS, paperless=True, told_at=LATER)) is Kept.CHANGED
    assert Account.objects.get().paperless


def test_news_shows_nobody_in_a_log() -> None:
    assert isinstance(NEWS, AccountNews)
    for secret in (REFERENCE, SECRET, "Tenant", "Test Street"):
        assert secret not in repr(NEWS)
