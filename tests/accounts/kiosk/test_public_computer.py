"""On a public computer nothing is kept, and one button clears everything."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import reverse

from portal.accounts import kiosk
from portal.accounts.kiosk import stands_in_public
from tests.support.factories import UserFactory

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def shared(client: Client) -> Client:
    """A computer of a library, whose first page was our link."""
    client.get(reverse("kiosk"))
    return client


@pytest.fixture
def cleared(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a room above took away when somebody had finished."""
    calls: list[str] = []

    def clear(request: HttpRequest, response: HttpResponseBase) -> None:
        calls.append(request.path)

    monkeypatch.setattr(kiosk, "_clearing", [*kiosk._clearing, clear])
    return calls


def test_the_link_makes_it_a_public_computer_and_leads_home(client: Client) -> None:
    answer = client.get(reverse("kiosk"))
    assert (answer.status_code, answer["Location"]) == (303, "/")
    assert "Finish and clear" in client.get(reverse("track")).content.decode()


def test_it_lasts_until_the_browser_is_closed(client: Client) -> None:
    assert client.get(reverse("kiosk")).cookies["public-computer"]["max-age"] == ""


def test_any_other_computer_has_no_such_button(client: Client) -> None:
    assert "Finish and clear" not in client.get(reverse("track")).content.decode()


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("10.30.0.7", True),
        ("10.31.0.7", False),
        ("2001:db8:30::7", True),
        ("::ffff:10.30.0.7", True),
        ("nonsense", False),
    ],
)
def test_a_network_of_public_computers_needs_no_link(
    address: str, public: bool, settings: Any
) -> None:
    settings.KIOSK_NETWORKS = ["10.30.0.0/24", "2001:db8:30::/48"]
    assert stands_in_public(address) is public


def test_a_computer_in_the_network_has_the_button_on_a_page_that_others_share(
    client: Client, settings: Any
) -> None:
    settings.KIOSK_NETWORKS = ["10.30.0.0/24"]
    there = client.get(reverse("track"), REMOTE_ADDR="10.30.0.7").content.decode()
    elsewhere = client.get(reverse("track"), REMOTE_ADDR="10.31.0.7").content.decode()
    assert "Finish and clear" in there
    assert "Finish and clear" not in elsewhere


def test_no_page_is_kept_by_the_browser(shared: Client) -> None:
    assert shared.get(reverse("a_to_z"))["Cache-Control"] == "private, no-store"


def test_no_field_is_remembered_by_the_browser(shared: Client) -> None:
    page = shared.get(reverse("track")).content.decode()
    assert 'autocomplete="off"' in page
    assert page.count('autocomplete="') == page.count('autocomplete="off"')
    assert all("autocomplete=" in form for form in page.split("<form")[1:])


def test_no_cookie_outlives_the_window(shared: Client) -> None:
    answer = shared.get(reverse("track"))
    assert answer.cookies["csrftoken"]["max-age"] == ""
    assert answer.cookies["csrftoken"]["expires"] == ""


def test_finishing_signs_out_and_takes_every_cookie(shared: Client) -> None:
    shared.force_login(UserFactory(), backend=BACKEND)
    shared.get(reverse("track"))
    shared.cookies["your-forms"] = "a secret"
    answer = shared.post(reverse("kiosk_finish"))
    assert (answer.status_code, answer["Location"]) == (303, reverse("kiosk_finished"))
    gone = {name for name, cookie in answer.cookies.items() if cookie["max-age"] == 0}
    assert {"your-forms", "csrftoken", "sessionid"} <= gone
    assert "_auth_user_id" not in shared.session


def test_it_is_still_a_public_computer_for_the_next_person(shared: Client) -> None:
    shared.post(reverse("kiosk_finish"))
    assert "Finish and clear" in shared.get(reverse("kiosk_finished")).content.decode()


def test_finishing_empties_what_the_browser_stored(shared: Client) -> None:
    assert (
        shared.post(reverse("kiosk_finish"), secure=True)["Clear-Site-Data"] == '"cache", "storage"'
    )


def test_rooms_above_clear_what_is_theirs(shared: Client, cleared: list[str]) -> None:
    shared.post(reverse("kiosk_finish"))
    assert cleared == [reverse("kiosk_finish")]


def test_who_walks_away_leaves_nothing_to_the_next(shared: Client, cleared: list[str]) -> None:
    with time_machine.travel(datetime(2026, 11, 23, 9, 0, tzinfo=UTC), tick=False) as clock:
        shared.force_login(UserFactory(), backend=BACKEND)
        shared.get(reverse("track"))
        clock.shift(5 * 60 + 1)
        shared.get(reverse("track"))
    assert "_auth_user_id" not in shared.session
    assert cleared == [reverse("track")]


def test_finishing_is_never_a_link(shared: Client) -> None:
    assert shared.get(reverse("kiosk_finish")).status_code == 405


def test_it_can_be_made_an_ordinary_computer_again(shared: Client) -> None:
    shared.post(reverse("kiosk_end"))
    assert "Finish and clear" not in shared.get(reverse("track")).content.decode()
