"""The account's own page, and the panels that rooms put into it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.cache import caches
from django.test import Client
from django.utils import timezone

from portal.accounts import coming, panels
from portal.accounts.coming import Coming
from portal.accounts.models import Membership, Needs, Organisation, User
from portal.accounts.panels import ASIDE, Panel, Viewer
from portal.accounts.people import person_of
from portal.cases.changes import reply
from portal.cases.holding import hold
from portal.cases.lookup import Known
from portal.cases.models import How
from portal.cases.timeline import WEBSITE
from tests.support.accounts import entered, resident
from tests.support.cases import CaseFactory

pytestmark = pytest.mark.django_db
WORDS = "accounts/mine/coming.html"


@pytest.fixture(autouse=True)
def _own_registries(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(panels, "_registered", dict(panels._registered))
    monkeypatch.setattr(coming, "_finders", {})
    caches["alone"].clear()
    yield
    caches["alone"].clear()


def page(client: Client) -> BeautifulSoup:
    response = client.get("/account/")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def dated(title: str) -> Panel:
    return Panel(WORDS, {"dates": [Coming(date(2026, 12, 1), title, "")]})


def test_somebody_who_has_not_signed_in_is_led_to_the_door_and_back() -> None:
    response = Client().get("/account/")
    assert response.status_code == 303
    assert response["Location"].endswith("/sign-in/?next=%2Faccount%2F")
    assert response["Cache-Control"] == "private, no-store"


def test_nobody_keeps_a_copy_of_the_account() -> None:
    response = entered(resident()).get("/account/")
    assert response["Cache-Control"] == "private, no-store"
    assert "noindex" in response["X-Robots-Tag"]


def test_an_account_takes_nothing_by_post() -> None:
    assert entered(resident()).post("/account/").status_code == 405


def test_panels_stand_in_their_place_and_order() -> None:
    panels.register("late", "Later", lambda viewer: dated("Second"), order=990)
    panels.register("early", "Sooner", lambda viewer: dated("First"), order=980)
    panels.register("beside", "Beside", lambda viewer: dated("Aside"), place=ASIDE)
    shown = page(entered(resident()))
    headings = [h2.text for h2 in shown.select(".split > .stack:first-child h2")]
    assert headings[-2:] == ["Sooner", "Later"]
    assert "Beside" in [h2.text for h2 in shown.select("aside h2")]


def test_a_panel_with_nothing_to_say_is_not_there() -> None:
    panels.register("empty", "Nothing here", lambda viewer: None)
    assert "Nothing here" not in page(entered(resident())).text


def test_a_panel_that_fails_takes_nothing_else_away(caplog: pytest.LogCaptureFixture) -> None:
    def fails(viewer: Viewer) -> Panel:
        raise RuntimeError("tenant@example.org owes 326 pounds")

    panels.register("parcels", "Parcels", fails, order=5)
    panels.register("whole", "Whole", lambda viewer: dated("Still here"))
    with caplog.at_level(logging.ERROR):
        shown = page(entered(resident()))
    assert "We cannot show this right now" in shown.select_one("#panel-parcels").parent.text
    assert "Still here" in shown.text
    assert "'parcels' failed: RuntimeError" in caplog.text
    assert "326" not in caplog.text


def test_a_slow_panel_is_left_alone_for_a_minute(settings: Any) -> None:
    asked = []

    def slow(viewer: Viewer) -> Panel:
        asked.append(viewer)
        return dated("Slow but there")

    panels.register("slow", "Slow", slow)
    settings.PANEL_SECONDS = -1
    client = entered(resident())
    assert "Slow but there" in page(client).text
    assert "We cannot show this right now" in page(client).text
    assert len(asked) == 1


def test_two_rooms_cannot_share_a_name() -> None:
    panels.register("parcels", "Parcels", lambda viewer: None)
    with pytest.raises(ValueError, match="already called 'parcels'"):
        panels.register("parcels", "Parcels", lambda viewer: None)
    with pytest.raises(ValueError, match="stands in main or aside"):
        panels.register("other", "Other", lambda viewer: None, place="above")


def test_dates_of_all_rooms_come_soonest_first() -> None:
    today = timezone.localdate()
    coming.register("bins", lambda viewer: [Coming(today + timedelta(days=3), "Bins", "")])
    coming.register("tax", lambda viewer: [Coming(today, "Council tax", "£163", "/tax/", "due")])
    shown = page(entered(resident())).select("#panel-coming ~ .dated-list li")
    assert [each.h3.text for each in shown] == ["Council tax", "Bins"]
    assert shown[0].a["href"] == "/tax/"
    assert "date--due" in shown[0].time["class"]


def test_only_so_many_dates_are_shown() -> None:
    day = timezone.localdate()
    coming.register("all", lambda viewer: [Coming(day, f"Visit {n}", "") for n in range(20)])
    assert len(page(entered(resident())).select(".dated-list li")) == coming.MOST


def test_every_page_leads_to_the_account() -> None:
    shown = BeautifulSoup(Client().get("/track/").content, "html.parser")
    assert shown.select_one(".header__account")["href"] == "/account/"


@pytest.mark.parametrize(
    "path",
    [
        "/account/",
        "/account/details/",
        "/account/security/",
        "/account/security/sessions/",
        "/track/",
    ],
)
def test_signing_out_is_on_every_page_of_somebody_signed_in(path: str) -> None:
    shown = BeautifulSoup(entered(resident()).get(path).content, "html.parser")
    assert shown.select_one(".header a[href='/account/sign-out/']").text == "Sign out"


def test_who_is_not_signed_in_is_not_offered_to_sign_out() -> None:
    shown = BeautifulSoup(Client().get("/track/").content, "html.parser")
    assert shown.select_one(".header a[href='/account/sign-out/']") is None


def with_everything(email: str) -> User:
    """Somebody of whom every panel has something to show."""
    user = resident(email)
    person = person_of(user)
    shop = Organisation.objects.create(name="The Corner Shop", kind="business")
    Membership.objects.create(organisation=shop, user=user, role="owner")
    said = {"consent_at": timezone.now(), "reviewed_on": timezone.localdate()}
    Needs.objects.create(person=person, format="large_print", **said)
    for _ in range(3):
        case = CaseFactory(known=Known(email=email))
        reply(case, "A van comes on Friday.", WEBSITE)
        hold(case, person, How.SENT)
    return user


def test_the_page_asks_the_database_a_dozen_times_and_no_more(
    django_assert_max_num_queries: Callable[[int], AbstractContextManager[Any]],
) -> None:
    client = entered(with_everything("tenant@example.org"))
    page(client)
    with django_assert_max_num_queries(12):
        page(client)


def test_what_was_sent_without_the_account_is_there_at_once() -> None:
    client = entered(with_everything("tenant@example.org"))
    page(client)
    late = CaseFactory(known=Known(email="tenant@example.org"), title="A late report")
    assert "A late report" in page(client).text
    assert late.holdings.count() == 1
