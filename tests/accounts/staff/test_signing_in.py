"""A password, then a second factor: the way in for staff."""

from __future__ import annotations

import pytest
from axes.models import AccessAttempt
from django.test import Client

from portal.accounts.models import AuditEntry, User
from portal.accounts.staff import throttle
from tests.support.factories import UserFactory

from .steps import (
    APP,
    BY_APP,
    BY_RECOVERY_CODE,
    DOOR,
    PASSKEY,
    RIGHT,
    SECOND,
    SET_UP,
    app_code,
    enters,
    password,
    shown_key,
    with_app,
    with_recovery_codes,
)

pytestmark = pytest.mark.django_db
BY_RECOVERY_AT_SIGN_IN = "/account/sign-in/second/recovery/"
WRONG = "The email address or the password is not right."


@pytest.fixture
def browser() -> Client:
    return Client()


def test_a_password_and_a_code_from_the_app_let_somebody_in(editor: User, browser: Client) -> None:
    with_app(editor)
    assert password(browser, editor, to="/admin/pages/")["Location"].startswith(SECOND)
    answer = browser.post(SECOND, {"code": app_code(editor), "next": "/admin/pages/"})
    assert (answer.status_code, answer["Location"]) == (303, "/admin/pages/")
    assert enters(browser)


def test_the_right_password_alone_signs_nobody_in(editor: User, browser: Client) -> None:
    with_app(editor)
    password(browser, editor)
    assert "_auth_user_id" not in browser.session
    assert not enters(browser)


def test_a_recovery_code_lets_somebody_in_once(editor: User, browser: Client) -> None:
    with_app(editor)
    code = with_recovery_codes(editor)[0]
    password(browser, editor)
    browser.post(BY_RECOVERY_AT_SIGN_IN, {"code": code})
    assert enters(browser)
    other = Client()
    password(other, editor)
    assert other.post(BY_RECOVERY_AT_SIGN_IN, {"code": code}).status_code == 422
    assert not enters(other)


def test_recovery_codes_alone_are_a_second_factor(editor: User, browser: Client) -> None:
    code = with_recovery_codes(editor)[0]
    assert password(browser, editor)["Location"].startswith(BY_RECOVERY_CODE)
    browser.post(BY_RECOVERY_CODE, {"code": code})
    assert enters(browser)


def test_the_key_of_the_session_changes_at_each_proof(editor: User, browser: Client) -> None:
    with_app(editor)
    browser.get(DOOR)
    password(browser, editor)
    before = browser.session.session_key
    browser.post(SECOND, {"code": app_code(editor)})
    assert browser.session.session_key != before


def test_entering_is_in_the_audit_log(editor: User, browser: Client) -> None:
    with_app(editor)
    password(browser, editor)
    browser.post(SECOND, {"code": app_code(editor)})
    entry = AuditEntry.objects.get(action="signin.staff")
    assert (entry.who, entry.details) == (editor.pk, {"by": "totp"})


def test_a_resident_s_second_proof_is_not_an_entry(resident: User, browser: Client) -> None:
    with_app(resident)
    browser.force_login(resident, backend="django.contrib.auth.backends.ModelBackend")
    browser.post(BY_APP, {"code": app_code(resident)})
    assert not AuditEntry.objects.filter(action="signin.staff").exists()


@pytest.mark.parametrize("typed", ["wrong", "Correct horse", "correct horse "])
def test_a_wrong_password_is_said_to_be_wrong(editor: User, browser: Client, typed: str) -> None:
    answer = password(browser, editor, typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "<title>Error: Staff sign-in" in page
    assert WRONG in page
    assert typed not in page


def test_nobody_learns_who_has_an_account_or_who_is_staff(
    editor: User, resident: User, browser: Client
) -> None:
    def said(user: User, typed: str) -> str:
        page = password(Client(), user, typed).content.decode()
        return page.replace(user.email, "").partition("<main")[2].partition("<form")[0]

    nobody = UserFactory.build(email="nobody@example.org")
    wrong = said(editor, "wrong")
    assert WRONG in wrong
    assert wrong == said(nobody, RIGHT) == said(resident, RIGHT) == said(resident, "wrong")


def test_a_resident_with_the_right_password_is_not_signed_in(
    resident: User, browser: Client
) -> None:
    password(browser, resident)
    assert "_auth_user_id" not in browser.session


def test_somebody_who_has_left_is_not_let_in(editor: User, browser: Client) -> None:
    editor.is_active = False
    editor.save()
    assert password(browser, editor).status_code == 422


def test_an_address_in_capitals_is_the_same_address(editor: User, browser: Client) -> None:
    with_app(editor)
    answer = browser.post(DOOR, {"email": editor.email.upper(), "password": RIGHT})
    assert answer["Location"].startswith(SECOND)


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:1"]
)
def test_the_door_leads_nowhere_but_into_our_house(
    editor: User, browser: Client, elsewhere: str
) -> None:
    with_app(editor)
    password(browser, editor, to=elsewhere)
    answer = browser.post(SECOND, {"code": app_code(editor), "next": elsewhere})
    assert answer["Location"] == "/admin/"


