"""Sessions end when nothing happens, and never last for ever."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from portal.accounts.sessions.limits import Limit
from tests.support.factories import UserFactory
from tests.support.people import member

pytestmark = pytest.mark.django_db
NINE = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
MINUTE = 60


@pytest.fixture
def clock() -> Iterator[Any]:
    with time_machine.travel(NINE, tick=False) as found:
        yield found


@pytest.fixture
def somebody(clock: Any) -> Client:
    """Somebody signed in, with one page read."""
    client = Client()
    client.force_login(UserFactory(), backend="django.contrib.auth.backends.ModelBackend")
    client.get(reverse("track"))
    return client


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_reading_on_keeps_somebody_signed_in(somebody: Client, clock: Any) -> None:
    for _ in range(4):
        clock.shift(25 * MINUTE)
        somebody.get(reverse("track"))
    assert signed_in(somebody)


def test_doing_nothing_for_half_an_hour_signs_them_out(somebody: Client, clock: Any) -> None:
    clock.shift(30 * MINUTE + 1)
    answer = somebody.get(reverse("track"))
    assert answer.status_code == 200  # what anybody may read goes on
    assert not signed_in(somebody)


def test_nobody_stays_signed_in_for_ever(somebody: Client, clock: Any, settings: Any) -> None:
    settings.SESSION_SECONDS = 3600
    for _ in range(4):
        clock.shift(20 * MINUTE)
        somebody.get(reverse("track"))
    assert not signed_in(somebody)


@pytest.mark.parametrize("page", ["sign_in", "staff_sign_in"])
def test_the_sign_in_page_says_why(somebody: Client, clock: Any, page: str) -> None:
    clock.shift(31 * MINUTE)
    cookie = somebody.get(reverse("track")).cookies["session-ended"]
    assert (cookie.value, cookie["httponly"]) == ("idle", True)
    assert "because nothing happened for a while" in somebody.get(reverse(page)).content.decode()
    clock.shift(11 * MINUTE)
    del somebody.cookies["session-ended"]  # as a browser does after ten minutes
    assert "We signed you out" not in somebody.get(reverse(page)).content.decode()


def test_who_was_signed_in_for_long_is_told_so(somebody: Client, clock: Any, settings: Any) -> None:
    settings.SESSION_SECONDS = 600
    clock.shift(601)
    somebody.get(reverse("track"))
    said = somebody.get(reverse("sign_in")).content.decode()
    assert "signed in for a long time" in said


def test_a_page_says_when_the_session_ends(somebody: Client) -> None:
    assert "we sign you out at <b>9:30am</b>" in somebody.get(reverse("track")).content.decode()


def test_staying_puts_the_end_off(somebody: Client, clock: Any) -> None:
    clock.shift(29 * MINUTE)
    answer = somebody.post(reverse("session_stay"), {"next": reverse("track")})
    assert (answer.status_code, answer["Location"]) == (303, reverse("track"))
    clock.shift(29 * MINUTE)
    assert "9:58am" not in somebody.get(reverse("track")).content.decode()
    assert signed_in(somebody)


def test_a_script_is_told_the_new_end(somebody: Client, clock: Any) -> None:
    clock.shift(10 * MINUTE)
    answer = somebody.post(reverse("session_stay"), headers={"Accept": "application/json"})
    assert answer.json() == {"ends": int(NINE.timestamp()) + 40 * MINUTE}


@pytest.mark.parametrize("next_", ["https://evil.example/", "//evil.example", "javascript:1", ""])
def test_staying_leads_to_no_other_site(somebody: Client, next_: str) -> None:
    assert somebody.post(reverse("session_stay"), {"next": next_})["Location"] == "/account/"


def test_staying_asks_for_the_token_of_our_own_pages(clock: Any) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(UserFactory(), backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(reverse("session_stay")).status_code == 403


def test_the_longest_time_is_not_put_off() -> None:
    limit = Limit(idle=600, most=1000)
    assert limit.can_be_longer(began=0, now=300)
    assert not limit.can_be_longer(began=0, now=500)
    assert limit.ends(began=0, now=900) == datetime.fromtimestamp(1000, UTC)


@pytest.mark.parametrize(
    ("seen", "now", "why"), [(0, 600, ""), (0, 601, "idle"), (900, 1001, "old"), (50, 0, "")]
)
def test_why_a_session_is_over(seen: int, now: int, why: str) -> None:
    assert Limit(idle=600, most=1000).why_over(0, seen, now) == why


def test_nobody_without_a_session_gets_one(client: Client) -> None:
    answer = client.get(reverse("track"))
    assert "sessionid" not in answer.cookies
    assert "session-ended" not in answer.cookies


def test_staff_have_limits_of_their_own(clock: Any, settings: Any) -> None:
    settings.STAFF_IDLE_SECONDS = 600
    client = Client()
    client.force_login(
        UserFactory(is_staff=True), backend="django.contrib.auth.backends.ModelBackend"
    )
    client.get(reverse("track"))
    clock.shift(601)
    client.get(reverse("track"))
    assert not signed_in(client)


def test_staff_who_have_a_passkey_and_no_password_have_the_limits_of_staff(
    clock: Any, settings: Any
) -> None:
    settings.STAFF_IDLE_SECONDS = 600
    user = member("Advisers")
    assert not user.is_staff
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    client.get(reverse("track"))
    clock.shift(601)
    client.get(reverse("track"))
    assert not signed_in(client)
