"""Guessing passwords is stopped, and stops nobody else."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.utils import timezone

from portal.accounts.lockout import username
from tests.support.factories import UserFactory

HERE, THERE = "203.0.113.1", "198.51.100.2"
RIGHT = "correct horse"


def sign_in(email: str, password: str, address: str = HERE) -> HttpResponse:
    client = Client(REMOTE_ADDR=address)
    return client.post("/account/staff/", {"email": email, "password": password})


def guess(email: str, address: str = HERE, times: int = 5) -> None:
    for _ in range(times):
        sign_in(email, "wrong", address)


@pytest.fixture
def editor(db: None) -> str:
    return UserFactory(is_superuser=True, is_staff=True).email


def is_in(response: HttpResponse) -> bool:
    return response.status_code == 303 and "sessionid" in response.cookies


def test_five_wrong_passwords_lock_the_person_out_at_that_address(editor: str) -> None:
    guess(editor)
    response = sign_in(editor, RIGHT)
    assert response.status_code == 429
    assert response["Retry-After"] == "900"
    assert "Wait 15 minutes" in response.content.decode()


def test_four_do_not(editor: str) -> None:
    guess(editor, times=4)
    assert is_in(sign_in(editor, RIGHT))


def test_capitals_and_spaces_make_no_new_person(editor: str) -> None:
    for spelling in (editor, editor.upper(), f" {editor}", editor.title(), f"{editor} "):
        sign_in(spelling, "wrong")
    assert sign_in(editor, RIGHT).status_code == 429


def test_another_person_at_the_same_address_is_let_in(editor: str) -> None:
    other = UserFactory(is_superuser=True, is_staff=True).email
    guess(other, times=6)
    assert is_in(sign_in(editor, RIGHT))


def test_the_person_is_let_in_from_elsewhere(editor: str) -> None:
    guess(editor, address=THERE, times=6)
    assert is_in(sign_in(editor, RIGHT))


@override_settings(TRUSTED_PROXY_COUNT=1)
def test_behind_a_proxy_each_client_counts_alone(editor: str) -> None:
    data = {"email": editor, "password": "wrong"}
    for forged in range(6):
        forwarded = f"192.0.2.{forged}, {THERE}"
        answer = Client(HTTP_X_FORWARDED_FOR=forwarded).post("/account/staff/", data)
    assert answer.status_code == 429, "a forged entry to the left makes no new address"
    data["password"] = RIGHT
    assert is_in(Client(HTTP_X_FORWARDED_FOR=HERE).post("/account/staff/", data))


def test_it_ends_by_itself(editor: str) -> None:
    guess(editor)
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert is_in(sign_in(editor, RIGHT))


def test_one_right_password_forgives_those_before_it(editor: str) -> None:
    guess(editor, times=4)
    sign_in(editor, RIGHT)
    guess(editor, times=4)
    assert is_in(sign_in(editor, RIGHT))


@pytest.mark.parametrize("field", ["username", "email", "login"])
def test_every_sign_in_form_s_name_for_the_person_is_known(field: str) -> None:
    request = RequestFactory().post("/", {field: "Someone@Example.org "})
    assert username(request) == "someone@example.org"
    assert username(request, {field: "other@example.org"}) == "other@example.org"


def test_no_name_at_all_is_not_everybody() -> None:
    assert username(RequestFactory().post("/")) == ""
