"""Lock-outs can be seen and lifted; guessing from many addresses is slowed down."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.accounts.models import AuditEntry, User
from portal.accounts.staff import throttle
from tests.support.people import Enter, sign_in

from .steps import DOOR, RIGHT, SECOND, app_code, with_app

pytestmark = pytest.mark.django_db
HERE = "203.0.113.1"


def tried(email: str, typed: str = "wrong", address: str = HERE) -> int:
    client = Client(REMOTE_ADDR=address)
    return client.post(DOOR, {"email": email, "password": typed}).status_code


def guess(email: str, times: int = 5) -> None:
    for _ in range(times):
        tried(email)


def lock_outs(client: Client) -> str:
    return client.get(reverse("lock_outs")).content.decode()


def test_a_lock_out_is_listed_with_whose_it_is_and_until_when(editor: User) -> None:
    guess(editor.email)
    page = lock_outs(sign_in("Administrators"))
    until = timezone.localtime(timezone.now() + timedelta(minutes=15))
    assert editor.email in page
    assert HERE in page
    assert f"{until:%H:%M}" in page or f"{until - timedelta(minutes=1):%H:%M}" in page


def test_four_tries_are_no_lock_out(editor: User) -> None:
    guess(editor.email, 4)
    assert editor.email not in lock_outs(sign_in("Administrators"))


def test_one_that_is_over_is_not_listed(editor: User) -> None:
    guess(editor.email)
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert editor.email not in lock_outs(sign_in("Administrators"))


@pytest.mark.parametrize("group", ["Administrators", "Integration administrators"])
def test_lifting_one_lets_the_person_in_at_once(editor: User, group: str) -> None:
    with_app(editor)
    guess(editor.email)
    assert tried(editor.email, RIGHT) == 429
    answer = sign_in(group).post(reverse("lock_outs"), {"name": editor.email})
    assert answer.status_code == 303
    assert tried(editor.email, RIGHT) == 303


def test_lifting_one_is_in_the_audit_log(editor: User) -> None:
    guess(editor.email)
    sign_in("Administrators").post(reverse("lock_outs"), {"name": editor.email})
    entry = AuditEntry.objects.get(action="signin.lock_lifted")
    assert entry.subject == f"user:{editor.pk}"
    assert entry.who is not None
    assert entry.details == {"lock_outs": 1}


def test_it_lifts_nobody_else_s(editor: User, resident: User) -> None:
    guess(editor.email)
    guess(resident.email)
    sign_in("Administrators").post(reverse("lock_outs"), {"name": editor.email})
    assert resident.email in lock_outs(sign_in("Administrators"))


@pytest.mark.parametrize("group", ["Authors", "Publishers", "Advisers", "Auditors"])
def test_others_neither_see_nor_lift_them(enter: Enter, editor: User, group: str) -> None:
    guess(editor.email)
    client = enter(group)
    assert client.get(reverse("lock_outs")).status_code == 404
    assert client.post(reverse("lock_outs"), {"name": editor.email}).status_code == 404
    assert tried(editor.email, RIGHT) == 429


def test_what_is_no_address_is_not_taken() -> None:
    answer = sign_in("Administrators").post(reverse("lock_outs"), {"name": "nobody"})
    assert answer.status_code == 422


def test_a_lock_out_is_told_to_the_audit_log_once(editor: User) -> None:
    guess(editor.email, 9)
    entry = AuditEntry.objects.get(action="signin.locked")
    assert (entry.subject, entry.who) == (f"user:{editor.pk}", None)


def test_a_name_that_nobody_has_is_not_written_down() -> None:
    guess("nobody@example.org")
    entry = AuditEntry.objects.get(action="signin.locked")
    assert entry.subject == "user:unknown"


def come_in(client: Client, user: User) -> None:
    """Give both proofs, and open the admin."""
    client.post(DOOR, {"email": user.email, "password": RIGHT})
    client.post(SECOND, {"code": app_code(user)})
    assert client.get("/admin/").status_code == 200


class TestFromManyAddresses:
    def exhaust(self, email: str) -> None:
        for number in range(throttle.STRANGERS):
            tried(email, address=f"198.51.100.{number}")

    def test_guessing_is_slowed_down_wherever_it_comes_from(self, editor: User) -> None:
        self.exhaust(editor.email)
        assert tried(editor.email, RIGHT, "192.0.2.77") == 429

    def test_capitals_and_spaces_make_no_new_name(self, editor: User) -> None:
        self.exhaust(editor.email.upper())
        assert tried(f" {editor.email}", RIGHT, "192.0.2.77") == 429

    def test_others_are_not_held_up(self, editor: User, resident: User) -> None:
        self.exhaust(resident.email)
        with_app(editor)
        assert tried(editor.email, RIGHT) == 303

    def test_the_person_gets_in_where_they_have_signed_in_before(self, editor: User) -> None:
        with_app(editor)
        known = Client(REMOTE_ADDR="192.0.2.77")
        come_in(known, editor)
        known.post("/account/sign-out/")
        self.exhaust(editor.email)
        assert tried(editor.email, RIGHT, "192.0.2.78") == 429
        again = known.post(DOOR, {"email": editor.email, "password": RIGHT})
        assert again["Location"].startswith(SECOND)
        known.post(SECOND, {"code": app_code(editor, 30)})
        assert known.get("/admin/").status_code == 200

    def test_a_wrong_password_makes_no_computer_known(self, editor: User) -> None:
        client = Client()
        client.post(DOOR, {"email": editor.email, "password": "wrong"})
        assert throttle.COOKIE not in client.cookies

    def test_a_password_alone_makes_no_computer_known(self, editor: User) -> None:
        """Or whoever has guessed it would have a limit of their own at the next try."""
        with_app(editor)
        client = Client()
        client.post(DOOR, {"email": editor.email, "password": RIGHT})
        client.get("/admin/")
        assert throttle.COOKIE not in client.cookies
        client.post(SECOND, {"code": app_code(editor)})
        client.get("/admin/")
        assert throttle.COOKIE in client.cookies

    def test_a_known_computer_is_known_to_its_own_people_only(
        self, editor: User, resident: User
    ) -> None:
        with_app(editor)
        known = Client(REMOTE_ADDR="192.0.2.77")
        come_in(known, editor)
        self.exhaust(resident.email)
        answer = known.post(DOOR, {"email": resident.email, "password": RIGHT})
        assert answer.status_code == 429

    def test_a_forged_cookie_helps_nobody(self, editor: User) -> None:
        self.exhaust(editor.email)
        client = Client(REMOTE_ADDR="192.0.2.77")
        client.cookies[throttle.COOKIE] = "eyJhIjoiYiJ9:1tqX:forged"
        assert client.post(DOOR, {"email": editor.email, "password": RIGHT}).status_code == 429

    def test_the_cookie_says_nothing_of_the_person(self, editor: User) -> None:
        with_app(editor)
        client = Client()
        come_in(client, editor)
        cookie = client.cookies[throttle.COOKIE]
        assert "person" not in cookie.value
        assert cookie["httponly"]

    def test_an_hour_later_it_is_over(self, editor: User) -> None:
        with_app(editor)
        self.exhaust(editor.email)
        with time_machine.travel(timezone.now() + timedelta(minutes=61)):
            assert tried(editor.email, RIGHT, "192.0.2.77") == 303

    def test_lifting_it_lets_the_person_in(self, editor: User) -> None:
        with_app(editor)
        self.exhaust(editor.email)
        sign_in("Administrators").post(reverse("lock_outs"), {"name": editor.email})
        assert tried(editor.email, RIGHT, "192.0.2.77") == 303
