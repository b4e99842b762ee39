"""Each night somebody proves that what is owed is what was charged and paid."""

from __future__ import annotations

import io
import logging
from datetime import date, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from portal.accounts.people import person_of
from portal.billing.bills.kinds import Bill
from portal.billing.models import Account
from portal.billing.revenues import refreshing
from portal.billing.revenues.asking import Asks
from portal.billing.revenues.errors import Unavailable
from portal.billing.revenues.ledger import as_news
from portal.billing.revenues.news import AccountNews, EntryNews
from portal.billing.revenues.protocol import Found, OnTheBill
from portal.billing.revenues.reconciling import findings, nightly
from portal.billing.words import EntryKind
from tests.support.accounts import resident
from tests.support.billing import REFERENCE, council_tax_bill, join

from .making import CHARGE, PAYMENT

pytestmark = pytest.mark.django_db


def test_what_is_explained_is_no_finding(told: Account) -> None:
    said = io.StringIO()
    call_command("check_ledger", stdout=said)
    assert said.getvalue() == "1 accounts: each sum is explained.\n"
    assert nightly() == 0


def test_a_penny_too_much_is_found_and_names_nobody(
    told: Account, caplog: pytest.LogCaptureFixture
) -> None:
    Account.objects.update(balance=told.balance + 1)
    with caplog.at_level(logging.ERROR):
        assert nightly() == 1
    assert told.public_id in caplog.text
    for secret in (REFERENCE, str(told.balance), "Tenant"):
        assert secret not in caplog.text + " ".join(findings())
    with pytest.raises(CommandError, match="1 to look at"):
        call_command("check_ledger", stdout=io.StringIO(), stderr=io.StringIO())


def test_an_account_of_which_only_the_balance_is_told_is_no_finding(told: Account) -> None:
    told.entries.all().delete()
    assert findings() == []


class Elsewhere(Asks):
    """Another system, with a payment that we have not heard of."""

    def __init__(self, told: Account) -> None:
        self.news, self.asked, self.away = as_news(told), 0, False
        self.at: datetime = timezone.now()

    def look_up(self, typed: OnTheBill) -> Found | None:
        return None

    def account(self, reference: str) -> AccountNews | None:
        from dataclasses import replace

        self.asked += 1
        if self.away:
            raise Unavailable
        return replace(self.news, balance=self.news.balance - 100, told_at=self.at)

    def entries(self, reference: str) -> list[EntryNews]:
        more = EntryNews("p-2", date(2026, 5, 1), EntryKind.PAYMENT, "Payment", -100)
        return [more, PAYMENT, CHARGE]

    def bills(self, reference: str) -> list[Bill]:
        return [council_tax_bill(number=2), council_tax_bill()]


class TestRefreshing:
    @pytest.fixture
    def other(self, told: Account, monkeypatch: pytest.MonkeyPatch) -> Elsewhere:
        Account.objects.update(told_at=timezone.now() - timedelta(days=1))
        told.refresh_from_db()
        other = Elsewhere(told)
        monkeypatch.setattr(refreshing, "is_elsewhere", lambda: True)
        monkeypatch.setattr(refreshing, "revenues", lambda: other)
        return other

    def test_an_account_that_somebody_reads_is_asked_for_once_it_is_old(
        self, told: Account, other: Elsewhere
    ) -> None:
        join(told, person_of(resident()))
        assert refreshing.sweep() == 1
        told.refresh_from_db()
        assert told.entries.count() == 3
        assert told.bills.get(current=True).number == 2
        assert told.told_at == other.at
        assert findings() == []
        assert refreshing.sweep() == 0
        assert other.asked == 1

    def test_nobody_s_account_is_not_asked_for(self, told: Account, other: Elsewhere) -> None:
        joined = join(told, person_of(resident()))
        joined.ended_at = timezone.now()
        joined.save()
        assert refreshing.sweep() == 0
        assert other.asked == 0

    def test_while_it_is_away_all_stays_as_it_was_told(
        self, told: Account, other: Elsewhere
    ) -> None:
        join(told, person_of(resident()))
        other.away = True
        assert refreshing.sweep() == 0
        told.refresh_from_db()
        assert told.entries.count() == 2

    def test_with_our_own_rows_nobody_is_asked(self, told: Account) -> None:
        assert refreshing.sweep() == 0
