"""What a change would do to one's own bill."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import IntegrityError, transaction
from django.test import Client, RequestFactory
from django.urls import reverse

from portal.accounts.models import User
from portal.accounts.people import person_of
from portal.billing.changes import alone, moving, paying_less, piece
from portal.billing.models import Account, LowerCharge
from portal.billing.models.lower_charge import lower_charges
from portal.billing.pages.actions import Action, Seen
from portal.council.money import as_text
from tests.support.billing import account_with, rates_bill
from tests.support.residents import resident, signed_in, sure

from .conftest import day

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reasons")]
TODAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def today() -> Any:
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def user() -> User:
    return resident()


@pytest.fixture
def account(user: User) -> Account:
    return account_with(joined=person_of(user))


def path(account: Account) -> str:
    return reverse("bill_changes", args=[account.public_id])


def ask(user: User, account: Account, change: str, on: date) -> Any:
    return sure(user).post(path(account), {"change": change, **day("day", on)})


def text(response: Any) -> str:
    main = BeautifulSoup(response.content, "html.parser").select_one("main")
    assert main is not None
    return " ".join(main.get_text(" ").split())


def test_who_is_not_sure_enough_proves_it_first(user: User, account: Account) -> None:
    assert signed_in(user).get(path(account)).status_code == 303


def test_another_persons_account_is_not_there(account: Account) -> None:
    other = sure(resident("other@example.org"))
    assert other.get(path(account)).status_code == 404


def test_business_rates_have_no_such_page(user: User) -> None:
    shop = account_with(rates_bill("600000002"), joined=person_of(user))
    assert sure(user).get(path(shop)).status_code == 404


@pytest.mark.parametrize(
    ("change", "journey"),
    [("leaving", moving.KEY), ("single", alone.KEY), ("students", paying_less.KEY)],
)
def test_each_change_leads_to_its_form(
    user: User, account: Account, change: str, journey: str
) -> None:
    page = ask(user, account, change, date(2026, 12, 1))
    assert "This is an estimate, not a decision" in text(page)
    assert f'href="/forms/{journey}/"' in page.content.decode()


def test_living_alone_for_the_whole_year_is_a_quarter_less(user: User, account: Account) -> None:
    bill = account.bills.get().bill
    said = text(ask(user, account, "single", bill.begins))
    assert as_text(bill.to_pay) in said
    assert as_text(bill.to_pay // 4) in said


def test_where_nothing_can_be_said_it_leads_on_all_the_same(user: User, account: Account) -> None:
    page = ask(user, account, "leaving", date(2031, 1, 1))
    assert "We cannot make an estimate for this here" in text(page)
    assert f'href="/forms/{moving.KEY}/"' in page.content.decode()


def test_a_reason_that_has_ended_cannot_be_chosen(user: User, account: Account) -> None:
    assert ask(user, account, "gone", TODAY).status_code == 422


def test_each_mistake_is_said(user: User, account: Account) -> None:
    page = sure(user).post(path(account), {"change": "", "day-day": "31", "day-month": "2"})
    assert page.status_code == 422
    assert "Choose what would change" in text(page)


def test_the_bill_leads_there_while_it_is_charged(user: User, account: Account) -> None:
    request: Any = RequestFactory().get("/")
    request.user = user
    link = piece.link(Seen(request, account))
    assert isinstance(link, Action)
    assert link.href == path(account)
    account.closed_on = TODAY
    assert piece.link(Seen(request, account)) is None


def test_a_reason_that_changed_is_found_as_it_is_on_the_day(reasons: list[LowerCharge]) -> None:
    LowerCharge.objects.filter(code="students").update(valid_to=date(2026, 12, 31))
    LowerCharge.objects.create(
        code="students", label="Anew", percent=50, valid_from=date(2027, 1, 1), source="A test"
    )
    for on, percent in ((date(2026, 12, 31), 100), (date(2027, 1, 1), 50)):
        assert [row.percent for row in lower_charges(on) if row.code == "students"] == [percent]


@pytest.mark.parametrize(
    "wrong", [{"percent": 0}, {"percent": 101}, {"valid_to": date(2020, 1, 1)}]
)
def test_the_database_keeps_no_reason_that_cannot_be(wrong: dict[str, Any]) -> None:
    given = {"code": "x", "label": "X", "percent": 5, "valid_from": TODAY, "source": "A", **wrong}
    with pytest.raises(IntegrityError), transaction.atomic():
        LowerCharge.objects.create(**given)


def test_nobody_who_is_signed_out_sees_it(account: Account) -> None:
    assert "/sign-in" in Client().get(path(account))["Location"]
