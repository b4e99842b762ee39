"""What a person reads about their case, and what they add to it."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.cases import panels, promises
from portal.cases.changes import add_note, change_status
from portal.cases.models import Case, Status, Who
from portal.cases.panels import Panel
from portal.cases.timeline import WEBSITE, staff
from portal.cases.tracking import tries
from portal.cases.tracking.story import NOW, SILENT
from portal.cases.tracking.writing import add_message, unanswered
from tests.support.cases import CaseFactory
from tests.support.factories import UserFactory

from .conftest import address, pair

pytestmark = pytest.mark.django_db
BUDGET = 8


def shown(client: Client, case: Case) -> BeautifulSoup:
    response = client.get(address(case))
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def words(client: Client, case: Case) -> str:
    return " ".join(shown(client, case).main.text.split())


@pytest.mark.parametrize("status", Status)
def test_the_status_is_told_in_plain_words(case: Case, inside: Client, status: Status) -> None:
    change_status(case, status, WEBSITE)
    lead = shown(inside, case).select_one("main .lead").text
    assert lead == f"{status.label}. {NOW[status]}"


def test_the_next_thing_has_its_day_on_a_tile(case: Case, inside: Client) -> None:
    promise = promises.promise_for(case)
    assert promise
    assert promise.tile
    page = shown(inside, case)
    assert page.select_one(".panel--promise time")["datetime"] == promise.tile.day.isoformat()
    assert promise.words in page.select_one(".panel--promise").text


def test_a_late_promise_says_so_and_is_sorry(case: Case) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=40)):
        client = Client()
        client.post("/track/", pair(case))
        page = shown(client, case)
    panel = page.select_one(".panel--late")
    assert panel.h2.text == "We are late"
    assert promises.SORRY in panel.text
    assert SILENT not in page.text, "sorry once is enough"


def test_a_long_silence_is_owned_up_to(case: Case) -> None:
    case.clocks.all().delete()
    with time_machine.travel(timezone.now() + timedelta(days=40)):
        client = Client()
        client.post("/track/", pair(case))
        assert SILENT in words(client, case)
        change_status(case, Status.WAITING, WEBSITE)
        assert SILENT not in words(client, case)


def test_an_ended_case_promises_nothing_and_says_how_it_ended(case: Case, inside: Client) -> None:
    change_status(case, Status.CLOSED, WEBSITE, "The wall is not ours.")
    page = shown(inside, case)
    assert not page.select("#promise, .timeline .next")
    assert "The wall is not ours." in page.select_one(".timeline").text


def test_the_timeline_is_public_entries_in_order_then_what_comes(
    case: Case, inside: Client
) -> None:
    add_note(case, "A word among ourselves", WEBSITE, public=False)
    add_note(case, "We looked at the bins", WEBSITE, public=True)
    page = shown(inside, case)
    headings = [it.text for it in page.select(".timeline h3")]
    assert headings == ["You told us", "We added a note", "Next"]
    assert page.select_one(".timeline [aria-current=step]").p.text == "We looked at the bins"
    assert "among ourselves" not in page.text


def test_rooms_above_add_their_pieces(
    case: Case, inside: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(panels, "_registered", {})
    piece = Panel("Your visit", "cases/forgotten_words.html", {})
    monkeypatch.setattr(
        "portal.cases.tracking.views.render_to_string", lambda *a: "<p>On Monday</p>"
    )
    panels.register("visit", lambda case: piece, audience=panels.PERSON)
    panels.register("risk", lambda case: Panel("Risks", "x.html"), audience=panels.STAFF)
    section = shown(inside, case).select_one("section[aria-labelledby=panel-1]")
    assert section.h2.text == "Your visit"
    assert section.find_previous("aside"), "what one can do comes first on a phone"
    assert "Risks" not in words(inside, case)


def test_the_team_is_named_with_its_number_and_the_reference(case: Case, inside: Client) -> None:
    aside = shown(inside, case).select_one("aside").text
    assert case.team
    assert case.team.phone in aside
    assert case.shown_reference in aside


def test_the_page_costs_few_queries_however_long_the_story(
    case: Case, inside: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(panels, "_registered", {})

    def cost() -> int:
        shown(inside, case)  # what is remembered for every page is there again
        with CaptureQueriesContext(connection) as queries:
            shown(inside, case)
        return len(queries)

    short = cost()
    for n in range(20):
        add_note(case, f"Note {n}", WEBSITE, public=True)
    CaseFactory.create_batch(20)
    assert cost() == short <= BUDGET


def send(client: Client, case: Case, message: str, once: str = "") -> int:
    given = {"message": message, "once": once}
    return client.post(address(case) + "message/", given).status_code


def test_a_message_joins_the_timeline_and_moves_nothing(case: Case, inside: Client) -> None:
    before = Case.objects.values("status", "status_at", "quiet_since").get(pk=case.pk)
    assert send(inside, case, "The bin is still here") == 303
    assert Case.objects.values("status", "status_at", "quiet_since").get(pk=case.pk) == before
    entry = case.timeline.last()
    assert (entry.who, entry.public, entry.words) == (Who.PERSON, True, "The bin is still here")
    assert "You wrote to us" in words(inside, case)


def test_a_message_sent_twice_is_there_once(case: Case, inside: Client) -> None:
    page = BeautifulSoup(inside.get(address(case) + "message/").content, "html.parser")
    once = page.find("input", {"name": "once"})["value"]
    with time_machine.travel(timezone.now(), tick=False) as clock:
        assert send(inside, case, "Hello", once) == 303
        clock.shift(300)
        assert send(inside, case, "Hello", once) == 303
    assert case.timeline.filter(who=Who.PERSON).count() == 1


def test_other_words_on_the_same_page_come_back_to_are_another_message(
    case: Case, inside: Client
) -> None:
    page = BeautifulSoup(inside.get(address(case) + "message/").content, "html.parser")
    once = page.find("input", {"name": "once"})["value"]
    assert send(inside, case, "It drips", once) == 303
    assert send(inside, case, "Now it pours", once) == 303
    assert case.timeline.filter(who=Who.PERSON).count() == 2


def test_the_same_words_within_a_minute_count_once_and_later_again(case: Case) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        assert add_message(case, "Any news?", "")
        assert not add_message(case, "Any news?", "another form")
        assert add_message(case, "Is there any?", "")
        clock.shift(61)
        assert add_message(case, "Any news?", "")


def test_a_message_that_is_empty_or_too_long_comes_back(case: Case, inside: Client) -> None:
    assert send(inside, case, "  ") == 422
    assert send(inside, case, "x" * 2001) == 422
    assert send(inside, case, "x" * 2000) == 303


def test_messages_to_one_case_are_limited(case: Case, inside: Client) -> None:
    for n in range(tries.MESSAGES):
        assert send(inside, case, f"Message {n}") == 303
    assert send(inside, case, "One more") == 429


def test_a_message_needs_the_cookie_and_the_forms_token(case: Case, inside: Client) -> None:
    assert send(Client(), case, "Let me in") == 302
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = inside.cookies
    assert send(strict, case, "From elsewhere") == 403
    assert not case.timeline.filter(who=Who.PERSON).exists()


def test_the_team_sees_which_cases_wait_for_an_answer(case: Case) -> None:
    CaseFactory()
    assert not unanswered().exists()
    add_message(case, "Any news?", "")
    assert list(unanswered()) == [case]
    add_note(case, "Yes: tomorrow.", staff(UserFactory()), public=True)
    assert not unanswered().exists()
