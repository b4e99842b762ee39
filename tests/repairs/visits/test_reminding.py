"""The day before, once, by the person's way, and only of a visit that is still to come."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from pytest_django import Settings

from portal.accounts.models import Person
from portal.cases.models import Holding, How
from portal.cases.timeline import WEBSITE
from portal.integration.models import Channel, Delivery
from portal.integration.slots import Slot
from portal.repairs import visits
from portal.repairs.models import Repair, Visit
from portal.repairs.visits.jobs import window_of
from portal.repairs.visits.reminding import TEMPLATE, build, build_text, remind
from tests.support.needs import BRF, brought_by, in_braille, needs_of
from tests.support.repairs import ANSWERS, repair_of
from tests.support.slots import PaperDiary

from .conftest import NOW

Clock = time_machine.Traveller
THE_DAY_BEFORE = NOW + timedelta(days=2, hours=1)


def on_thursday(repair: Repair) -> Visit:
    visit = visits.want(repair)
    slot = next(each for each in visits.offer(visit).slots if each.start.day == 26)
    visits.hold(visit, slot)
    return visits.confirm(visit)


@pytest.fixture
def booked(repair: Repair) -> Visit:
    return on_thursday(repair)


def holder_of(visit: Visit) -> Person:
    """Whoever sent the repair, from an account."""
    person = Person.objects.create(name="A tenant", email="somebody@example.com")
    Holding.objects.create(case=visit.repair.case, person=person, how=How.SENT)
    return person


def reminders() -> list[Delivery]:
    return list(Delivery.objects.filter(template=TEMPLATE))


def test_it_is_sent_the_day_before_and_once(booked: Visit, clock: Clock) -> None:
    assert remind(NOW + timedelta(days=1)) == 0
    assert remind(THE_DAY_BEFORE) == 1
    assert remind(THE_DAY_BEFORE + timedelta(hours=1)) == 0
    assert [each.channel for each in reminders()] == [Channel.EMAIL]


def test_it_says_when_and_where_to_change_it(booked: Visit, clock: Clock) -> None:
    clock.move_to(THE_DAY_BEFORE)
    remind()
    message = build(booked.pk)
    assert message
    assert message.to == "somebody@example.com"
    assert "Thursday 26 November, 8am to midday" in message.text
    assert "/track/" in message.text


def test_who_needs_braille_gets_it_with_the_email(
    booked: Visit, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_braille(monkeypatch)
    needs_of(holder_of(booked), format="braille")
    clock.move_to(THE_DAY_BEFORE)
    remind()
    [(kind, words)] = brought_by(build(booked.pk))
    assert kind == BRF
    assert "Thursday 26 November, 8am to midday" in " ".join(words.split())


def test_where_it_cannot_be_made_staff_are_asked_to(
    booked: Visit, clock: Clock, settings: Settings
) -> None:
    settings.NOTIFY_EMAIL = "govuk"  # it carries no files
    needs_of(holder_of(booked), format="easy_read")
    clock.move_to(THE_DAY_BEFORE)
    remind()
    assert brought_by(build(booked.pk)) == []
    assert booked.repair.case.timeline.filter(what="note", public=False).count() == 1


def test_who_wants_texts_gets_a_text(
    diary: PaperDiary, clock: Clock, db: None, settings: Settings
) -> None:
    settings.NOTIFY_TEXT = "files"
    repair = repair_of(told_at=NOW, law=True, answers=ANSWERS | {"reply": "text"})
    visit = on_thursday(repair)
    clock.move_to(THE_DAY_BEFORE)
    remind()
    text = build_text(visit.pk)
    assert [each.channel for each in reminders()] == [Channel.TEXT]
    assert text
    assert "Thursday 26 November, 8am to midday" in text.text
    assert "Test Street" not in text.text


def test_a_letter_would_come_too_late(
    diary: PaperDiary, clock: Clock, db: None, settings: Settings
) -> None:
    settings.NOTIFY_LETTER = "files"
    answers = {**ANSWERS, "reply": "post", "email": "", "phone": ""}
    on_thursday(repair_of(told_at=NOW, law=True, answers=answers))
    assert remind(THE_DAY_BEFORE) == 0


def test_a_visit_that_was_cancelled_is_not_reminded_of(booked: Visit) -> None:
    visits.cancel(booked)
    assert remind(THE_DAY_BEFORE) == 0


@pytest.mark.parametrize("how", ["cancelled", "moved", "called off"])
def test_what_changed_after_it_was_queued_is_not_sent(
    booked: Visit, clock: Clock, how: str
) -> None:
    clock.move_to(THE_DAY_BEFORE)
    remind()
    assert build(booked.pk)
    if how == "cancelled":
        visits.cancel(booked)
    elif how == "called off":
        visits.called_off(booked, WEBSITE)
    else:
        start, end = (each + timedelta(days=1) for each in window_of(booked))
        visits.moved(booked, start, end, WEBSITE)
    assert build(booked.pk) is None
    assert build_text(booked.pk) is None


def test_a_visit_that_moved_is_reminded_of_before_its_new_day(booked: Visit, clock: Clock) -> None:
    clock.move_to(THE_DAY_BEFORE)
    remind()
    after: Slot = visits.offer(booked, NOW + timedelta(days=3, hours=9)).slots[0]
    visits.change(booked, after)
    assert remind(THE_DAY_BEFORE + timedelta(days=1)) == 1


def test_what_was_booked_today_for_tomorrow_was_said_today(booked: Visit, clock: Clock) -> None:
    clock.move_to(THE_DAY_BEFORE)
    Visit.objects.filter(pk=booked.pk).update(state_at=THE_DAY_BEFORE - timedelta(hours=1))
    assert remind() == 0
