"""What a code's message says, and when there is none to send any more."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from portal.accounts.door import codes, letters
from portal.accounts.models import OneTimeCode, Purpose
from portal.integration.messages import registered
from portal.integration.models import Channel, Delivery
from tests.support import residents

from .walking import ADDRESS, ask_for_code


@pytest.fixture
def code(db: None) -> OneTimeCode:
    ask_for_code(Client())
    found: OneTimeCode = OneTimeCode.objects.get()
    return found


@pytest.fixture
def texted(db: None) -> OneTimeCode:
    user = residents.resident()
    residents.with_phone(user)
    residents.signed_in(user).post("/account/prove/text/")
    found: OneTimeCode = OneTimeCode.objects.get()
    return found


def test_the_email_has_the_code_and_nothing_that_leads_anywhere(code: OneTimeCode) -> None:
    made = letters.build(code.pk)
    assert made is not None
    assert made.to == ADDRESS
    assert codes.in_groups(codes.figures_of(code)) in made.text
    assert "http" not in made.text


def test_it_says_the_same_each_time_that_it_is_made(code: OneTimeCode) -> None:
    first, second = letters.build(code.pk), letters.build(code.pk)
    assert first
    assert second
    assert first.text == second.text


def test_the_text_is_one_segment_long(texted: OneTimeCode) -> None:
    made = letters.build_text(texted.pk)
    assert made is not None
    assert made.to == residents.MOBILE
    assert len(made.text) <= 160


def test_a_code_for_a_telephone_never_goes_by_email_instead(texted: OneTimeCode) -> None:
    assert registered(codes.BY_TEXT).make(Delivery.objects.get(subject_id=texted.pk)) is not None
    assert letters.no_email(texted.pk) is None


def test_a_code_that_is_dead_is_not_sent(code: OneTimeCode) -> None:
    with time_machine.travel(timezone.now() + codes.LIVES + timedelta(seconds=1)):
        assert letters.build(code.pk) is None


def test_a_code_that_was_used_is_not_sent_again(code: OneTimeCode) -> None:
    assert codes.check(code, codes.figures_of(code)) is codes.Verdict.RIGHT
    assert letters.build(code.pk) is None


def test_a_code_that_was_erased_is_not_sent(code: OneTimeCode) -> None:
    key = code.pk
    code.delete()
    assert letters.build(key) is None
    assert letters.build_text(key) is None


def test_the_queue_knows_neither_address_nor_code(code: OneTimeCode) -> None:
    delivery = Delivery.objects.get(subject_id=code.pk)
    assert (delivery.template, delivery.channel) == (codes.BY_EMAIL, Channel.EMAIL)
    said = str(vars(delivery))
    assert ADDRESS not in said
    assert codes.figures_of(code) not in said


def test_codes_for_two_things_differ_though_chance_were_the_same(code: OneTimeCode) -> None:
    before = codes.figures_of(code)
    code.purpose = Purpose.AGAIN
    assert codes.figures_of(code) != before


def test_two_tries_at_one_moment_take_one_right_code(code: OneTimeCode) -> None:
    """Both read the row before either wrote: the second finds it taken."""
    right = codes.figures_of(code)
    twin = OneTimeCode.objects.get(pk=code.pk)
    assert codes.check(code, right) is codes.Verdict.RIGHT
    assert codes.check(twin, right) is codes.Verdict.OVER


def test_tries_at_one_moment_are_no_more_than_three(code: OneTimeCode) -> None:
    wrong = "1" * 8 if codes.figures_of(code) != "1" * 8 else "2" * 8
    rows = [OneTimeCode.objects.get(pk=code.pk) for _ in range(5)]
    verdicts = [codes.check(row, wrong) for row in rows]
    assert verdicts[3:] == [codes.Verdict.OVER] * 2
    assert OneTimeCode.objects.get(pk=code.pk).tries == codes.TRIES
