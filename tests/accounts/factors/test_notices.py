"""Somebody is told what changed, at the address that they had then."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from portal.accounts.factors import notices
from portal.accounts.models import Notice, User
from portal.integration.models import Delivery


def test_it_says_what_and_when_and_what_to_do(user: User) -> None:
    with time_machine.travel("2026-12-07 10:42:00+00:00", tick=False):
        notices.tell(user, "phone-added")
    made = notices.build(Notice.objects.get().pk)
    assert made is not None
    assert made.to == user.email
    for words in ("a new mobile number", "Monday 7 December 2026 at 10:42", "Call us"):
        assert words in made.text


def test_it_goes_where_it_was_meant_to_whatever_changes_afterwards(user: User) -> None:
    notices.tell(user, "email-changed", to="before@example.org")
    user.email = "after@example.org"
    user.save()
    made = notices.build(Notice.objects.get().pk)
    assert made is not None
    assert made.to == "before@example.org"


@pytest.mark.parametrize("what", sorted(notices.SAYS))
def test_every_change_has_words_that_can_be_sent(user: User, what: str) -> None:
    notices.tell(user, what)
    made = notices.build(Notice.objects.get().pk)
    assert made is not None
    assert notices.SAYS[what] in made.text


def test_a_change_without_words_is_an_error_and_not_an_empty_message(user: User) -> None:
    with pytest.raises(KeyError):
        notices.tell(user, "something else")
    assert not Notice.objects.exists()
    assert not Delivery.objects.exists()


def test_it_is_erased_after_a_week(user: User) -> None:
    notices.tell(user, "phone-added")
    assert notices.sweep() == 0
    with time_machine.travel(timezone.now() + notices.KEPT + timedelta(seconds=1)):
        assert notices.sweep() == 1
    assert not Notice.objects.exists()


def test_one_that_was_erased_is_not_sent(user: User) -> None:
    notices.tell(user, "phone-added")
    key = Notice.objects.get().pk
    Notice.objects.all().delete()
    assert notices.build(key) is None
