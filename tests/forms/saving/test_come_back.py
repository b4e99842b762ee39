"""Opening a link: the button, the code, the form."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core import mail
from django.test import Client
from django.utils import timezone

from portal.forms.models import Draft, Grant, ResumeCode, ResumeLink
from portal.forms.saving import codes, links
from portal.forms.sending import send
from tests.support.walking import Walker

from .browsing import ADDRESS, Post, code, heading, link, open_link, other_than, words


def test_the_link_and_the_code_open_the_form_in_another_browser(
    begun: Walker, sent_link: str, post: Post
) -> None:
    phone = Client()
    answer = open_link(phone, sent_link, post)
    assert answer["Location"] == f"/forms/short/{begun.key}/"
    assert phone.get(answer["Location"])["Location"].endswith("/contact/")


def test_a_program_that_looks_at_links_uses_nothing_up_and_is_shown_nothing(
    begun: Walker, sent_link: str
) -> None:
    scanner = Client()
    for path in (sent_link, f"{sent_link}code/"):
        for _ in range(3):
            page = scanner.get(path)
            assert scanner.head(path).status_code == page.status_code
            assert ADDRESS not in page.content.decode()
            assert begun.key not in page.content.decode()
            for anchor in BeautifulSoup(page.content, "html.parser").select("main a[href]"):
                scanner.get(str(anchor["href"]))
    assert not ResumeCode.objects.exists()
    assert Grant.objects.count() == 1
    assert len(mail.outbox) == 1


def test_the_link_alone_opens_nothing(begun: Walker, sent_link: str, post: Post) -> None:
    thief = Client()
    post(thief, sent_link)
    assert thief.get(f"/forms/short/{begun.key}/contact/").status_code == 404


def test_people_may_come_back_several_times(sent_link: str, post: Post) -> None:
    for _ in range(3):
        assert open_link(Client(), sent_link, post).status_code == 303


def test_the_code_may_be_pasted_with_spaces(sent_link: str, post: Post) -> None:
    phone = Client()
    post(phone, sent_link)
    figures = code()
    box = BeautifulSoup(phone.get(f"{sent_link}code/").content, "html.parser").find(id="id_code")
    assert box is not None
    assert (box["inputmode"], box["autocomplete"]) == ("numeric", "one-time-code")
    assert "maxlength" not in box.attrs
    typed = f" {figures[:3]}\u00a0{figures[3:]}\n"
    assert post(phone, f"{sent_link}code/", {"code": typed}).status_code == 303


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "twelve"])
def test_what_is_no_code_takes_no_try(sent_link: str, post: Post, typed: str) -> None:
    phone = Client()
    post(phone, sent_link)
    page = post(phone, f"{sent_link}code/", {"code": typed})
    assert "<title>Error: " in page.content.decode()
    assert ResumeCode.objects.get().tries == 0


def test_a_wrong_code_says_how_often_one_may_try(sent_link: str, post: Post) -> None:
    phone = Client()
    post(phone, sent_link)
    right = code()
    page = post(phone, f"{sent_link}code/", {"code": other_than(right)})
    assert "You have 4 more tries" in words(page)
    assert post(phone, f"{sent_link}code/", {"code": right}).status_code == 303


def test_after_five_wrong_tries_the_right_code_opens_nothing(sent_link: str, post: Post) -> None:
    phone = Client()
    post(phone, sent_link)
    right = code()
    for _ in range(codes.TRIES):
        page = post(phone, f"{sent_link}code/", {"code": other_than(right)})
    assert heading(page) == "You need a new code"
    assert heading(post(phone, f"{sent_link}code/", {"code": right})) == "You need a new code"
    assert open_link(phone, sent_link, post).status_code == 303


def test_a_code_is_too_old_after_fifteen_minutes(sent_link: str, post: Post) -> None:
    phone = Client()
    post(phone, sent_link)
    right, now = code(), timezone.now()
    with time_machine.travel(now + timedelta(minutes=15, seconds=5)):
        page = post(phone, f"{sent_link}code/", {"code": right})
    assert heading(page) == "You need a new code"
    with time_machine.travel(now + timedelta(minutes=14, seconds=30)):
        assert post(phone, f"{sent_link}code/", {"code": right}).status_code == 303


def test_a_code_is_taken_once(sent_link: str, post: Post) -> None:
    phone = Client()
    open_link(phone, sent_link, post)
    Grant.objects.all().delete()
    page = post(phone, f"{sent_link}code/", {"code": code()})
    assert heading(page) == "You need a new code"


def test_a_right_code_that_is_pressed_twice_opens_the_form_both_times(
    sent_link: str, post: Post
) -> None:
    phone = Client()
    first = open_link(phone, sent_link, post)
    again = post(phone, f"{sent_link}code/", {"code": code()})
    assert (again.status_code, again["Location"]) == (303, first["Location"])


def test_only_the_newest_code_counts(sent_link: str, post: Post) -> None:
    phone = Client()
    post(phone, sent_link)
    first = code()
    post(phone, sent_link)
    assert post(phone, f"{sent_link}code/", {"code": first}).status_code == 200
    assert post(phone, f"{sent_link}code/", {"code": code()}).status_code == 303


def test_a_code_works_only_in_the_browser_that_asked_for_it(sent_link: str, post: Post) -> None:
    person, thief = Client(), Client()
    post(thief, sent_link)
    post(person, sent_link)
    page = post(thief, f"{sent_link}code/", {"code": code()})
    assert page.status_code == 200
    assert Grant.objects.count() == 1


def test_somebody_elses_tries_do_not_use_up_mine(sent_link: str, post: Post) -> None:
    person, thief = Client(), Client()
    post(person, sent_link)
    mine = code()
    post(thief, sent_link)
    for _ in range(codes.TRIES + 1):
        post(thief, f"{sent_link}code/", {"code": other_than(code())})
    assert post(person, f"{sent_link}code/", {"code": mine}).status_code == 303


def test_many_tries_at_one_moment_are_no_more_than_five(sent_link: str, post: Post) -> None:
    post(Client(), sent_link)
    code = ResumeCode.objects.get()  # each request has read the row before any has written
    assert [codes._take_a_try(code) for _ in range(8)].count(True) == codes.TRIES


def test_what_all_browsers_together_may_guess_is_bounded(sent_link: str, post: Post) -> None:
    ResumeLink.objects.update(wrong=links.MOST_WRONG - 1)
    thief = Client()
    post(thief, sent_link)
    right = code()
    post(thief, f"{sent_link}code/", {"code": other_than(right)})
    page = post(thief, f"{sent_link}code/", {"code": right})
    assert (page.status_code, heading(page)) == (404, "This link does not work")


def test_a_right_code_forgives_the_wrong_ones(sent_link: str, post: Post) -> None:
    ResumeLink.objects.update(wrong=links.MOST_WRONG - 1)
    open_link(Client(), sent_link, post)
    assert ResumeLink.objects.get().wrong == 0


def test_no_more_than_six_codes_an_hour_go_out_for_a_link(sent_link: str, post: Post) -> None:
    mail.outbox.clear()
    for _ in range(codes.OF_LINK):
        post(Client(), sent_link)
    page = post(Client(), sent_link)
    assert (page.status_code, len(mail.outbox)) == (429, codes.OF_LINK)
    assert "You can ask again in 1 hour" in words(page)


def test_a_browser_without_cookies_is_told_so(sent_link: str, post: Post) -> None:
    phone = Client()
    post(phone, sent_link)
    phone.cookies.clear()
    page = post(phone, f"{sent_link}code/", {"code": code()})
    assert heading(page) == "Your browser does not keep cookies for this website"


def test_links_that_lead_nowhere_all_look_the_same(
    sent_link: str, post: Post, django_assert_num_queries: object
) -> None:
    never = Client().get(f"/your-forms/come-back/{'x' * 22}/")
    ResumeLink.objects.update(wrong=links.MOST_WRONG)
    closed = Client().get(sent_link)
    ResumeLink.objects.update(wrong=0)
    with time_machine.travel(timezone.now() + timedelta(days=29)):
        old = Client().get(sent_link)
    Draft.objects.all().delete()
    gone = post(Client(), sent_link)
    assert {page.status_code for page in (never, closed, old, gone)} == {404}
    assert len({words(page) for page in (never, closed, old, gone)}) == 1


def test_links_that_lead_nowhere_cost_the_same(
    sent_link: str, django_assert_num_queries: object
) -> None:
    ResumeLink.objects.update(wrong=links.MOST_WRONG)
    for path in (sent_link, f"/your-forms/come-back/{'x' * 22}/"):
        with django_assert_num_queries(1):  # type: ignore[operator]
            assert links.find(path.strip("/").split("/")[-1]) is None


def test_two_links_of_one_form_both_work(begun: Walker, sent_link: str, post: Post) -> None:
    post(begun.client, f"/your-forms/short/{begun.key}/save/", {"email": "b@example.com"})
    second = link()
    assert second != sent_link
    open_link(Client(), second, post)
    assert mail.outbox[-1].to == ["b@example.com"]
    open_link(Client(), sent_link, post)
    assert mail.outbox[-1].to == [ADDRESS]


def test_a_form_that_was_sent_leads_to_the_page_that_says_so(
    begun: Walker, sent_link: str, post: Post
) -> None:
    begun.send({"email": ADDRESS})
    send(begun.key)
    answer = open_link(Client(), sent_link, post)
    assert answer["Location"] == f"/your-forms/short/{begun.key}/sent/"


def test_the_link_lives_on_with_a_form_that_was_changed(sent_link: str, post: Post) -> None:
    now = timezone.now()
    Draft.objects.update(changed_at=now + timedelta(days=20))
    open_link(Client(), sent_link, post)
    with time_machine.travel(now + timedelta(days=40)):
        assert Client().get(sent_link).status_code == 200


def test_a_form_from_elsewhere_cannot_ask_for_a_code(sent_link: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(sent_link).status_code == 403
    assert strict.post(f"{sent_link}code/", {"code": "123456"}).status_code == 403
    assert not ResumeCode.objects.exists()
