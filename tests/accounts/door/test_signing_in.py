"""A resident signs in with a code, and an account is made for who has none."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core import mail
from django.db import connection
from django.test import Client
from django.utils import timezone

from portal.accounts.door import codes
from portal.accounts.door.making import account_for, owner_of
from portal.accounts.models import AuditEntry, OneTimeCode, Person, User
from tests.support.factories import UserFactory

from .conftest import Delivering
from .walking import (
    ADDRESS,
    CODE,
    SIGN_IN,
    ask_for_code,
    come_in,
    mailed_code,
    newest_code,
    type_code,
    user_of,
    wrong,
)


def test_a_code_goes_to_the_address_that_was_typed(browser: Client, delivering: Delivering) -> None:
    with delivering():
        ask_for_code(browser)
    assert mail.outbox[-1].to == [ADDRESS]
    assert mailed_code().replace(" ", "") == newest_code()


def test_the_page_says_until_when_the_code_works_as_people_say_a_time(browser: Client) -> None:
    with time_machine.travel("2026-11-23T13:44:00+00:00", tick=False):
        ask_for_code(browser)
        page = browser.get(CODE).content.decode()
    assert "It works until 1:54pm." in page


def test_the_right_code_signs_in_and_leads_to_the_account(browser: Client) -> None:
    answer = come_in(browser)
    assert (answer.status_code, answer["Location"]) == (303, "/account/")
    assert user_of(browser) == User.objects.get(email=ADDRESS)


def test_a_code_can_be_pasted_with_its_spaces(browser: Client, delivering: Delivering) -> None:
    with delivering():
        ask_for_code(browser)
    type_code(browser, f" {mailed_code()} ")
    assert user_of(browser)


def test_the_first_right_code_makes_the_account_with_a_person_and_a_proved_address(
    browser: Client,
) -> None:
    come_in(browser)
    user = User.objects.get(email=ADDRESS)
    assert Person.objects.get(user=user).email == ADDRESS
    assert EmailAddress.objects.get(user=user, verified=True, primary=True).email == ADDRESS
    assert not user.has_usable_password()
    assert (user.is_staff, user.is_superuser) == (False, False)


def test_coming_back_makes_no_second_account(browser: Client) -> None:
    come_in(browser)
    come_in(Client(), ADDRESS.upper())
    assert User.objects.filter(email__iexact=ADDRESS).count() == 1


def test_an_account_that_staff_made_is_found_by_its_address(browser: Client) -> None:
    known = UserFactory(email="Known.Person@example.org")
    come_in(browser, "known.person@example.org")
    assert user_of(browser) == known


def test_a_closed_account_stays_closed(browser: Client) -> None:
    UserFactory(email=ADDRESS, is_active=False)
    answer = come_in(browser)
    assert answer["Location"] == "/account/inactive/"
    assert user_of(browser) is None
    assert browser.get("/account/inactive/").status_code == 403


def test_an_address_that_nobody_proved_leaves_nothing_but_a_code(browser: Client) -> None:
    ask_for_code(browser)
    assert not User.objects.filter(email__iexact=ADDRESS).exists()
    assert not EmailAddress.objects.filter(email__iexact=ADDRESS).exists()
    assert OneTimeCode.objects.count() == 1


def test_the_address_of_a_code_cannot_be_read_in_the_database(browser: Client) -> None:
    ask_for_code(browser)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM accounts_onetimecode")
        row = " ".join(map(str, cursor.fetchone()))
    assert ADDRESS not in row
    assert newest_code() not in row


def test_neither_address_nor_code_is_in_the_session(browser: Client) -> None:
    ask_for_code(browser)
    kept = str(dict(browser.session.items()))
    assert ADDRESS not in kept
    assert newest_code() not in kept


def test_a_wrong_code_says_how_often_it_can_be_tried(browser: Client) -> None:
    ask_for_code(browser)
    page = type_code(browser, wrong(newest_code()))
    assert page.status_code == 422
    assert "You have 2 more tries" in page.content.decode()
    assert "<title>Error: " in page.content.decode()
    assert user_of(browser) is None


def test_after_three_wrong_codes_the_right_one_is_wrong_too(browser: Client) -> None:
    ask_for_code(browser)
    right = newest_code()
    for _ in range(3):
        page = type_code(browser, wrong(right))
    assert "does not work any more" in page.content.decode()
    type_code(browser, right)
    assert user_of(browser) is None


def test_a_code_dies_after_ten_minutes(browser: Client) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        ask_for_code(browser)
        right = newest_code()
        clock.shift(timedelta(minutes=10, seconds=1))
        page = type_code(browser, right)
    assert "does not work any more" in page.content.decode()
    assert user_of(browser) is None


def test_a_code_works_once(browser: Client) -> None:
    come_in(browser)
    browser.post("/account/sign-out/")
    ask_for_code(browser, "another@example.org")
    assert type_code(browser, newest_code()).status_code == 303
    used = newest_code()
    browser.post("/account/sign-out/")
    assert type_code(browser, used)["Location"] == SIGN_IN


def test_another_browser_cannot_use_the_code(browser: Client) -> None:
    ask_for_code(browser)
    other = Client()
    assert type_code(other, newest_code())["Location"] == SIGN_IN
    ask_for_code(other, "other@example.org")
    mine = OneTimeCode.objects.last()
    type_code(other, codes.figures_of(mine))
    assert user_of(other) is None


def test_only_the_newest_code_counts(browser: Client) -> None:
    ask_for_code(browser)
    older = newest_code()
    browser.post(CODE, {"again": "yes"})
    assert newest_code() != older
    type_code(browser, older)
    assert user_of(browser) is None
    type_code(browser, newest_code())
    assert user_of(browser)


def test_a_new_code_goes_to_the_same_address(browser: Client, delivering: Delivering) -> None:
    ask_for_code(browser)
    with delivering():
        browser.post(CODE, {"again": "yes"})
    assert mail.outbox[-1].to == [ADDRESS]


def test_a_code_is_not_sent_once_a_newer_one_counts(
    browser: Client, delivering: Delivering
) -> None:
    with delivering():
        ask_for_code(browser)
        ask_for_code(browser)
    assert len(mail.outbox) == 1


def test_the_code_page_without_a_code_leads_to_the_door(browser: Client) -> None:
    assert browser.get(CODE)["Location"] == SIGN_IN


def test_who_is_signed_in_is_led_on(browser: Client) -> None:
    come_in(browser)
    assert browser.get(SIGN_IN)["Location"] == "/account/"
    assert browser.get(CODE, {"next": "/track/"})["Location"] == "/track/"


def test_signing_in_and_out_is_in_the_audit_log_without_an_address(browser: Client) -> None:
    come_in(browser)
    user = user_of(browser)
    assert user
    browser.post("/account/sign-out/")
    entries = AuditEntry.objects.filter(who=user.pk).order_by("pk")
    assert [each.action for each in entries] == ["account.signed_in", "account.signed_out"]
    assert entries[0].details == {"by": ["code"]}
    assert ADDRESS not in str([vars(each) for each in entries])


@pytest.mark.parametrize("typed", ["", "nobody", "a@b", "é@example.org", "ı@example.org"])
def test_what_is_no_plain_address_gets_no_code(browser: Client, typed: str) -> None:
    page = ask_for_code(browser, typed)
    assert page.status_code == 422
    assert not OneTimeCode.objects.exists()


def test_a_name_in_another_script_after_the_at_is_written_as_the_network_does(
    browser: Client,
) -> None:
    ask_for_code(browser, "resident@bücher.example")
    assert OneTimeCode.objects.get().to == "resident@xn--bcher-kva.example"


def test_an_account_of_letters_that_look_alike_is_another_account(browser: Client) -> None:
    """PostgreSQL takes a dotless i for an i where it ignores capitals."""
    UserFactory(email="mıke@example.org")
    assert owner_of("mike@example.org") is None


@pytest.mark.django_db
def test_what_is_only_written_in_anothers_account_opens_nothing_of_theirs() -> None:
    """Whoever else's address was written there: it is not they who proved the account's own."""
    theirs = UserFactory(email="written@example.org")
    EmailAddress.objects.create(user=theirs, email="proved@example.org", verified=True)

    mine = account_for("written@example.org")

    theirs.refresh_from_db()
    assert (mine.email, theirs.email) == ("written@example.org", "proved@example.org")
    assert mine != theirs
    assert AuditEntry.objects.filter(action="signin.email-taken-back").count() == 1


def test_codes_are_erased_within_the_hour_after_they_can_be_sent_again(browser: Client) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        ask_for_code(browser)
        assert codes.sweep() == 0
        clock.shift(timedelta(hours=1))
        assert codes.sweep() == 1
    assert not OneTimeCode.objects.exists()
