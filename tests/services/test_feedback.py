from __future__ import annotations

from typing import Any
from unittest import mock

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.cache import caches
from django.http import HttpResponse
from django.test import Client
from wagtail.models import PageViewRestriction

from portal.services.feedback import limits
from portal.services.models import PageFeedback, ServicePage
from tests.support.factories import ServicePageFactory

pytestmark = pytest.mark.django_db
OURS = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    caches["shared"].clear()


@pytest.fixture
def page() -> ServicePage:
    made: ServicePage = ServicePageFactory(title="Pay your rent")
    return made


def press(page_id: int, answer: str = "yes", **more: Any) -> HttpResponse:
    return Client().post(f"/page-feedback/{page_id}/", {"useful": answer, **more}, headers=OURS)


def write(address: str, words: str, **more: Any) -> HttpResponse:
    return Client().post(address, {"comment": words, **more}, headers=OURS)


def heading(response: HttpResponse) -> str:
    return BeautifulSoup(response.content, "html.parser").h1.text


def test_yes_is_kept_and_thanked_for(page: ServicePage) -> None:
    response = press(page.pk, "yes")

    assert response.status_code == 302
    assert response["Location"].startswith(f"/page-feedback/{page.pk}/comment/?answer=")
    assert PageFeedback.objects.get().useful is True
    assert heading(Client().get(response["Location"])) == "Thank you"


def test_no_is_kept_as_no(page: ServicePage) -> None:
    press(page.pk, "no")

    assert PageFeedback.objects.get().useful is False


def test_a_comment_joins_the_answer_it_follows(page: ServicePage) -> None:
    address = press(page.pk, "yes")["Location"]

    response = write(address, "I could not find the number.")

    assert response["Location"] == f"/page-feedback/{page.pk}/comment/?thanks"
    assert heading(Client().get(response["Location"])) == "Thank you for your comment"
    answer = PageFeedback.objects.get()
    assert (answer.useful, answer.comment) == (True, "I could not find the number.")


def test_a_second_comment_does_not_replace_the_first(page: ServicePage) -> None:
    address = press(page.pk, "no")["Location"]
    write(address, "First")
    write(address, "Second")

    assert sorted(PageFeedback.objects.values_list("comment", flat=True)) == ["First", "Second"]


def test_a_comment_can_be_written_without_an_answer(page: ServicePage) -> None:
    address = f"/page-feedback/{page.pk}/comment/"
    assert heading(Client().get(address)) == "Tell us about this page"

    write(address, "The price is wrong.")

    answer = PageFeedback.objects.get()
    assert (answer.useful, answer.comment) == (False, "The price is wrong.")


def test_an_empty_comment_keeps_nothing(page: ServicePage) -> None:
    write(f"/page-feedback/{page.pk}/comment/", "  \n ")

    assert not PageFeedback.objects.exists()


def test_a_comment_of_one_page_is_not_put_on_the_answer_of_another(page: ServicePage) -> None:
    token = press(page.pk)["Location"].partition("?")[2]
    other = ServicePageFactory()

    write(f"/page-feedback/{other.pk}/comment/?{token}", "About the other")

    assert PageFeedback.objects.get(page=page).comment == ""
    assert PageFeedback.objects.get(page=other).comment == "About the other"


def test_a_comment_an_hour_late_stands_alone(page: ServicePage) -> None:
    with time_machine.travel("2026-11-21 12:00Z", tick=False) as clock:
        address = press(page.pk, "yes")["Location"]
        clock.shift(3601)
        write(address, "Late")

    assert PageFeedback.objects.get(useful=True).comment == ""
    assert PageFeedback.objects.get(useful=False).comment == "Late"


def test_personal_details_never_reach_the_database(page: ServicePage) -> None:
    write(
        press(page.pk)["Location"],
        "I am at OX1 1BX, ring 01632 960249 or write to me@example.org, NI QQ123456C.",
    )

    kept = PageFeedback.objects.get().comment
    assert kept.count("[removed]") == 4
    assert "960249" not in kept


def test_the_form_warns_against_personal_details(page: ServicePage) -> None:
    form = BeautifulSoup(Client().get(f"/page-feedback/{page.pk}/comment/").content, "html.parser")

    assert "Do not tell us who you are" in form.find("form", method="post").text


def test_a_comment_that_is_too_long_is_not_lost(page: ServicePage) -> None:
    response = write(f"/page-feedback/{page.pk}/comment/", "word " * 300)

    shown = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 400
    assert "1,000 characters or fewer" in shown.text
    assert shown.textarea.text.count("word") == 300
    assert shown.title.text.startswith("Error: ")
    assert not PageFeedback.objects.exists()


@pytest.mark.parametrize(
    "words", ["a\x00b", "a\x07b\u202e", "<script>alert(1)</script>", "🌱" * 200]
)
def test_odd_characters_do_no_harm(page: ServicePage, words: str) -> None:
    assert write(f"/page-feedback/{page.pk}/comment/", words).status_code == 302
    assert "\x00" not in PageFeedback.objects.get().comment


def test_scrubbed_text_that_grows_still_fits(page: ServicePage) -> None:
    write(f"/page-feedback/{page.pk}/comment/", "a@b.cd " * 140)

    assert len(PageFeedback.objects.get().comment) <= 1200


