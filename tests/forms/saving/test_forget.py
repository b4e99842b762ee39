"""Finish and forget me."""

from __future__ import annotations

from unittest.mock import patch

from django.test import Client

from portal.forms import access, uploads
from portal.forms.models import Draft, Grant, ResumeLink, Submission
from portal.forms.saving.erasing import erase
from portal.forms.sending import send
from tests.support.walking import Walker

from .browsing import WORDS, Post, heading, open_link, words


def page_of(walker: Walker) -> str:
    return f"/your-forms/short/{walker.key}/forget/"


def test_going_back_after_being_forgotten_shows_nothing(begun: Walker) -> None:
    page = begun.client.post(page_of(begun), {"what": "keep"}, follow=True)
    assert heading(page) == "This browser has forgotten you"
    for path in ("", "words/", "contact/", "check-answers/"):
        back = begun.client.get(f"/forms/short/{begun.key}/{path}")
        assert back.status_code == 404
        assert WORDS not in back.content.decode()
        assert back["Cache-Control"] == "private, no-store"


def test_the_browser_is_told_to_drop_what_it_keeps(begun: Walker) -> None:
    answer = begun.client.post(page_of(begun), {"what": "keep"})
    assert answer["Clear-Site-Data"] == '"cache"'
    assert answer.cookies[access.COOKIE]["max-age"] == 0
    assert begun.client.get(answer["Location"])["Clear-Site-Data"] == '"cache"'
    assert not Grant.objects.exists()


def test_a_form_that_is_kept_can_be_opened_by_its_link(
    begun: Walker, sent_link: str, post: Post
) -> None:
    begun.client.post(page_of(begun), {"what": "keep"})
    answer = open_link(begun.client, sent_link, post)
    assert begun.client.get(answer["Location"]).status_code == 303


def test_a_form_that_is_deleted_is_gone_with_all_that_belongs_to_it(
    begun: Walker, sent_link: str
) -> None:
    with patch.object(uploads, "drop_all") as drop_all:
        page = begun.client.post(page_of(begun), {"what": "delete"}, follow=True)
    assert "We have erased what you typed" in words(page)
    drop_all.assert_called_once_with(begun.key)
    assert not Draft.objects.exists()
    assert not ResumeLink.objects.exists()
    assert Client().get(sent_link).status_code == 404


def test_nothing_happens_until_something_is_chosen(begun: Walker) -> None:
    page = begun.client.post(page_of(begun))
    assert "Say if we keep your form or delete it" in words(page)
    begun.client.get(page_of(begun), {"what": "delete"})
    assert Draft.objects.exists()
    assert begun.client.get(f"/forms/short/{begun.key}/contact/").status_code == 200


def test_somebody_without_a_link_is_warned(begun: Walker) -> None:
    assert "We have not sent you a link" in words(begun.client.get(page_of(begun)))


def test_somebody_with_a_link_is_not_warned(begun: Walker, sent_link: str) -> None:
    assert "We have not sent you a link" not in words(begun.client.get(page_of(begun)))


def test_other_forms_of_this_browser_are_named_by_their_number(begun: Walker) -> None:
    Walker("short", begun.client).go("/forms/short/?afresh=1").send({"words": "Another"})
    assert "will also forget 1 other form that" in words(begun.client.get(page_of(begun)))


def test_a_form_with_no_answer_is_forgotten_without_a_question(short: Walker) -> None:
    assert "What shall we do" not in words(short.client.get(page_of(short)))
    page = short.client.post(page_of(short), follow=True)
    assert heading(page) == "This browser has forgotten you"


def test_what_was_sent_stays_with_us_and_this_browser_forgets_it(whole: Walker) -> None:
    send(whole.key)
    assert "We still have what you sent" in words(whole.client.get(page_of(whole)))
    whole.client.post(page_of(whole), {"what": "delete"})
    assert Submission.objects.exists()
    assert not Grant.objects.exists()


def test_files_of_what_was_sent_meanwhile_are_not_erased(whole: Walker) -> None:
    send(whole.key)
    with patch.object(uploads, "drop_all") as drop_all:
        assert erase(whole.key) is False
    drop_all.assert_not_called()


def test_another_browser_can_delete_nothing(begun: Walker) -> None:
    never = Client().get(f"/your-forms/short/{'x' * 27}/forget/")
    page = Client().post(page_of(begun), {"what": "delete"})
    assert (page.status_code, words(page)) == (404, words(never))
    assert Draft.objects.exists()


def test_another_browser_learns_nothing_of_what_was_sent(whole: Walker) -> None:
    send(whole.key)
    assert Client().get(page_of(whole)).status_code == 404


def test_a_form_from_elsewhere_can_make_nobody_forgotten(begun: Walker) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = begun.client.cookies
    assert strict.post(page_of(begun), {"what": "delete"}).status_code == 403
    assert Draft.objects.exists()
