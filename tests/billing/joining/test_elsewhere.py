"""Joining where another revenues system is asked whose bill it is."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from django.core.cache import caches

from portal.billing.joining import elsewhere
from portal.billing.joining.proof import FOR_ONE_REFERENCE, Claimed, Limit, NotProved, prove
from portal.billing.models import Account
from portal.billing.revenues.errors import Unavailable
from portal.billing.revenues.ledger import as_news
from portal.billing.revenues.news import AccountNews
from portal.billing.revenues.protocol import Found, OnTheBill
from tests.support.billing import POSTCODE, REFERENCE, SECRET, account_with
from tests.support.residents import resident, signed_in

pytestmark = pytest.mark.django_db
RIGHT = Claimed(REFERENCE, "Tenant", POSTCODE, SECRET)


@dataclass
class Elsewhere:
    """A revenues system that finds what it is told to find."""

    found: Found | None = None
    news: AccountNews | None = None
    away: bool = False
    asked: list[OnTheBill] = field(default_factory=list)

    def look_up(self, typed: OnTheBill) -> Found | None:
        self.asked.append(typed)
        if self.away:
            raise Unavailable
        return self.found

    def account(self, reference: str) -> AccountNews | None:
        return self.news


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch, settings: Any, db: None) -> Elsewhere:
    settings.REVENUES_SOURCE = "http"
    made = Elsewhere()
    monkeypatch.setattr(elsewhere, "revenues", lambda: made)
    caches["shared"].clear()
    return made


def test_who_it_finds_is_the_payer(system: Elsewhere) -> None:
    account = account_with(payers=("A Tenant", "Another Person"), secret="AN-OLD-KEY")
    system.found = Found(REFERENCE, 2)
    proved = prove(RIGHT, ())
    assert (proved.account, proved.payer.number) == (account, 2)


def test_it_is_asked_for_the_number_as_bills_print_it(system: Elsewhere) -> None:
    with pytest.raises(NotProved):
        prove(replace(RIGHT, reference=" 6000 0000a "), ())
    assert system.asked[0].reference == "60000000A"


def test_what_our_own_rows_say_does_not_count(system: Elsewhere) -> None:
    account_with()
    with pytest.raises(NotProved):
        prove(RIGHT, ())
    assert system.asked == [OnTheBill(REFERENCE, "Tenant", POSTCODE, SECRET)]


def test_it_is_asked_for_what_we_do_not_know_just_as_for_what_we_do(system: Elsewhere) -> None:
    account_with()
    for claimed in (RIGHT, replace(RIGHT, reference="600999999")):
        with pytest.raises(NotProved):
            prove(claimed, ())
    assert len(system.asked) == 2


def test_an_account_that_is_new_to_us_is_kept_first(system: Elsewhere) -> None:
    known = account_with()
    system.news, system.found = as_news(known), Found(REFERENCE, 1)
    known.delete()
    assert prove(RIGHT, ()).account == Account.objects.get()


def test_a_payer_that_it_does_not_name_is_nobody(system: Elsewhere) -> None:
    system.found, system.news = Found(REFERENCE, 7), as_news(account_with())
    with pytest.raises(NotProved):
        prove(RIGHT, ())


def test_news_that_is_no_good_adds_nothing(system: Elsewhere) -> None:
    known = account_with()
    system.news = replace(as_news(known), payers=())
    system.found = Found(REFERENCE, 1)
    known.delete()
    with pytest.raises(NotProved):
        prove(RIGHT, ())


def test_while_it_is_away_the_page_says_so_and_adds_nothing(system: Elsewhere) -> None:
    account_with()
    system.away = True
    typed = {"reference": REFERENCE, "name": "Tenant", "postcode": POSTCODE, "key": SECRET}
    response = signed_in(resident()).post("/bills/join/", typed)
    assert response.status_code == 503
    assert b"This is our fault, not yours" in response.content
    assert not Account.objects.get().joined.exists()


def test_tries_while_it_is_away_do_not_count(system: Elsewhere) -> None:
    account_with()
    system.away, once = True, (Limit("join of an account", "somebody", 1, 3600),)
    for _ in range(FOR_ONE_REFERENCE + 1):
        with pytest.raises(Unavailable):
            prove(RIGHT, once)
    system.away, system.found = False, Found(REFERENCE, 1)
    assert prove(RIGHT, once).payer.number == 1


def test_wrong_tries_before_it_went_away_go_on_counting(system: Elsewhere) -> None:
    account_with()
    for n in range(2 * FOR_ONE_REFERENCE - 1):
        system.away = n % 2 == 1
        with pytest.raises(Unavailable if system.away else NotProved):
            prove(RIGHT, ())
    for system.away in (True, False):  # shut, and an outage neither opens it nor says so
        system.found = Found(REFERENCE, 1)
        with pytest.raises(NotProved):
            prove(RIGHT, ())
