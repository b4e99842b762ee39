"""What is sent, and what is kept of it: nothing that opens anything."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from portal.forms.models import Draft, ResumeCode, ResumeLink
from portal.forms.saving import derived, links
from portal.forms.saving.letters import build_code, build_link
from portal.integration.logs import JsonFormatter
from tests.support.raw import raw
from tests.support.walking import Walker

from .browsing import ADDRESS, WORDS, Post, code, open_link


def test_neither_link_nor_code_nor_address_stands_in_the_database(
    sent_link: str, post: Post
) -> None:
    post(Client(), sent_link)
    token = sent_link.strip("/").split("/")[-1]
    for model in ("forms.resumelink", "forms.resumecode", "integration.delivery"):
        for secret in (token, code(), ADDRESS):
            assert secret not in raw(model)


def test_without_our_key_a_row_does_not_give_its_link(sent_link: str, settings: object) -> None:
    chance = ResumeLink.objects.get().chance
    settings.LOOKUP_KEY = "the key of somebody else, who has stolen the database"  # type: ignore[attr-defined]
    assert links.find(derived.token(chance)) is None


def test_link_and_code_are_told_apart_and_never_repeat() -> None:
    chances = [derived.new_chance() for _ in range(200)]
    assert len({derived.token(each) for each in chances}) == 200
    assert {len(derived.code(each)) for each in chances} == {6}
    assert len({derived.code(each) for each in chances}) > 190


def test_nothing_of_it_is_in_the_log(
    sent_link: str, post: Post, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    phone = Client()
    open_link(phone, sent_link, post)
    ResumeLink.objects.update(wrong=links.MOST_WRONG)
    phone.get(sent_link)
    phone.post(sent_link)
    lines = [JsonFormatter().format(record) for record in caplog.records]
    token = sent_link.strip("/").split("/")[-1]
    assert any("come-back" in line for line in lines), "the log is looked at"
    for secret in (token, code(), ADDRESS, WORDS):
        assert not [line for line in lines if secret in line]


def test_a_link_is_not_sent_when_its_form_is_gone(sent_link: str) -> None:
    made = ResumeLink.objects.get()
    assert build_link(made.pk) is not None
    Draft.objects.all().delete()
    assert build_link(made.pk) is None
    assert build_link(0) is None


def test_a_code_is_not_sent_late_or_when_a_newer_one_counts(sent_link: str, post: Post) -> None:
    phone = Client()
    post(phone, sent_link)
    first = ResumeCode.objects.get()
    assert build_code(first.pk) is not None
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert build_code(first.pk) is None
    post(phone, sent_link)
    assert build_code(first.pk) is None


def test_a_letter_that_is_tried_again_has_the_same_link(sent_link: str) -> None:
    again = build_link(ResumeLink.objects.get().pk)
    assert again is not None
    assert again.text.strip() == mail.outbox[-1].body.strip()
    assert again.to == ADDRESS


def test_old_links_are_erased_with_their_codes(begun: Walker, sent_link: str, post: Post) -> None:
    post(Client(), sent_link)
    assert links.sweep() == 0
    with time_machine.travel(timezone.now() + timedelta(days=29)):
        assert links.sweep() == 1
    assert not ResumeLink.objects.exists()
    assert not ResumeCode.objects.exists()


def test_links_of_an_erased_form_are_erased(begun: Walker, sent_link: str) -> None:
    Draft.objects.all().delete()
    assert links.sweep() == 1
