"""Your forms: those to finish, and those that were sent."""

from __future__ import annotations

from datetime import timedelta

import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from portal.cases.models import Case
from portal.forms.models import Draft
from portal.forms.sending import send
from tests.support.walking import Walker

from .browsing import ADDRESS, WORDS, Post, heading, open_link, words

LIST = "/your-forms/"


def test_a_browser_with_no_forms_is_told_so_in_plain_words(journeys: None, db: None) -> None:
    page = Client().get(LIST)
    assert "There are none here" in words(page)
    assert page["Cache-Control"] == "private, no-store"


def test_a_form_to_finish_says_where_it_stands_and_until_when_it_is_kept(walker: Walker) -> None:
    walker.send({"tenant": "yes"})
    Draft.objects.update(changed_at="2026-11-22T10:00:00Z")
    with time_machine.travel("2026-11-23T10:00:00Z"):
        page = walker.client.get(LIST)
    assert "You have got to part 1 of 4: where you stand" in words(page)
    assert "Last changed at 10am on Sunday 22 November" in words(page)
    assert "We keep it until Sunday 20 December 2026" in words(page)


def test_carry_on_leads_to_the_first_question_without_an_answer(begun: Walker) -> None:
    page = BeautifulSoup(begun.client.get(LIST).content, "html.parser")
    carry_on = page.select_one("main .govuk-button")
    assert carry_on is not None
    assert carry_on.get_text() == "Carry on with Tell us something short"
    assert begun.go(str(carry_on["href"])).step == "contact"


def test_no_answer_stands_on_the_list(whole: Walker) -> None:
    page = words(whole.client.get(LIST))
    assert WORDS not in page
    assert ADDRESS not in page


def test_a_form_that_was_sent_has_its_reference_and_nothing_else(whole: Walker) -> None:
    send(whole.key)
    page = whole.client.get(LIST)
    assert Case.objects.get().shown_reference in words(page)
    assert "To finish" not in words(page)
    assert f"/your-forms/short/{whole.key}/sent/" in page.content.decode()
    assert ADDRESS not in words(page)


def test_another_browsers_forms_are_not_there(begun: Walker) -> None:
    other = Walker("short").start().send({"words": "Something else"})
    assert begun.key not in other.client.get(LIST).content.decode()


def test_a_form_that_was_opened_by_its_link_is_there(
    begun: Walker, sent_link: str, post: Post
) -> None:
    phone = Client()
    open_link(phone, sent_link, post)
    assert begun.key in phone.get(LIST).content.decode()


def test_a_form_past_its_time_is_not_offered(begun: Walker) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=29)):
        assert "There are none here" in words(begun.client.get(LIST))


def test_a_form_is_deleted_only_when_that_is_confirmed(begun: Walker) -> None:
    path = f"/your-forms/short/{begun.key}/delete/"
    assert heading(begun.client.get(path)) == "Delete this form?"
    assert Draft.objects.exists()
    page = begun.client.post(path, follow=True)
    assert "We have deleted the form" in words(page)
    assert not Draft.objects.exists()


def test_another_browser_cannot_delete_a_form(begun: Walker) -> None:
    path = f"/your-forms/short/{begun.key}/delete/"
    assert Client().post(path).status_code == 404
    assert Draft.objects.exists()


def test_what_was_sent_cannot_be_deleted(whole: Walker) -> None:
    send(whole.key)
    answer = whole.client.post(f"/your-forms/short/{whole.key}/delete/")
    assert answer["Location"].startswith(f"/your-forms/short/{whole.key}/sent/")


def test_many_forms_cost_no_more_queries_than_one(
    begun: Walker, django_assert_max_num_queries: object
) -> None:
    for number in range(4):
        Walker("short", begun.client).go("/forms/short/?afresh=1").send({"words": f"No {number}"})
    begun.client.get(LIST)
    with django_assert_max_num_queries(4):  # type: ignore[operator]
        page = begun.client.get(LIST)
    assert words(page).count("Not sent yet") == 5
