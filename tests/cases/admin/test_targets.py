"""Targets and delays: set by a manager, and read in promises at once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.cases.models import SeasonalDelay, Target
from portal.cases.promises import usual_promise
from portal.ui import generation
from tests.support.cases import SOURCE, CaseFactory, SeasonalDelayFactory, TargetFactory

pytestmark = pytest.mark.django_db

TARGET = {
    "step": "reply",
    "kind": "",
    "channel": "",
    "promise": "We will reply",
    "length": "5",
    "unit": "working_days",
    "calendar": "council",
    "basis": "policy",
    "source": SOURCE,
}


def says() -> str:
    return usual_promise("reply", "ask-or-tell", "online")


def test_a_new_target_is_what_pages_promise_from_its_day(manager: Client) -> None:
    TargetFactory()
    case = CaseFactory()
    due, stamp = case.clocks.get().due_at, generation.current()
    today = timezone.localdate()
    add = reverse("wagtailsnippets_cases_target:add")

    assert manager.post(add, {**TARGET, "effective_from": today}).status_code == 302

    assert says() == "We will reply within 5 working days."
    assert generation.current() != stamp
    assert case.clocks.get().due_at == due

    manager.post(add, {**TARGET, "length": "1", "effective_from": today + timedelta(days=1)})
    assert Target.objects.count() == 3
    assert says() == "We will reply within 5 working days."


def test_a_target_that_goes_takes_its_promise_with_it(manager: Client) -> None:
    target = TargetFactory()
    stamp = generation.current()
    manager.post(reverse("wagtailsnippets_cases_target:delete", args=[target.pk]))
    assert says() == ""
    assert generation.current() != stamp


def test_two_targets_for_the_same_from_the_same_day_are_refused(manager: Client) -> None:
    target = TargetFactory()
    again = {**TARGET, "effective_from": target.effective_from}
    page = manager.post(reverse("wagtailsnippets_cases_target:add"), again)
    assert "There is a target for this from the same day already." in page.content.decode()


def test_a_delay_is_read_while_it_lasts(manager: Client) -> None:
    TargetFactory()
    today, stamp = timezone.localdate(), generation.current()
    sent = {"words": "We get many calls.", "extra_days": "3", "kind": ""}
    dates = {"starts_on": today, "ends_on": today + timedelta(days=2)}
    add = reverse("wagtailsnippets_cases_seasonaldelay:add")
    assert manager.post(add, {**sent, **dates}).status_code == 302
    assert says().endswith("It may take 3 working days longer now. We get many calls.")
    assert generation.current() != stamp


def test_a_delay_that_ends_before_it_starts_is_refused_with_a_reason(manager: Client) -> None:
    today = timezone.localdate()
    page = manager.post(
        reverse("wagtailsnippets_cases_seasonaldelay:add"),
        {
            "words": "We get many calls.",
            "extra_days": "3",
            "starts_on": today,
            "ends_on": today - timedelta(days=1),
        },
    )
    assert "The last day must not be before the first." in page.content.decode()
    assert not SeasonalDelay.objects.exists()


def test_both_lists_can_be_read_and_say_what_they_do(manager: Client) -> None:
    target, delay = TargetFactory(), SeasonalDelayFactory()
    for name, thing in (("target", target), ("seasonaldelay", delay)):
        assert (
            str(thing)
            in manager.get(reverse(f"wagtailsnippets_cases_{name}:list")).content.decode()
        )
        form = manager.get(reverse(f"wagtailsnippets_cases_{name}:edit", args=[thing.pk]))
        text = BeautifulSoup(form.content, "html.parser").get_text(" ", strip=True)
        assert "People read" in text
