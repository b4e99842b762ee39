"""Nothing tells whether an address has an account: no page, status or time (ASVS 6.3.8)."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.accounts.models import User
from tests.support.factories import UserFactory

from .conftest import Delivering
from .walking import CODE, ask_for_code, newest_code, type_code, wrong

KNOWN, UNKNOWN = "known@example.org", "nobody@example.org"


@pytest.fixture
def known(db: None) -> User:
    return UserFactory(email=KNOWN)


def same_words(page: HttpResponse, email: str) -> str:
    """A page without what differs by chance: the address itself, tokens and the time."""
    words = page.content.decode().replace(email, "ADDRESS")
    words = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "TOKEN", words)
    words = re.sub(r'value="\d{8}"', "TYPED", words)
    return re.sub(r"until \d\d:\d\d", "until TIME", words)


def walk(email: str) -> list[tuple[int, str, str]]:
    """Each answer on the way to a wrong code: status, where it leads and what it says."""
    client = Client()
    asked = ask_for_code(client, email)
    page = client.get(CODE)
    refused = type_code(client, wrong(newest_code()))
    again = client.post(CODE, {"again": "yes"})
    return [
        (each.status_code, each.headers.get("Location", ""), same_words(each, email))
        for each in (asked, page, refused, again)
    ]


def test_every_page_is_the_same_with_and_without_an_account(known: User) -> None:
    assert walk(KNOWN) == walk(UNKNOWN)


def test_the_message_is_the_same_with_and_without_an_account(
    known: User, delivering: Delivering
) -> None:
    bodies = []
    for email in (KNOWN, UNKNOWN):
        with delivering():
            ask_for_code(Client(), email)
        bodies.append(re.sub(r"\d{4} \d{4}", "CODE", str(mail.outbox[-1].body)))
    assert bodies[0] == bodies[1]


def test_the_same_queries_are_made_so_the_time_is_the_same(
    known: User, django_assert_max_num_queries: Any
) -> None:
    made = []
    for email in (KNOWN, UNKNOWN):
        client = Client()
        client.get("/account/sign-in/")
        with django_assert_max_num_queries(45) as captured:
            ask_for_code(client, email)
        made.append(shapes(captured))
    assert made[0] == made[1]


def test_nobody_is_looked_up_before_a_right_code(
    known: User, django_assert_max_num_queries: Any
) -> None:
    client = Client()
    with django_assert_max_num_queries(60) as captured:
        ask_for_code(client, KNOWN)
        type_code(client, wrong(newest_code()))
    tables = ("accounts_user", "account_emailaddress", "accounts_person")
    asked = [each["sql"] for each in captured.captured_queries]
    assert not [sql for sql in asked if any(f'FROM "{table}"' in sql for table in tables)]


def test_neither_limit_tells_more(known: User) -> None:
    for email in (KNOWN, UNKNOWN):
        statuses = [ask_for_code(Client(), email).status_code for _ in range(6)]
        assert statuses == [303] * 5 + [429]


def shapes(captured: CaptureQueriesContext) -> list[str]:
    """The queries without their values."""
    values = r"'[^']*'|\bs\d+_x\d+\b|\b\d+\b"
    return [re.sub(values, "?", each["sql"])[:200] for each in captured]
