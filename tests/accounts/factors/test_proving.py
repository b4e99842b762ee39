"""Proving it a second time, in each way: nobody is shut out for lack of an app or a script."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from portal.accounts.door import codes
from portal.accounts.factors import printed
from portal.accounts.factors.held import MOST_WRONG
from portal.accounts.models import OneTimeCode, PrintedSecret, User
from portal.integration.models import Channel, Delivery
from tests.support import residents

from .conftest import Delivering

ONWARD = "?next=/track/"


def is_sure(client: Client) -> bool:
    """Whether this browser is led on at once."""
    return client.get(f"/account/prove/{ONWARD}").headers.get("Location") == "/track/"


def give(client: Client, way: str, code: str) -> Any:
    return client.post(f"/account/prove/{way}/{ONWARD}", {"code": code})


def test_who_has_several_ways_chooses(user: User, browser: Client) -> None:
    residents.with_app(user)
    residents.with_phone(user)
    words = browser.get(f"/account/prove/{ONWARD}").content.decode()
    for way in ("app", "text", "recovery"):
        assert f"/account/prove/{way}/?next=%2Ftrack%2F" in words
    assert "/account/prove/passkey/" not in words


def test_who_has_one_way_is_asked_for_it_at_once(user: User, browser: Client) -> None:
    residents.with_phone(user)
    answer = browser.get(f"/account/prove/{ONWARD}")
    assert answer["Location"] == "/account/prove/text/?next=%2Ftrack%2F"


def test_who_has_none_is_offered_to_set_one_up(browser: Client) -> None:
    words = browser.get(f"/account/prove/{ONWARD}").content.decode()
    assert "/account/security/phone/?next=/track/" in words.replace("%2F", "/")


@pytest.mark.parametrize("way", ["app", "text", "paper", "recovery", "passkey"])
def test_a_way_that_is_not_set_up_leads_to_the_choice(browser: Client, way: str) -> None:
    assert browser.get(f"/account/prove/{way}/")["Location"] == "/account/prove/"


@pytest.mark.parametrize(
    "way", ["", "app/", "text/", "text/code/", "paper/", "recovery/", "again/"]
)
def test_who_is_not_signed_in_proves_nothing(db: None, way: str) -> None:
    answer = Client().post(f"/account/prove/{way}")
    assert answer["Location"].startswith("/account/sign-in/?next=")


def test_the_apps_code_is_a_proof(user: User, browser: Client) -> None:
    residents.with_app(user)
    answer = give(browser, "app", residents.app_code())
    assert (answer.status_code, answer["Location"]) == (303, "/track/")
    assert is_sure(browser)


def test_a_wrong_code_is_none(user: User, browser: Client) -> None:
    residents.with_app(user)
    page = give(browser, "app", residents.app_code(at=time.time() - 3600))
    assert page.status_code == 422
    assert not is_sure(browser)


def test_the_apps_code_can_be_used_once_however_long_it_would_count(
    user: User, browser: Client
) -> None:
    """RFC 6238, 5.2: a code is accepted once; it is taken up to a minute after it was shown."""
    residents.with_app(user)
    code = residents.app_code()
    give(browser, "app", code)
    thief = residents.signed_in(user)
    assert give(thief, "app", code).status_code == 422
    assert not is_sure(thief)


def test_after_five_tries_even_the_right_code_must_wait(user: User, browser: Client) -> None:
    residents.with_app(user)
    for _ in range(5):
        give(browser, "app", "000000")
    page = give(browser, "app", residents.app_code())
    assert "Wait 5 minutes" in page.content.decode()
    assert not is_sure(browser)


def test_the_tries_are_the_accounts_not_the_browsers(user: User) -> None:
    residents.with_app(user)
    for _ in range(5):
        give(residents.signed_in(user), "app", "000000")
    assert give(residents.signed_in(user), "app", residents.app_code()).status_code == 422


def test_a_recovery_code_is_a_proof_once_and_its_owner_is_told(
    user: User, browser: Client, delivering: Delivering
) -> None:
    residents.with_app(user)
    code = residents.recovery_codes(user)[0]
    with delivering():
        give(browser, "recovery", f"{code[:4]} {code[4:]}")
    assert is_sure(browser)
    assert "recovery codes was used" in str(mail.outbox[-1].body)
    assert code not in residents.recovery_codes(user)
    other = residents.signed_in(user)
    assert give(other, "recovery", code).status_code == 422


def test_a_text_goes_to_the_proved_number_and_its_code_is_a_proof(
    user: User, browser: Client
) -> None:
    residents.with_phone(user)
    asked = browser.post(f"/account/prove/text/{ONWARD}")
    assert asked["Location"] == "/account/prove/text/code/?next=%2Ftrack%2F"
    code = OneTimeCode.objects.get()
    assert code.to == residents.MOBILE
    assert Delivery.objects.get(subject_id=code.pk).channel == Channel.TEXT
    answer = browser.post(asked["Location"], {"code": codes.figures_of(code)})
    assert answer["Location"] == "/track/"
    assert is_sure(browser)


def test_looking_at_the_page_sends_no_text(user: User, browser: Client) -> None:
    residents.with_phone(user)
    browser.get("/account/prove/text/")
    assert not OneTimeCode.objects.exists()


def test_the_pages_show_only_the_end_of_the_number(user: User, browser: Client) -> None:
    residents.with_phone(user)
    browser.post("/account/prove/text/")
    for path in ("/account/prove/text/", "/account/prove/text/code/", "/account/security/"):
        words = browser.get(path).content.decode()
        assert "ends in 123" in words
        assert "7700" not in words


def test_a_text_to_a_number_that_is_theirs_no_more_proves_nothing(
    user: User, browser: Client
) -> None:
    number = residents.with_phone(user)
    browser.post("/account/prove/text/")
    code = codes.figures_of(OneTimeCode.objects.get())
    number.number = "+447700900456"
    number.save()
    browser.post("/account/prove/text/code/", {"code": code})
    assert not is_sure(browser)


def test_a_code_to_sign_in_is_no_second_proof(user: User, browser: Client) -> None:
    """One factor twice is one factor."""
    residents.with_phone(user)
    Client().post("/account/sign-in/", {"email": user.email})
    OneTimeCode.objects.update(user=user, holder="x" * 64)
    page = browser.post(
        "/account/prove/text/code/", {"code": codes.figures_of(OneTimeCode.objects.get())}
    )
    assert page["Location"] == "/account/prove/text/"
    assert not is_sure(browser)


def test_the_secret_on_ones_own_bill_is_a_proof(user: User, browser: Client) -> None:
    printed.keep(user, "council tax 6123", "Your council tax bill", "K7QM-2R9T")
    assert "Your council tax bill" in browser.get("/account/prove/paper/").content.decode()
    assert give(browser, "paper", "k7qm 2r9t")["Location"] == "/track/"
    assert is_sure(browser)


def test_the_secret_on_somebody_elses_bill_is_not(user: User, browser: Client) -> None:
    printed.keep(residents.resident("b@example.org"), "council tax 1", "A bill", "K7QM-2R9T")
    printed.keep(user, "council tax 2", "Your council tax bill", "AAAA-BBBB")
    assert give(browser, "paper", "K7QM-2R9T").status_code == 422
    assert not is_sure(browser)


def test_a_printed_secret_is_void_after_five_wrong_tries(user: User, browser: Client) -> None:
    printed.keep(user, "council tax 6123", "Your council tax bill", "K7QM-2R9T")
    said = [give(browser, "paper", "WRONGONE").content.decode() for _ in range(MOST_WRONG)]
    assert "You have 4 more tries" in said[0]
    assert "You have 1 more try" in said[3]
    assert "cannot use the code on this paper any more" in said[4]
    assert give(browser, "paper", "K7QM-2R9T")["Location"].startswith("/account/prove/")
    assert not is_sure(browser)


def test_a_right_try_gives_the_others_back(user: User, browser: Client) -> None:
    printed.keep(user, "council tax 6123", "Your council tax bill", "K7QM-2R9T")
    give(browser, "paper", "WRONGONE")
    give(browser, "paper", "K7QM-2R9T")
    assert PrintedSecret.objects.get().wrong == 0


def test_a_new_paper_replaces_the_old_one(user: User) -> None:
    printed.keep(user, "council tax 6123", "Your council tax bill", "K7QM-2R9T")
    PrintedSecret.objects.update(wrong=MOST_WRONG)
    printed.keep(user, "council tax 6123", "Your council tax bill", "ZZZZ-9999")
    assert printed.check(user, "K7QM2R9T") is None
    assert printed.check(user, "ZZZZ9999") is not None


def test_neither_secret_nor_paper_can_be_read_in_the_database(user: User) -> None:
    kept = printed.keep(user, "council tax 6123", "Your council tax bill", "K7QM-2R9T")
    assert "6123" not in kept.subject
    assert "K7QM" not in kept.secret_hash
    with pytest.raises(ValueError, match="at least 6"):
        printed.keep(user, "council tax 1", "A bill", "AB-12")


def test_a_passkey_is_a_proof(user: User) -> None:
    browser = residents.signed_in(user)
    key = residents.with_passkey(browser)
    later = residents.signed_in(user)
    options = residents.asked(later, "/account/prove/passkey/")
    answer = later.post(
        f"/account/prove/passkey/{ONWARD}",
        {"credential": json.dumps(key.answer(options))},
        **residents.SECURE,
    )
    assert answer["Location"] == "/track/"
    assert is_sure(later)


def test_somebody_elses_passkey_is_not(user: User) -> None:
    other = residents.resident("other@example.org")
    stolen = residents.with_passkey(residents.signed_in(other))
    browser = residents.signed_in(user)
    residents.with_passkey(browser)
    victim = residents.signed_in(user)
    answer = stolen.answer(residents.asked(victim, "/account/prove/passkey/"))
    page = victim.post(
        "/account/prove/passkey/", {"credential": json.dumps(answer)}, **residents.SECURE
    )
    assert page.status_code == 422
    assert not is_sure(victim)


@pytest.mark.parametrize("sent", ["", "null", "[]", "{}", '{"id": 1}', "not json", '"text"'])
def test_what_is_no_answer_of_a_passkey_is_no_error_of_ours(user: User, sent: str) -> None:
    residents.with_passkey(residents.signed_in(user))
    browser = residents.signed_in(user)
    residents.asked(browser, "/account/prove/passkey/")
    page = browser.post("/account/prove/passkey/", {"credential": sent}, **residents.SECURE)
    assert page.status_code == 422


def test_an_answer_counts_once(user: User) -> None:
    key = residents.with_passkey(residents.signed_in(user))
    browser = residents.signed_in(user)
    said = json.dumps(key.answer(residents.asked(browser, "/account/prove/passkey/")))
    browser.post("/account/prove/passkey/", {"credential": said}, **residents.SECURE)
    thief = residents.signed_in(user)
    page = thief.post("/account/prove/passkey/", {"credential": said}, **residents.SECURE)
    assert page.status_code == 422
