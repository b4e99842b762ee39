"""Save and come back: what the page says, and the link that it sends."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core import mail
from django.test import Client
from django.utils import timezone

from portal.forms.models import Draft, ResumeLink
from portal.forms.saving import links
from portal.forms.sending import send
from portal.integration.encryption import keyed_hash
from portal.integration.models import Delivery
from tests.support.walking import Walker

from .browsing import ADDRESS, WORDS, Post, heading, link, words


def page_of(walker: Walker, name: str = "save") -> str:
    return f"/your-forms/short/{walker.key}/{name}/"


def test_the_page_says_until_when_the_answers_are_kept(begun: Walker) -> None:
    Draft.objects.update(changed_at="2026-11-22T10:00:00Z")
    page = begun.client.get(page_of(begun))
    assert "Sunday 20 December 2026" in words(page)
    assert page["Cache-Control"] == "private, no-store"


def test_a_form_with_no_answer_says_that_there_is_nothing_to_save(short: Walker) -> None:
    for page in (short.client.get(page_of(short)), short.client.post(page_of(short))):
        assert heading(page) == "There is nothing to save yet"
    assert not ResumeLink.objects.exists()


def test_an_address_that_was_given_in_the_form_is_there_already(whole: Walker) -> None:
    page = BeautifulSoup(whole.client.get(page_of(whole)).content, "html.parser")
    box = page.find("input", {"name": "email"})
    assert box is not None
    assert (box["value"], box["autocomplete"]) == (ADDRESS, "email")


def test_a_link_goes_to_the_address_and_the_page_says_so(begun: Walker, post: Post) -> None:
    page = post(begun.client, page_of(begun), {"email": ADDRESS}, follow=True)
    assert heading(page) == "We have sent you a link"
    assert ADDRESS in words(page)
    [letter] = mail.outbox
    assert letter.to == [ADDRESS]
    assert begun.key not in letter.body
    assert WORDS not in letter.body
    assert "Tell us something short" in letter.body


def test_the_link_lives_as_long_as_the_form_does(begun: Walker, post: Post) -> None:
    post(begun.client, page_of(begun), {"email": ADDRESS})
    made, draft = ResumeLink.objects.get(), Draft.objects.get()
    assert made.expires_at == draft.kept_until(28)
    assert made.email_hash == keyed_hash("email", ADDRESS)


@pytest.mark.parametrize("typed", ["", "somebody", "somebody@", "a b@example.com"])
def test_what_is_no_address_is_refused_in_plain_words(
    begun: Walker, post: Post, typed: str
) -> None:
    page = post(begun.client, page_of(begun), {"email": typed})
    assert page.content.count(b"<title>Error: ") == 1
    assert "email address" in words(page)
    assert not mail.outbox


def test_getting_the_page_sends_nothing(begun: Walker, post: Post) -> None:
    for method in (begun.client.get, begun.client.head):
        method(page_of(begun), {"email": ADDRESS})
    assert not Delivery.objects.exists()


def test_another_browser_is_told_nothing(begun: Walker, post: Post) -> None:
    never = Client().get(f"/your-forms/short/{'x' * 27}/save/")
    page = post(Client(), page_of(begun), {"email": ADDRESS})
    assert (page.status_code, words(page)) == (404, words(never))
    assert not mail.outbox


def test_a_form_that_was_sent_leads_to_the_page_that_says_so(whole: Walker) -> None:
    send(whole.key)
    page = whole.client.get(page_of(whole))
    assert page["Location"].startswith(page_of(whole, "sent"))


def test_no_more_than_three_links_an_hour_go_out_for_a_form(begun: Walker, post: Post) -> None:
    for each in range(links.OF_FORM):
        post(begun.client, page_of(begun), {"email": f"number{each}@example.com"})
    page = post(begun.client, page_of(begun), {"email": ADDRESS})
    assert (page.status_code, page["Retry-After"]) == (429, "3600")
    assert len(mail.outbox) == links.OF_FORM
    with time_machine.travel(timezone.now() + timedelta(hours=1, minutes=1)):
        post(begun.client, page_of(begun), {"email": ADDRESS})
    assert mail.outbox[-1].to == [ADDRESS]


def test_nobodys_mailbox_is_filled_from_many_forms(journeys: None, db: None, post: Post) -> None:
    pages = []
    for _ in range(links.OF_ADDRESS + 1):
        walker = Walker("short").start().send({"words": WORDS})
        pages.append(post(walker.client, page_of(walker), {"email": ADDRESS.upper()}))
    assert pages[-1].status_code == 429
    assert len(mail.outbox) == links.OF_ADDRESS


def test_a_form_from_elsewhere_cannot_ask_for_a_link(begun: Walker) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = begun.client.cookies
    answer = strict.post(page_of(begun), {"email": "thief@example.com"})
    assert answer.status_code == 403
    assert not ResumeLink.objects.exists()


def test_the_letter_has_our_own_address_and_nothing_of_the_form(sent_link: str) -> None:
    assert len(sent_link.strip("/").split("/")[-1]) == 22
    assert sent_link == link()
