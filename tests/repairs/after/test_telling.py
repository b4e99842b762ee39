"""Nobody came, it got worse, another contractor, and what the page of a repair says of it all."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from portal.cases.models import Case
from portal.cases.timeline import WEBSITE
from portal.integration.models import Delivery
from portal.repairs import visits
from portal.repairs.after import nobody, panel, staff, worse
from portal.repairs.after.contractor import offered
from portal.repairs.course.moving import hold, move
from portal.repairs.course.states import Hold, State
from portal.repairs.law import rights
from portal.repairs.law.second import Stage
from portal.repairs.law.words import Step
from portal.repairs.models import Repair, RightToRepair, Visit, VisitState
from portal.repairs.words import Priority
from tests.support.cases import CaseFactory

from .conftest import NOW, now, page, said

Opened = Callable[[Repair], Client]


def alerts() -> list[str]:
    found = Delivery.objects.filter(template=staff.TEMPLATE).order_by("pk")
    built = [staff.build(each.subject_id) for each in found]
    return [each.text for each in built if each]


@pytest.fixture(autouse=True)
def _somebody_hears(settings: object) -> None:
    settings.ALERT_EMAIL = "alerts@example.gov.uk"  # type: ignore[attr-defined]


def test_nobody_came_and_another_time_can_be_chosen_at_once(
    booked: Visit, following: Opened
) -> None:
    repair = booked.repair
    client = following(repair)
    assert client.get(page(repair, "nobody-came")).status_code == 200
    assert now(repair) == State.SCHEDULED
    answer = client.post(page(repair, "nobody-came"))
    assert (answer.status_code, answer["Location"]) == (303, page(repair, "visit"))
    booked.refresh_from_db()
    assert (booked.state, now(repair)) == (VisitState.MISSED, State.ACCEPTED)
    assert said(repair).startswith("We did not come when we said")
    assert repair.case.clocks.filter(stopped_at=None).exists()
    assert len(alerts()) == 1


def test_nobody_came_twice_is_once(booked: Visit, following: Opened) -> None:
    client = following(booked.repair)
    for _ in range(2):
        client.post(page(booked.repair, "nobody-came"))
    assert len(alerts()) == 1
    assert not nobody.came(booked)


@pytest.mark.parametrize("late", [False, True])
def test_it_cannot_be_said_before_the_window_ends(
    booked: Visit, following: Opened, clock: time_machine.Coordinates, late: bool
) -> None:
    if late:  # then the new time counts
        visits.late(booked, NOW + timedelta(hours=1), WEBSITE)
    else:
        clock.move_to(NOW.replace(hour=11, minute=59))
    client = following(booked.repair)
    assert client.get(page(booked.repair, "nobody-came")).status_code == 303
    client.post(page(booked.repair, "nobody-came"))
    assert now(booked.repair) == State.SCHEDULED


def test_a_stranger_can_say_nothing(client: Client, booked: Visit) -> None:
    for name in ("nobody-came", "worse", "contractor", "fixed", "worse/gas"):
        answer = client.post(page(booked.repair, name))
        assert answer.status_code in (302, 405), name
    assert now(booked.repair) == State.SCHEDULED


def a_danger() -> str:
    known = worse.catalogue()
    assert known is not None
    return known.dangers[0].key


def test_a_danger_gives_the_number_and_begins_its_deadlines_now(
    booked: Visit, following: Opened
) -> None:
    repair, key = booked.repair, a_danger()
    client = following(repair)
    answer = client.post(page(repair, "worse"), {"danger": key})
    assert answer["Location"] == page(repair, f"worse/{key}")
    shown = client.get(answer["Location"]).content.decode()
    assert re.search(r'class="tel plain" href="tel:\d+"', shown)
    repair.refresh_from_db()
    assert (repair.danger, repair.priority) == (key, Priority.EMERGENCY)
    begun = repair.case.clocks.filter(started_at=NOW)
    assert begun.filter(due_at__lte=NOW + timedelta(hours=24)).exists()
    assert len(alerts()) == 1


def test_no_danger_leaves_the_words_and_tells_staff(booked: Visit, following: Opened) -> None:
    repair = booked.repair
    client = following(repair)
    assert client.post(page(repair, "worse"), {"danger": "none"}).status_code == 422
    before = repair.case.clocks.count()
    client.post(page(repair, "worse"), {"danger": "none", "words": "More water than before."})
    words = [each.words for each in repair.case.timeline.all()]
    assert "More water than before." in words
    assert repair.case.clocks.count() == before
    assert "More water" not in alerts()[0]


def test_what_is_pressed_twice_is_taken_down_once(booked: Visit, following: Opened) -> None:
    repair, form = booked.repair, {"danger": "none", "words": "It drips more."}
    client = following(repair)
    shown = client.get(page(repair, "worse")).content.decode()
    form["once"] = re.findall(r'name="once" value="([^"]+)"', shown)[0]
    for _ in range(2):
        assert client.post(page(repair, "worse"), form)["Location"].endswith("?sent")
    words = [each.words for each in repair.case.timeline.all()]
    assert words.count("It drips more.") == 1
    assert len(alerts()) == 1


def test_what_has_ended_needs_a_new_report(booked: Visit, following: Opened) -> None:
    move(booked.repair, State.CANCELLED, WEBSITE)
    client = following(booked.repair)
    assert client.post(page(booked.repair, "worse"), {"danger": a_danger()}).status_code == 303
    assert not worse.tell(booked.repair, None, "More")
    assert alerts() == []


@pytest.fixture
def late_right(booked: Visit, clock: time_machine.Coordinates) -> RightToRepair:
    right: RightToRepair = booked.repair.case.rights_to_repair.get()
    clock.move_to(right.first_due_at + timedelta(hours=1))
    assert rights.offer(right)
    return right


def test_another_contractor_is_asked_for_online(
    late_right: RightToRepair, booked: Visit, following: Opened
) -> None:
    client = following(booked.repair)
    assert "another contractor" in client.get(page(booked.repair, "contractor")).content.decode()
    late_right.refresh_from_db()
    assert late_right.stage == Stage.OFFERED
    client.post(page(booked.repair, "contractor"), {"answer": "yes"})
    late_right.refresh_from_db()
    assert late_right.stage == Stage.SECOND
    assert booked.repair.case.clocks.filter(step=Step.RIGHT_SECOND, stopped_at=None).exists()
    client.post(page(booked.repair, "contractor"), {"answer": "yes"})
    assert len(alerts()) == 1


def test_who_stays_may_change_their_mind(
    late_right: RightToRepair, booked: Visit, following: Opened
) -> None:
    client = following(booked.repair)
    client.post(page(booked.repair, "contractor"), {"answer": "no"})
    late_right.refresh_from_db()
    assert late_right.stage == Stage.DECLINED
    assert offered(booked.repair) == late_right


def shown(repair: Repair) -> str:
    built = panel.build(Case.objects.get(pk=repair.case_id))
    return str(built.context["next"]) if built else ""


def test_the_next_thing_is_one_sentence(booked: Visit, clock: time_machine.Coordinates) -> None:
    clock.move_to(NOW.replace(hour=7))
    assert shown(booked.repair) == "We come on Tuesday 24 November, 8am to midday."
    visits.sent(booked, WEBSITE)
    assert shown(booked.repair) == "Somebody is on the way to you."


def test_on_hold_says_why_and_that_no_deadline_stops(booked: Visit) -> None:
    visits.attended(booked, WEBSITE)
    hold(booked.repair, Hold.PARTS, WEBSITE)
    assert "We wait for parts." in shown(booked.repair)


def test_what_is_late_says_so_and_what_we_must_do(
    late_right: RightToRepair, booked: Visit, following: Opened
) -> None:
    seen = following(booked.repair).get(f"/track/{booked.repair.case.shown_reference}/")
    text = seen.content.decode()
    assert "We are late." in text
    assert "If we miss it, you can ask us for another contractor." in text
    assert page(booked.repair, "contractor") in text
    assert page(booked.repair, "worse") in text


def test_what_cannot_be_done_now_is_not_offered(booked: Visit, following: Opened) -> None:
    def links() -> set[str]:
        seen = following(booked.repair).get(f"/track/{booked.repair.case.shown_reference}/")
        names = ("nobody-came", "fixed", "contractor", "worse")
        return {name for name in names if page(booked.repair, name) in seen.content.decode()}

    assert links() == {"nobody-came", "worse"}
    visits.attended(booked, WEBSITE)
    assert links() == {"worse"}
    move(booked.repair, State.WORK_DONE, WEBSITE)
    assert links() == {"fixed", "worse"}


def test_a_case_that_is_no_repair_has_no_panel() -> None:
    assert panel.build(CaseFactory()) is None