@pytest.mark.parametrize("answer", ["", "maybe", "yes\x00", "1", "y" * 10_000])
def test_an_answer_that_is_neither_yes_nor_no_is_told_so(page: ServicePage, answer: str) -> None:
    response = press(page.pk, answer)

    assert response.status_code == 400
    assert heading(response) == "We could not read your answer"
    assert page.url in response.content.decode()
    assert not PageFeedback.objects.exists()


@pytest.mark.parametrize("number", [0, 1, 999_999, 2**31, 10**30])
@pytest.mark.parametrize("ending", ["", "comment/"])
def test_an_unknown_page_is_told_plainly(number: int, ending: str) -> None:
    response = Client().post(f"/page-feedback/{number}/{ending}", {"useful": "yes"}, headers=OURS)

    assert response.status_code == 404
    assert heading(response) == "We could not find that page"


def test_a_page_that_is_not_public_takes_no_answers(page: ServicePage) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert press(page.pk).status_code == 404
    draft = ServicePageFactory(live=False)
    assert press(draft.pk).status_code == 404


def test_another_sites_form_is_refused(page: ServicePage) -> None:
    response = Client().post(
        f"/page-feedback/{page.pk}/",
        {"useful": "yes"},
        headers={"Sec-Fetch-Site": "cross-site", "Origin": "https://elsewhere.example"},
    )

    assert response.status_code == 403
    assert not PageFeedback.objects.exists()


def test_no_token_and_no_cookie_are_needed(page: ServicePage) -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post(f"/page-feedback/{page.pk}/", {"useful": "no"}, headers=OURS)
    client.get(answer["Location"])

    assert PageFeedback.objects.count() == 1
    assert not client.cookies


@pytest.mark.parametrize("method", ["get", "put", "delete", "patch"])
def test_other_methods_say_what_to_do(page: ServicePage, method: str) -> None:
    response = getattr(Client(), method)(f"/page-feedback/{page.pk}/", headers=OURS)

    assert response.status_code == 405
    assert response["Allow"] == "POST"
    assert heading(response) == "Press Yes or No on the page"


def test_a_post_that_is_far_too_big_gets_a_page(page: ServicePage) -> None:
    response = write(f"/page-feedback/{page.pk}/comment/", "x" * 3_000_000)

    assert response.status_code in (400, 413)
    assert not PageFeedback.objects.exists()


def test_a_urlencoded_post_that_is_far_too_big_gets_a_page(page: ServicePage) -> None:
    response = Client().post(
        f"/page-feedback/{page.pk}/comment/",
        "comment=" + "x" * 3_000_000,
        content_type="application/x-www-form-urlencoded",
        headers=OURS,
    )

    assert response.status_code == 413
    assert heading(response) == "That was too long to send"


def test_a_broken_upload_gets_a_page(page: ServicePage) -> None:
    response = Client().post(
        f"/page-feedback/{page.pk}/", b"no parts", content_type="multipart/form-data", headers=OURS
    )

    assert response.status_code == 400


def test_a_robot_that_fills_the_hidden_field_is_thanked_and_ignored(page: ServicePage) -> None:
    assert press(page.pk, website="https://spam.example").status_code == 302
    write(f"/page-feedback/{page.pk}/comment/", "Buy this", website="x")

    assert not PageFeedback.objects.exists()


def test_answers_from_one_address_are_limited(page: ServicePage) -> None:
    with mock.patch.object(limits, "MOST_IN_AN_HOUR", 3):
        statuses = [press(page.pk).status_code for _ in range(5)]
        elsewhere = Client(REMOTE_ADDR="203.0.113.9").post(
            f"/page-feedback/{page.pk}/", {"useful": "yes"}, headers=OURS
        )

    assert statuses == [302, 302, 302, 429, 429]
    assert elsewhere.status_code == 302
    assert PageFeedback.objects.count() == 4


def test_the_limit_ends_after_an_hour(page: ServicePage) -> None:
    with (
        mock.patch.object(limits, "MOST_IN_AN_HOUR", 1),
        time_machine.travel("2026-11-21 12:00Z", tick=False) as clock,
    ):
        assert [press(page.pk).status_code for _ in range(2)] == [302, 429]
        clock.shift(3601)
        assert press(page.pk).status_code == 302


def test_an_address_is_kept_nowhere_in_clear(page: ServicePage) -> None:
    with mock.patch.object(caches["shared"], "add", wraps=caches["shared"].add) as add:
        press(page.pk)

    assert "127.0.0.1" not in str(add.call_args)


def test_people_behind_our_own_proxy_are_told_apart(page: ServicePage, settings: Any) -> None:
    settings.TRUSTED_PROXY_COUNT = 1

    def from_address(address: str) -> int:
        headers = {**OURS, "X-Forwarded-For": f"made.up.{address}, {address}"}
        return (
            Client()
            .post(f"/page-feedback/{page.pk}/", {"useful": "yes"}, headers=headers)
            .status_code
        )

    for _ in range(limits.MOST_IN_AN_HOUR):
        from_address("198.51.100.1")

    assert from_address("198.51.100.1") == 429
    assert from_address("198.51.100.2") == 302


def test_answers_are_never_kept_by_a_cache(page: ServicePage) -> None:
    response = Client().get(f"/page-feedback/{page.pk}/comment/")

    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]
