"""Every paper of bills is PDF/UA-1: Direct Debits, receipts, and each letter that can be sent.

The bills themselves are tried in ``bills/test_document.py``, of every kind.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from portal.accounts.models import Person
from portal.accounts.people import person_of
from portal.billing.direct_debit.document import confirmation
from portal.billing.direct_debit.words import State
from portal.billing.models import Account, DirectDebit, Joined, Paperless
from portal.billing.paperless.words import TOLD_PAPER, WORDING, Why
from portal.billing.paying.receipt import receipt
from portal.integration import messages
from portal.integration.models import Payment, PaymentState
from tests.documents.samples import failures, pdf
from tests.support.billing import account_with
from tests.support.residents import resident

from .direct_debit.making import terms_of

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
TAKEN = [["2026-12-15", 20_880], ["2027-01-15", 20_880]]
FULL = {"own": [["2026-12-01", 20_880]], "taken": TAKEN}
MANY = {"own": [], "taken": [[f"{2027 + n // 12}-{n % 12 + 1:02}-15", 100] for n in range(60)]}
NOTHING: dict[str, Any] = {"own": [], "taken": []}


@pytest.fixture(autouse=True)
def clock(db: None) -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def person(db: None) -> Person:
    """Somebody who wants letters, whose name has more than plain letters."""
    found = person_of(resident())
    found.name = "A Tenant & <Son>"
    found.address = {"line_1": "1 Test Street", "town": "Testham", "postcode": "AA1 1AA"}
    found.save()
    return found


@pytest.fixture
def account(person: Person) -> Account:
    return account_with(joined=person)


def direct_debit(
    account: Account, person: Person, state: State = State.ASKED, **columns: Any
) -> DirectDebit:
    live = state in (State.ASKED, State.ACCEPTED)
    made: DirectDebit = DirectDebit.objects.create(
        account=account,
        person=person,
        terms=terms_of(guarantee_is_official=state is State.ACCEPTED),
        state=state,
        holder="A Tenant & <Son>",
        ending="670",
        day=15,
        ended_at=None if live else timezone.now(),
        **{"schedule": FULL, **columns},
    )
    return made


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("by_post", [False, True], ids=["to keep", "by post"])
def test_the_confirmation_of_a_direct_debit_passes_in_every_state(
    account: Account, person: Person, state: State, by_post: bool
) -> None:
    row = direct_debit(account, person, state)
    assert failures(pdf(confirmation(row, to=person if by_post else None))) == []


@pytest.mark.parametrize("schedule", [NOTHING, MANY], ids=["nothing to take", "five years"])
def test_it_passes_with_nothing_and_with_much_to_take(
    account: Account, person: Person, schedule: dict[str, Any]
) -> None:
    assert failures(pdf(confirmation(direct_debit(account, person, schedule=schedule)))) == []


@pytest.mark.parametrize(
    ("template", "state"),
    [
        ("direct-debit-asked", State.ASKED),
        ("direct-debit-accepted", State.ACCEPTED),
        ("direct-debit-refused", State.REFUSED),
        ("direct-debit-ended", State.CANCELLED),
        ("direct-debit-stopped", State.CANCELLED),
    ],
)
def test_every_letter_about_a_direct_debit_passes(
    account: Account, person: Person, template: str, state: State
) -> None:
    assert letter_fails(template, direct_debit(account, person, state).pk) == []


def test_every_letter_about_an_account_passes(account: Account) -> None:
    joined = Joined.objects.get()
    assert letter_fails("tax-account-joined", joined.pk) == []
    Joined.objects.update(ended_at=timezone.now())
    assert letter_fails("tax-account-gone", joined.pk) == []


def test_the_letter_that_bills_come_by_post_again_passes(account: Account) -> None:
    ended = Paperless.objects.create(
        joined=Joined.objects.get(),
        wording=WORDING,
        email="resident@example.org",
        ended_at=timezone.now(),
        ended_why=Why.UNREAD,
    )
    assert letter_fails(TOLD_PAPER, ended.pk) == []


def test_the_receipt_of_a_payment_and_its_letter_pass(account: Account, person: Person) -> None:
    payment = Payment.objects.create(
        owner="billing",
        subject=f"account {account.pk} {person.user.pk}",
        purpose="Council tax",
        about=account.reference,
        by=person.user,
        amount=20_880,
        provider="paper",
        provider_id="p1",
        state=PaymentState.PAID,
        settled_at=timezone.now(),
    )
    assert failures(pdf(receipt(payment))) == []
    assert letter_fails("bill-paid", payment.pk) == []


def test_no_letter_of_bills_was_forgotten() -> None:
    tried = {
        *(f"direct-debit-{each}" for each in ("asked", "accepted", "refused", "ended", "stopped")),
        *("tax-account-joined", "tax-account-gone", TOLD_PAPER, "bill-paid"),
    }
    of_ours = {
        name
        for name, made in messages.all_templates().items()
        if made.letter is not None and "portal.billing" in _module(made.letter)
    }
    assert of_ours == tried


def letter_fails(template: str, pk: int) -> list[str]:
    """Each rule that the letter of this message breaks."""
    make = messages.registered(template).letter
    assert make is not None
    letter = make(pk)
    assert letter is not None
    return failures(letter.pdf)


def _module(make: Any) -> str:
    return str(getattr(make, "func", make).__module__)