def test_another_person_who_signs_in_takes_nothing_over(editor: User, browser: Client) -> None:
    with_app(editor)
    password(browser, editor)
    browser.post(SECOND, {"code": app_code(editor)})
    other = UserFactory(is_superuser=True)
    password(browser, other)
    assert browser.get("/admin/")["Location"].startswith(SET_UP)


def test_whoever_is_in_already_is_led_on(editor: User, browser: Client) -> None:
    with_app(editor)
    password(browser, editor)
    browser.post(SECOND, {"code": app_code(editor)})
    assert browser.get(f"{DOOR}?next=/admin/pages/")["Location"] == "/admin/pages/"


def test_a_resident_who_is_signed_in_can_sign_in_as_staff(editor: User, browser: Client) -> None:
    with_app(editor)
    browser.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
    assert browser.get(DOOR).status_code == 200
    assert password(browser, editor)["Location"].startswith(BY_APP)
    browser.post(BY_APP, {"code": app_code(editor)})
    assert enters(browser)


class TestSettingUp:
    """The first second factor, which nobody can go round."""

    def test_an_app_is_set_up_then_codes_are_shown_then_the_admin_opens(
        self, editor: User, browser: Client
    ) -> None:
        answer = password(browser, editor, to="/admin/pages/")
        assert answer["Location"] == f"{SET_UP}?next=%2Fadmin%2Fpages%2F"
        choice = browser.get(answer["Location"]).content.decode()
        assert f"{APP}?next=%2Fadmin%2Fpages%2F" in choice
        assert f"{PASSKEY}?next=%2Fadmin%2Fpages%2F" in choice
        key = shown_key(browser.get(f"{APP}?next=/admin/pages/"))
        assert not enters(browser)
        answer = browser.post(APP, {"code": app_code(key), "next": "/admin/pages/"})
        codes = browser.get(answer["Location"]).content.decode()
        assert codes.count("<li>") >= 10
        assert 'href="/admin/pages/"' in codes
        assert enters(browser)

    def test_a_wrong_code_sets_nothing_up(self, editor: User, browser: Client) -> None:
        password(browser, editor)
        browser.get(APP)
        assert browser.post(APP, {"code": "000000"}).status_code == 422
        assert not enters(browser)

    def test_at_the_next_sign_in_the_app_is_asked_for(self, editor: User, browser: Client) -> None:
        with_app(editor)
        password(browser, editor)
        assert browser.get(SET_UP)["Location"].startswith(f"{DOOR}?")
        assert password(Client(), editor)["Location"].startswith(SECOND)

    def test_a_stranger_is_sent_to_the_door(self, browser: Client) -> None:
        assert browser.get(SET_UP)["Location"].startswith(f"{DOOR}?")


@pytest.mark.parametrize("address", [DOOR, SET_UP])
def test_nobody_keeps_a_copy_of_these_pages(editor: User, browser: Client, address: str) -> None:
    password(browser, editor)
    assert browser.get(address)["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("letter", ["\u0131", "\u017f", "\u212a"])
def test_a_letter_that_some_databases_take_for_another_is_no_other_name(
    editor: User, letter: str
) -> None:
    plain = {"\u0131": "i", "\u017f": "s", "\u212a": "k"}[letter]
    User.objects.filter(pk=editor.pk).update(email=f"{plain}@example.org")
    sent = {"email": f"{letter}@example.org", "password": "wrong"}
    answer = Client().post("/account/staff/", sent)
    assert answer.status_code == 422
    assert "Enter an email address in full" in answer.content.decode()
    assert not AccessAttempt.objects.exists(), "or each such name would have tries of its own"


def test_capitals_are_the_same_name(editor: User) -> None:
    for written in (editor.email, editor.email.upper()):
        Client().post("/account/staff/", {"email": written, "password": "wrong"})
    assert AccessAttempt.objects.get().username == editor.email.lower()


def test_one_caller_does_not_try_everybodys_name(
    editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(throttle, "CALLER", 3)
    caller = Client(REMOTE_ADDR="203.0.113.7")
    sent = [{"email": f"n{number}@example.org", "password": "wrong"} for number in range(4)]
    statuses = [caller.post(DOOR, each).status_code for each in sent]
    assert statuses == [422, 422, 422, 429]
    elsewhere = Client(REMOTE_ADDR="203.0.113.8")
    assert elsewhere.post(DOOR, sent[3]).status_code == 422


def test_a_computer_that_we_know_is_none_of_them(
    editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_app(editor)
    monkeypatch.setattr(throttle, "CALLER", 1)
    known = Client()
    password(known, editor)
    known.post(SECOND, {"code": app_code(editor)})
    known.get("/admin/")
    known.post("/account/sign-out/")
    assert known.post(DOOR, {"email": "n@example.org", "password": "x"}).status_code == 429
    assert password(known, editor)["Location"].startswith(SECOND)
