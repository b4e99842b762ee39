"""How it stands, what the revenues system answers, its confirmation, and stopping it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from portal.accounts.models import User
from portal.accounts.models.needs import By
from portal.accounts.people import person_of
from portal.billing.direct_debit.answering import NoSuchDirectDebit, TooLate, answered
from portal.billing.direct_debit.document import confirmation
from portal.billing.direct_debit.notices import as_letter
from portal.billing.direct_debit.words import Answer, Why
from portal.billing.models import Account, DirectDebit, DirectDebitTerms
from portal.documents.render import render
from portal.integration import messages
from portal.integration.models import Delivery, Endpoint
from tests.support.billing import join
from tests.support.needs import needs_of
from tests.support.residents import resident, sure

from .conftest import NOW
from .walking import confirm, path, text, to_the_check


def file(public_id: str, format: str) -> str:
    return reverse("format_file", args=["direct-debit", public_id, format])


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_monday_in_november")]
HOUR = timedelta(hours=1)


@pytest.fixture
def asked(client: Client, account: Account) -> DirectDebit:
    to_the_check(client, account)
    confirm(client, account)
    found: DirectDebit = DirectDebit.objects.get()
    return found


def templates() -> list[str]:
    found = Delivery.objects.exclude(template="").order_by("pk")
    return [name for name in found.values_list("template", flat=True) if "debit" in name]


def test_while_it_waits_its_page_says_by_when_it_is_confirmed(
    client: Client, account: Account, asked: DirectDebit
) -> None:
    page = text(client.get(path(account)))
    assert "You asked for a Direct Debit" in page
    assert "You get this in writing by Thursday 26 November." in page
    assert "Ends in 670" in page
    assert "All together £417.60" in page


def test_accepted_it_is_said_and_the_banks_numbers_are_erased(
    client: Client, account: Account, asked: DirectDebit
) -> None:
    row = answered(asked.public_id, Answer.ACCEPTED, at=NOW + HOUR)
    row.refresh_from_db()
    assert (row.state, row.sort_code, row.number, row.ending) == ("accepted", "", "", "670")
    assert "You pay by Direct Debit" in text(client.get(path(account)))
    assert templates() == ["direct-debit-asked", "direct-debit-accepted"]


def test_refused_it_says_why_and_another_can_be_asked_for(
    client: Client, account: Account, asked: DirectDebit
) -> None:
    answered(asked.public_id, Answer.REFUSED, at=NOW + HOUR, why=Why.CLOSED)
    page = text(client.get(path(account)))
    assert "We could not set up your Direct Debit" in page
    assert "The bank account is closed. Try another account." in page
    assert templates()[-1] == "direct-debit-refused"
    to_the_check(client, account)
    confirm(client, account)
    assert [row.state for row in DirectDebit.objects.all()] == ["asked", "refused"]


def test_ended_by_the_bank_the_payer_is_told(
    client: Client, account: Account, asked: DirectDebit
) -> None:
    answered(asked.public_id, Answer.ACCEPTED, at=NOW)
    answered(asked.public_id, Answer.CANCELLED, at=NOW + HOUR, why=Why.PAYER)
    page = text(client.get(path(account)))
    assert "It ended on 23 November 2026." in page
    assert "Your bank told us that you stopped it." in page
    assert templates()[-1] == "direct-debit-ended"


@pytest.mark.parametrize("answer", list(Answer))
def test_the_same_answer_again_changes_nothing(asked: DirectDebit, answer: Answer) -> None:
    first = answered(asked.public_id, answer, at=NOW + HOUR)
    before = templates()
    again = answered(asked.public_id, answer, at=NOW + 2 * HOUR)
    assert again.answered_at == first.answered_at
    assert templates() == before


def test_nothing_goes_backwards(asked: DirectDebit) -> None:
    answered(asked.public_id, Answer.ACCEPTED, at=NOW + HOUR)
    with pytest.raises(TooLate):
        answered(asked.public_id, Answer.REFUSED, at=NOW + 2 * HOUR)
    with pytest.raises(TooLate):
        answered(asked.public_id, Answer.CANCELLED, at=NOW)
    answered(asked.public_id, Answer.CANCELLED, at=NOW + 2 * HOUR)
    with pytest.raises(TooLate):
        answered(asked.public_id, Answer.ACCEPTED, at=NOW + 3 * HOUR)


def test_an_answer_to_nothing_is_refused(asked: DirectDebit) -> None:
    with pytest.raises(NoSuchDirectDebit):
        answered("nothing", Answer.ACCEPTED, at=NOW)


def test_stopping_it_is_passed_on_once_and_says_to_tell_the_bank(
    client: Client, account: Account, asked: DirectDebit, told: Endpoint
) -> None:
    assert "You still owe what is on your bill." in text(client.get(path(account, "stop/")))
    for _ in range(2):
        assert client.post(path(account, "stop/"))["Location"] == path(account)
    event = Delivery.objects.get(endpoint=told, event="billing.direct_debit.cancelled")
    assert event.payload["data"] == {
        "direct_debit": asked.public_id,
        "account": "600000001",
        "cancelled_at": "2026-11-23T10:00:00Z",
    }
    asked.refresh_from_db()
    assert (asked.state, asked.number, asked.why) == ("cancelled", "", "")
    page = text(client.get(path(account)))
    assert "You stopped it on 23 November 2026. Please tell your bank too." in page
    assert "Set up a Direct Debit" in page
    assert templates() == ["direct-debit-asked", "direct-debit-stopped"]
    assert client.get(path(account, "stop/"))["Location"] == path(account)


def test_until_the_revenues_system_knows_of_the_end_no_other_is_asked_for(
    client: Client, account: Account, asked: DirectDebit
) -> None:
    Account.objects.update(direct_debit=True)
    client.post(path(account, "stop/"))
    page = text(client.get(path(account)))
    assert "once the bank has told us that this one has ended" in page
    assert "Set up a Direct Debit" not in page


def test_an_account_has_one_that_lives(asked: DirectDebit, terms: DirectDebitTerms) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        DirectDebit.objects.create(
            account=asked.account, terms=terms, holder="x", ending="000", day=1
        )


@pytest.mark.parametrize("wrong", [{"day": 29}, {"day": 0}, {"state": "lost"}, {"ended_at": NOW}])
def test_the_database_refuses_what_cannot_be(asked: DirectDebit, wrong: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        DirectDebit.objects.filter(pk=asked.pk).update(**wrong)


def test_numbers_are_unreadable_in_the_database(asked: DirectDebit) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT sort_code, number, holder, ending FROM billing_directdebit")
        kept = cursor.fetchone()
    assert not {"990001", "12345670", "A Tenant", "670"} & set(kept)


def test_the_confirmation_says_what_is_taken_when_by_whom_and_how_to_stop(
    asked: DirectDebit,
) -> None:
    written = render(confirmation(asked), "text").content.decode()
    for words in ("Ends in 670", "Tuesday 15 December", "£208.80", "£417.60", "Testham Council"):
        assert words in written
    assert "12345670" not in written
    assert "at least 10 working days before" in " ".join(written.split())
    assert "goes here" in written
    asked.terms.guarantee_is_official = True
    assert "goes here" not in render(confirmation(asked), "text").content.decode()


def test_what_comes_too_soon_is_said_to_be_paid_oneself(client: Client, account: Account) -> None:
    to_the_check(client, account)
    client.post(path(account, "day/"), {"day": "1"})
    page = text(client.get(path(account, "check/")))
    assert "Pay £208.80 by Tuesday 1 December." in page
    confirm(client, account)
    written = render(confirmation(DirectDebit.objects.get()), "text").content.decode()
    assert "Pay £208.80 yourself." in written


def test_with_nothing_to_pay_sums_are_told_later(client: Client, account: Account) -> None:
    Account.objects.update(balance=0)
    assert "There is nothing to take now." in text(to_the_check(client, account))
    confirm(client, account)
    assert (
        Delivery.objects.get(event="billing.direct_debit.asked").payload["data"]["not_before"]
        is None
    )
    assert (
        "There is nothing to take now."
        in render(confirmation(DirectDebit.objects.get()), "text").content.decode()
    )


@pytest.mark.parametrize(("format", "begins"), [("pdf", b"%PDF-"), ("text", b"")])
def test_the_confirmation_comes_in_every_format(
    client: Client, account: Account, asked: DirectDebit, format: str, begins: bytes
) -> None:
    response = client.get(file(asked.public_id, format))
    assert response.status_code == 200
    assert response.content.lower().startswith(begins.lower())
    assert "600000001" not in response["Content-Disposition"]
    assert response["Cache-Control"] == "private, no-store"


def test_no_other_formats_and_no_others_confirmations_are_there(
    client: Client, account: Account, asked: DirectDebit
) -> None:
    for address in (
        file(asked.public_id, "fragment"),
        file(asked.public_id, "exe"),
        file("nothing", "pdf"),
    ):
        assert client.get(address).status_code == 404
    stranger = sure(resident("o@example.org"))
    assert stranger.get(file(asked.public_id, "pdf")).status_code == 404


def test_another_payer_sees_what_is_taken_and_nothing_of_the_bank_account(
    account: Account, asked: DirectDebit
) -> None:
    answered(asked.public_id, Answer.ACCEPTED, at=NOW + HOUR)
    other = resident("other@example.org")
    join(account, person_of(other))
    browser = sure(other)
    for address in (path(account), path(account, "stop/")):
        page = text(browser.get(address))
        assert "somebody else who pays this bill" in page.lower()
        assert asked.ending not in page
        assert asked.holder not in page
    assert "All together £417.60" in text(browser.get(path(account)))
    assert browser.get(file(asked.public_id, "pdf")).status_code == 404


def test_an_email_has_no_figure_name_or_number(asked: DirectDebit) -> None:
    message = messages.registered("direct-debit-asked").build(asked.pk)
    assert message is not None
    said = message.subject + message.text
    assert "If you did not ask for this, call us at once." in said
    for secret in ("670", "600000001", "Tenant", "£", "15"):
        assert secret not in said
    assert mail.outbox == []


def test_the_letter_is_the_whole_confirmation(asked: DirectDebit, user: User) -> None:
    assert as_letter(asked.pk) is None
    person = person_of(user)
    person.address = {"line_1": "1 Test Street", "town": "Testham", "postcode": "AA1 1AA"}
    person.save()
    letter = as_letter(asked.pk)
    assert letter is not None
    assert letter.to == ("1 Test Street", "Testham", "AA1 1AA")
    assert letter.subject == "Your Direct Debit"
    answered(asked.public_id, Answer.REFUSED, at=NOW)
    assert as_letter(asked.pk) is None


def test_who_wants_letters_gets_one(
    client: Client, account: Account, user: User, settings: Any
) -> None:
    settings.NOTIFY_LETTER = "files"
    person = person_of(user)
    person.address = {"line_1": "1 Test Street", "town": "Testham", "postcode": "AA1 1AA"}
    person.save()
    needs_of(person, contact_by=By.POST)
    to_the_check(client, account)
    confirm(client, account)
    assert Delivery.objects.get(template="direct-debit-asked").channel == "letter"


@pytest.mark.parametrize("template", ["accepted", "refused", "ended", "stopped"])
def test_no_message_says_what_is_not_so_any_more(asked: DirectDebit, template: str) -> None:
    assert messages.registered(f"direct-debit-{template}").build(asked.pk) is None


def test_the_day_of_terms_cannot_end_before_it_begins(terms: DirectDebitTerms) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        DirectDebitTerms.objects.update(valid_to=date(2026, 3, 31))
