"""Whoever told us of a danger reads whom to call, again and again, until somebody is sent."""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string

from portal.cases.panels import Panel
from portal.repairs.after import call_first, panel
from portal.repairs.course.states import SAID, State
from portal.repairs.models import Repair
from tests.support.repairs import SMALL, at, repair_of

pytestmark = pytest.mark.django_db
DANGER = SMALL.dangers[0]


def read(shown: Panel | None) -> str:
    assert shown is not None
    return render_to_string(shown.template, shown.context)


@pytest.fixture
def danger() -> Repair:
    return repair_of(DANGER.key, law=True)


def test_the_number_stands_on_the_page_after_sending_and_on_the_page_of_the_repair(
    danger: Repair,
) -> None:
    assert DANGER.danger is not None
    for shown in (call_first.after_sending(danger.case), panel.build(danger.case)):
        page = read(shown)
        assert f'href="tel:{DANGER.danger.call.replace(" ", "")}"' in page
        assert DANGER.danger.whom in page
    assert SAID[State.ACCEPTED] not in page


def test_once_somebody_is_at_work_nobody_is_told_to_call(danger: Repair) -> None:
    at(danger, State.IN_PROGRESS)
    assert call_first.after_sending(danger.case) is None
    assert "tel:" not in read(panel.build(danger.case))


def test_without_a_danger_nothing_is_said_of_calling() -> None:
    repair = repair_of()
    assert call_first.after_sending(repair.case) is None
    assert "tel:" not in read(panel.build(repair.case))


def test_who_is_to_be_called_reads_that_and_not_that_a_time_is_agreed_online() -> None:
    repair = repair_of()
    Repair.objects.filter(pk=repair.pk).update(by_phone=True)
    assert panel.BY_PHONE in read(panel.build(repair.case))


def test_why_a_deadline_is_so_is_said_in_plain_words() -> None:
    mould = repair_of("hall-mould", law=True)
    page = read(panel.build(mould.case))
    assert "The law gives us 10 working days from when we were told." in page
    for clock in mould.case.clocks.filter(basis="law"):
        assert clock.source not in page
