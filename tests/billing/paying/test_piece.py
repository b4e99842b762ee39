"""What the page of a bill says of paying."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import RequestFactory
from django.urls import reverse
from pytest_django import Settings

from portal.accounts.models import User
from portal.billing.models import Account
from portal.billing.pages.actions import Action, Notice, Seen
from portal.billing.paying import piece
from portal.billing.paying.lately import OWNER, subject_of_account
from portal.integration.models import Payment, PaymentState
from tests.support.payments import PaperTill

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("till")]


@pytest.fixture
def seen(account: Account, user: User) -> Seen:
    request: Any = RequestFactory().get("/")
    request.user = user
    return Seen(request, account)


def test_somebody_who_owes_can_pay(seen: Seen) -> None:
    link = piece.link(seen)
    assert link == Action("Pay by card", reverse("bill_pay", args=[seen.account.public_id]))


def test_who_pays_by_direct_debit_may_pay_some_of_it(seen: Seen) -> None:
    seen.account.direct_debit = True
    link = piece.link(seen)
    assert link is not None
    assert link.words == "Pay some of it now by card"


@pytest.mark.parametrize("balance", [0, -100])
def test_who_owes_nothing_is_offered_nothing(seen: Seen, balance: int) -> None:
    seen.account.balance = balance
    assert piece.link(seen) is None


def test_without_a_payment_service_there_is_no_link(seen: Seen, settings: Settings) -> None:
    settings.PAYMENTS_SOURCE = "off"
    assert piece.link(seen) is None


def test_who_may_not_pay_has_no_link(seen: Seen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(piece, "may", lambda request, code: False)
    assert piece.link(seen) is None


def test_a_payment_that_no_entry_names_is_said(seen: Seen, user: User, till: PaperTill) -> None:
    assert piece.note(seen) is None
    Payment.objects.create(
        owner=OWNER,
        subject=subject_of_account(seen.account, user.pk),
        amount=4_550,
        provider="paper",
        provider_id="p1",
        state=PaymentState.PAID,
        settled_at="2099-01-01T00:00:00Z",
    )
    note = piece.note(seen)
    assert isinstance(note, Notice)
    assert note.context == {"paid_lately": "£45.50"}
