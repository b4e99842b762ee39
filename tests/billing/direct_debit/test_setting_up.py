"""From "is it yours" to an instruction that is passed on once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client

from portal.accounts.models import AuditEntry, User
from portal.accounts.people import person_of
from portal.billing import whose
from portal.billing.direct_debit.drafts import sweep
from portal.billing.models import Account, DirectDebit, DirectDebitDraft, DirectDebitTerms
from portal.billing.paying.lately import OWNER, subject_of_account
from portal.integration.models import Delivery, Endpoint, Payment, PaymentState
from tests.support import acting
from tests.support.billing import account_with, join
from tests.support.residents import resident, signed_in, sure

from .conftest import NOW
from .making import BANK, terms_of
from .modulus.tables import row
from .tables import upload
from .walking import YES, confirm, errors, path, text, to_the_check

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_monday_in_november")]
PAGES = ("", "your-account/", "bank/", "day/", "check/", "on-paper/", "stop/")


def test_a_payer_sees_what_is_taken_agrees_and_it_is_passed_on(
    client: Client, account: Account, user: User, told: Endpoint
) -> None:
    begin = client.get(path(account))
    assert "Set up a Direct Debit" in text(begin)
    check = text(to_the_check(client, account))
    for words in (
        "Ends in 670",
        "15th, or the next working day",
        "Testham Council",
        "Tuesday 15 December £208.80",
        "Friday 15 January 2027 £208.80",
        "All together £417.60",
        "at least 10 working days before",
        "your bank gives it back at once",
        "This is our own short summary.",
    ):
        assert words in check
    assert not DirectDebit.objects.exists()
    done = confirm(client, account)
    assert (done.status_code, done["Location"]) == (303, path(account))
    made = DirectDebit.objects.get()
    assert (made.sort_code, made.number, made.ending) == ("990001", "12345670", "670")
    assert (made.holder, made.day, made.state, made.verdict) == ("A Tenant", 15, "asked", "")
    assert made.person == person_of(user)
    assert not DirectDebitDraft.objects.exists()
    event = Delivery.objects.get(endpoint=told)
    assert event.event == "billing.direct_debit.asked"
    assert event.payload["data"] == {
        "direct_debit": made.public_id,
        "account": "600000001",
        "tax": "council-tax",
        "holder": "A Tenant",
        "sort_code": "990001",
        "number": "12345670",
        "day": 15,
        "originator": "000000",
        "not_before": "2026-12-15",
        "first_amount": 20880,
        "checked": "",
        "asked_at": "2026-11-23T10:00:00Z",
    }
    assert Delivery.objects.filter(template="direct-debit-asked", subject_id=made.pk).count() == 1
    entry = AuditEntry.objects.get(action="direct_debit.asked")
    assert (entry.who, entry.subject) == (user.pk, f"direct_debit:{made.public_id}")
    assert "You asked for a Direct Debit" in text(client.get(path(account)))


def test_no_page_shows_the_whole_account_number_again(client: Client, account: Account) -> None:
    to_the_check(client, account)
    confirmed = False
    for page in ("bank/", "check/", ""):
        if not page:
            confirmed = confirm(client, account).status_code == 303
        shown = client.get(path(account, page)).content.decode()
        assert "12345670" not in shown
        assert ("99-00-01" in shown) is (page == "check/")
        assert "990001" not in shown
    assert confirmed


def test_the_last_look_has_the_sort_code_to_check(client: Client, account: Account) -> None:
    shown = text(to_the_check(client, account))
    assert "Sort code 99-00-01" in shown
    assert "Account number Ends in 670" in shown


def test_pressing_twice_makes_one_instruction(
    client: Client, account: Account, told: Endpoint
) -> None:
    check = to_the_check(client, account)
    first, second = confirm(client, account, check), confirm(client, account, check)
    assert first["Location"] == second["Location"] == path(account)
    assert DirectDebit.objects.count() == 1
    assert Delivery.objects.filter(endpoint=told).count() == 1


def test_of_two_payers_who_ask_at_once_the_second_sees_that_one_is_there(
    client: Client, account: Account
) -> None:
    other = resident("other@example.org")
    join(account, person_of(other))
    others = sure(other)
    mine, theirs = to_the_check(client, account), to_the_check(others, account)
    confirm(client, account, mine)
    assert confirm(others, account, theirs).status_code == 303
    assert DirectDebit.objects.get().by != other
    assert "You asked for a Direct Debit" in text(others.get(path(account)))


def test_nobody_agrees_to_what_they_have_not_seen(client: Client, account: Account) -> None:
    """Another tab has another bank account now."""
    check = to_the_check(client, account)
    client.post(path(account, "bank/"), {**BANK, "number": "12345600"})
    again = confirm(client, account, check)
    assert again.status_code == 409
    assert "has changed since you opened it" in text(again)
    assert "Ends in 600" in text(again)
    assert not DirectDebit.objects.exists()
    confirm(client, account, again)
    assert DirectDebit.objects.get().number == "12345600"


def test_nobody_agrees_to_other_sums_than_they_have_seen(client: Client, account: Account) -> None:
    check = to_the_check(client, account)
    Account.objects.update(balance=20880)
    assert confirm(client, account, check).status_code == 409


@pytest.mark.parametrize(
    "answers", [{"holder": "no", "alone": "yes"}, {"holder": "yes", "alone": "no"}]
)
def test_who_cannot_sign_alone_gets_the_way_on_paper(
    client: Client, account: Account, answers: dict[str, str]
) -> None:
    response = client.post(path(account, "your-account/"), answers)
    assert response["Location"] == path(account, "on-paper/")
    assert "Call us and ask for a Direct Debit form." in text(client.get(response["Location"]))
    assert client.get(path(account, "bank/"))["Location"] == path(account, "your-account/")


def test_each_question_says_what_to_do_and_loses_nothing(client: Client, account: Account) -> None:
    response = client.post(path(account, "your-account/"), {"holder": "yes"})
    assert response.status_code == 422
    assert errors(response) == {"#id_alone": "Say if you can approve payments on your own"}
    client.post(path(account, "your-account/"), YES)
    response = client.post(
        path(account, "bank/"), {"name": "", "sort_code": "12-34", "number": "12345"}
    )
    assert errors(response) == {
        "#id_name": "Enter the name on the bank account",
        "#id_sort_code": "The sort code must be 6 numbers, like 12-34-56",
        "#id_number": "The account number must be 6, 7 or 8 numbers, like 00123456",
    }
    assert 'value="12-34"' in response.content.decode()
    client.post(path(account, "bank/"), BANK)
    response = client.post(path(account, "day/"), {})
    assert errors(response) == {"#id_day": "Choose a day of the month"}
    response = client.post(path(account, "day/"), {"day": "29"})
    assert errors(response) == {"#id_day": "Choose a day of the month from the list"}


def test_numbers_that_do_not_fit_are_said_beside_the_account_number(
    client: Client, account: Account
) -> None:
    upload(row("MOD10", h=1))
    client.post(path(account, "your-account/"), YES)
    response = client.post(path(account, "bank/"), {**BANK, "number": "12345671"})
    assert response.status_code == 422
    assert list(errors(response)) == ["#id_number"]
    assert "does not fit the sort code" in errors(response)["#id_number"]
    to_the_check(client, account)
    confirm(client, account)
    assert DirectDebit.objects.get().verdict == "passes"


def test_a_bank_that_no_table_names_is_taken(client: Client, account: Account) -> None:
    upload(row("MOD10", h=1))
    to_the_check(client, account, sort_code="11-11-11", number="12345671")
    confirm(client, account)
    assert DirectDebit.objects.get().verdict == "not-checkable"


def test_with_one_day_to_choose_nobody_is_asked(
    client: Client, account: Account, terms: DirectDebitTerms
) -> None:
    DirectDebitTerms.objects.update(payment_days="5")
    client.post(path(account, "your-account/"), YES)
    response = client.post(path(account, "bank/"), BANK)
    assert response["Location"] == path(account, "check/")
    assert "5th, or the next working day" in text(client.get(response["Location"]))


def test_nobody_comes_to_a_page_before_the_one_before_it(client: Client, account: Account) -> None:
    assert client.get(path(account, "bank/"))["Location"] == path(account, "your-account/")
    assert client.get(path(account, "day/"))["Location"] == path(account, "bank/")
    assert client.get(path(account, "check/"))["Location"] == path(account, "day/")


def test_what_was_left_unfinished_is_forgotten_after_two_hours(
    client: Client, account: Account, user: User
) -> None:
    to_the_check(client, account)
    assert sweep() == 0
    with time_machine.travel(NOW + timedelta(hours=2, minutes=1), tick=False):
        later = sure(user)
        assert later.get(path(account, "check/"))["Location"] == path(account, "day/")
        assert sweep() == 1


@pytest.mark.parametrize("page", PAGES)
def test_others_accounts_are_not_there(client: Client, account: Account, page: str) -> None:
    other = account_with(reference="600000002", joined=person_of(resident("other@example.org")))
    for public_id in (other.public_id, "nothing"):
        assert client.get(f"/bills/{public_id}/direct-debit/{page}").status_code == 404
    assert client.post(path(other, "check/"), {"seen": ""}).status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_a_code_by_email_alone_opens_no_page(
    client: Client, account: Account, user: User, page: str
) -> None:
    response = signed_in(user).get(path(account, page))
    assert (response.status_code, response["Location"].partition("?")[0]) == (
        303,
        "/account/prove/",
    )
    assert client.get(path(account))["Cache-Control"] == "private, no-store"


def test_a_helper_who_may_only_see_bills_cannot_change_how_they_are_paid(
    terms: DirectDebitTerms, told: Endpoint, account: Account, user: User
) -> None:
    helper = acting.resident("helper@example.org")
    browser = acting.inside(helper)
    acting.act_for(browser, acting.authority_between(person_of(user), helper, scope=[whose.SEE]))
    assert browser.get(path(account)).status_code == 404


def test_a_helper_with_leave_asks_and_the_person_is_told(
    terms: DirectDebitTerms, told: Endpoint, account: Account, user: User
) -> None:
    helper = acting.resident("helper@example.org")
    browser = acting.inside(helper)
    acting.act_for(browser, acting.authority_between(person_of(user), helper, scope=[whose.CHANGE]))
    to_the_check(browser, account)
    confirm(browser, account)
    made = DirectDebit.objects.get()
    assert (made.by, made.person) == (helper, person_of(user))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda: Endpoint.objects.get().subscriptions.all().delete(),
        lambda: DirectDebitTerms.objects.update(valid_to=date(2026, 11, 22)),
        lambda: Account.objects.update(closed_on=date(2026, 11, 22)),
    ],
)
def test_where_it_would_reach_nobody_we_ask_for_no_bank_details(
    client: Client, account: Account, spoil: object
) -> None:
    assert callable(spoil)
    spoil()
    assert "Call us to set up a Direct Debit" in text(client.get(path(account)))
    for page in ("your-account/", "bank/", "check/"):
        assert client.get(path(account, page))["Location"] == path(account)


def test_who_pays_by_direct_debit_already_is_told_so(client: Client, account: Account) -> None:
    Account.objects.update(direct_debit=True)
    assert "It was not set up on this website." in text(client.get(path(account)))
    assert client.get(path(account, "bank/"))["Location"] == path(account)


def test_terms_of_another_day_do_not_count(client: Client, account: Account) -> None:
    terms_of(valid_from=date(2026, 11, 24), originator="Tomorrow")
    assert "Tomorrow" not in text(to_the_check(client, account))


def test_nobody_asks_more_than_ten_times_a_day(
    client: Client, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portal.billing.direct_debit.pages.setting_up.MOST_A_DAY", 1)
    to_the_check(client, account)
    confirm(client, account)
    client.post(path(account, "stop/"))
    to_the_check(client, account)
    assert confirm(client, account).status_code == 429
    assert DirectDebit.objects.count() == 1


def test_the_last_look_takes_few_queries(
    client: Client, account: Account, django_assert_max_num_queries: object
) -> None:
    assert callable(django_assert_max_num_queries)
    to_the_check(client, account)
    client.get(path(account, "check/"))
    with django_assert_max_num_queries(14):
        client.get(path(account, "check/"))


def test_what_was_paid_by_card_a_moment_ago_is_not_taken_again(
    client: Client, account: Account, user: User
) -> None:
    Payment.objects.create(
        owner=OWNER,
        subject=subject_of_account(account, user.pk),
        amount=20880,
        provider="paper",
        provider_id="one",
        state=PaymentState.PAID,
        settled_at=NOW,
    )
    to_the_check(client, account)
    page = text(client.get(path(account, "check/")))
    assert "All together £208.80" in page
    assert "January 2027" in page
    assert "December" not in page
