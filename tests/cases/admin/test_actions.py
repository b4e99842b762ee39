"""What an adviser does to a case: once, with the others' news first, and written down."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from portal.accounts.models import AuditEntry
from portal.cases import clocks
from portal.cases.changes import add_note
from portal.cases.contacts import Contact
from portal.cases.models import Case, Status, TimelineEntry, What, Who
from portal.cases.once import first_time, was_done
from portal.cases.timeline import WEBSITE
from portal.integration.models import Delivery
from tests.support.cases import CaseFactory
from tests.support.factories import ContactPointFactory

from .conftest import Reached, words

pytestmark = pytest.mark.django_db


def address(case: Case, action: str) -> str:
    if action in ("pause", "resume", "extend"):
        return reverse(f"cases_{action}", args=[case.shown_reference, case.clocks.get().pk])
    return reverse(f"cases_{action}", args=[case.shown_reference])


def hidden(client: Client, case: Case, action: str) -> dict[str, str]:
    """What the form of an action carries unseen, as a browser would send it back."""
    page = BeautifulSoup(client.get(address(case, action)).content, "html.parser")
    found = {name: page.select_one(f"input[name={name}]") for name in ("seen", "once")}
    return {name: str(field["value"]) for name, field in found.items() if field}


def do(client: Client, case: Case, action: str, **typed: Any) -> HttpResponse:
    sent: HttpResponse = client.post(
        address(case, action), {**hidden(client, case, action), **typed}, follow=True
    )
    case.refresh_from_db()
    return sent


def last(case: Case) -> TimelineEntry:
    entry: TimelineEntry = case.timeline.order_by("pk").last()
    return entry


def test_a_note_is_among_staff_and_in_the_advisers_name(adviser: Client, case: Case) -> None:
    page = do(adviser, case, "note", words="Rang the depot.")
    entry = last(case)
    assert (entry.what, entry.words, entry.public) == (What.NOTE, "Rang the depot.", False)
    assert entry.who == Who.USER
    assert entry.user == page.wsgi_request.user
    assert "Rang the depot." in words(page)


def test_a_status_changes_with_words_for_the_person(adviser: Client, case: Case) -> None:
    do(adviser, case, "status", status="with_team", words="The team will look at it on Monday.")
    assert case.status == Status.WITH_TEAM
    assert (last(case).words, last(case).public) == ("The team will look at it on Monday.", True)


def test_a_status_without_words_is_not_sent(adviser: Client, case: Case) -> None:
    page = do(adviser, case, "status", status="done", words=" ")
    assert page.status_code == 422
    assert "Write what to tell the person." in words(page)
    assert case.status == Status.RECEIVED


def test_the_status_that_it_has_is_not_offered(adviser: Client, case: Case) -> None:
    assert do(adviser, case, "status", status="received", words="Again").status_code == 422


def test_another_team_gets_the_case_with_all_that_it_has(adviser: Client, case: Case) -> None:
    other = ContactPointFactory(name="Street cleaning")
    before = case.timeline.count()
    do(adviser, case, "team", team=other.pk, words="It is about litter.")
    assert case.team == other
    assert case.timeline.count() == before + 2
    assert case.clocks.filter(stopped_at=None).exists()
    assert not case.timeline.get(what=What.NOTE).public


def test_a_reply_is_read_by_the_person_and_keeps_the_promise_if_it_is_the_answer(
    adviser: Client, case: Case
) -> None:
    do(adviser, case, "reply", words="We are still asking.", answers="no")
    assert case.clocks.get().stopped_at is None
    do(adviser, case, "reply", words="Your bin comes on Friday.", answers="yes")
    assert case.clocks.get().in_time
    replies = case.timeline.filter(what=What.REPLY)
    assert [(r.words, r.public) for r in replies] == [
        ("We are still asking.", True),
        ("Your bin comes on Friday.", True),
    ]


def test_a_deadline_is_stopped_for_now_let_run_on_and_given_more_time(
    adviser: Client, case: Case
) -> None:
    due = case.clocks.get().due_at
    do(adviser, case, "pause", words="We asked for a photo.")
    assert case.clocks.get().due_at is None
    do(adviser, case, "resume")
    assert case.clocks.get().due_at == due
    do(adviser, case, "extend", more="3", words="We must ask an expert.")
    assert case.clocks.get().due_at > due
    assert "We must ask an expert." in last(case).words


@pytest.mark.parametrize("more", ["0", "-1", "366", "soon", ""])
def test_a_deadline_is_given_only_time_that_makes_sense(
    adviser: Client, case: Case, more: str
) -> None:
    assert do(adviser, case, "extend", more=more, words="Why").status_code == 422
    assert case.clocks.get().extension == 0


def test_a_deadline_that_cannot_do_it_any_more_says_so(adviser: Client, case: Case) -> None:
    assert "cannot do this any more" in words(do(adviser, case, "resume"))
    clocks.stop(case.clocks.get(), WEBSITE)
    assert "cannot do this any more" in words(do(adviser, case, "pause", words="Wait"))


def test_a_deadline_of_another_case_is_not_found(adviser: Client, case: Case) -> None:
    other = CaseFactory()
    foreign = reverse("cases_pause", args=[other.shown_reference, case.clocks.get().pk])
    assert adviser.get(foreign).status_code == 404
    assert adviser.post(foreign, {"words": "Wait"}).status_code == 404


TYPED = {
    "note": {"words": "Rang the depot."},
    "status": {"status": "with_team", "words": "On its way."},
    "reply": {"words": "Hello.", "answers": "no"},
    "ask": {"words": "What colour is it?"},
    "pause": {"words": "We asked."},
    "extend": {"more": "2", "words": "Too much to do."},
}


@pytest.mark.parametrize("action", TYPED)
def test_a_form_that_is_sent_twice_does_its_work_once(
    adviser: Client, case: Case, action: str
) -> None:
    sent = {**hidden(adviser, case, action), **TYPED[action]}
    adviser.post(address(case, action), sent)
    after = case.timeline.count()
    again = adviser.post(address(case, action), sent, follow=True)
    assert case.timeline.count() == after
    assert "Nothing was done twice." in words(again)


@pytest.mark.parametrize("action", TYPED)
def test_the_second_of_two_advisers_reads_the_news_first_and_loses_nothing_typed(
    adviser: Client, case: Case, action: str
) -> None:
    sent = {**hidden(adviser, case, action), **TYPED[action]}
    add_note(case, "Somebody else was here.", WEBSITE, public=False)
    before = case.timeline.count()

    told = adviser.post(address(case, action), sent)

    assert told.status_code == 409
    assert case.timeline.count() == before
    page = BeautifulSoup(told.content, "html.parser")
    assert "Somebody else was here." in page.select_one(".cases-news").get_text()
    assert TYPED[action]["words"] in page.select_one("textarea[name=words]").get_text()

    fresh = {name: page.select_one(f"input[name={name}]")["value"] for name in ("seen", "once")}
    adviser.post(address(case, action), {**sent, **fresh})
    assert case.timeline.count() > before


def test_a_form_without_its_stamp_does_nothing(adviser: Client, case: Case) -> None:
    page = adviser.post(address(case, "note"), {"words": "Hello"})
    assert page.status_code == 422
    assert "too old" in words(page)
    assert not case.timeline.filter(what=What.NOTE).exists()


@pytest.mark.parametrize("action", TYPED)
def test_each_action_is_in_the_log_without_what_was_typed(
    adviser: Client, case: Case, action: str
) -> None:
    do(adviser, case, action, **TYPED[action])
    entries = AuditEntry.objects.filter(action="case.changed", subject=f"case:{case.reference}")
    entry = entries.first()
    assert entry.who
    assert set(entry.details) == {"what", "entry"}
    assert "cases." not in str(ModelLogEntry.objects.values_list("action", flat=True))


def test_a_person_with_an_e_mail_address_is_written_to(
    adviser: Client, case: Case, reached: Reached
) -> None:
    reached(Contact(email="sam@example.org"))
    assert "by e-mail to sam@example.org" in words(adviser.get(address(case, "reply")))
    do(adviser, case, "reply", words="Hello.", answers="no")
    do(adviser, case, "status", status="with_team", words="On its way.")
    do(adviser, case, "note", words="Among us.")
    assert [d.template for d in Delivery.objects.order_by("pk")] == ["case-reply", "case-update"]


def test_a_person_without_one_is_to_be_called_or_written_to_by_post(
    adviser: Client, case: Case, reached: Reached
) -> None:
    reached(Contact(phone="01632 960249", address=("1 High Street", "ZZ1 1ZZ"), prefers="phone"))
    page = words(adviser.get(address(case, "reply")))
    assert "nothing is sent" in page
    assert "Call them on 01632 960249." in page
    assert "1 High Street, ZZ1 1ZZ" in page
    do(adviser, case, "reply", words="Hello.", answers="no")
    assert not Delivery.objects.exists()


def test_what_is_typed_is_shown_as_words_and_never_run(adviser: Client, case: Case) -> None:
    page = do(adviser, case, "note", words="<script>alert(1)</script>")
    assert b"<script>alert(1)" not in page.content
    assert "<script>alert(1)</script>" in words(page)


@pytest.mark.parametrize("token", ["nul\0", "x" * 5000, "\ud800"])
def test_whatever_token_a_form_brings_it_is_used_up_once(token: str) -> None:
    assert first_time(token)
    assert was_done(token)
    assert not first_time(token)
