"""The board: what is on each tab, in which order, narrowed, found, and what it costs."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portal.cases.lookup import Known
from portal.cases.models import Case
from portal.cases.timeline import WEBSITE
from portal.repairs.course import moving
from portal.repairs.course.states import State
from portal.repairs.law import hazards
from portal.repairs.law.words import Tenure
from portal.repairs.models import CatalogueLeaf, CatalogueNode, Repair, Visit, VisitState
from portal.repairs.staff.board.filters import trades
from portal.repairs.staff.board.tabs import BY_NAME, cases_of
from portal.repairs.words import Priority, Track
from portal.ui.generation import bump
from tests.support.cases import CaseFactory
from tests.support.people import Enter
from tests.support.repairs import at, repair_of

from .conftest import NOW, page_of, words

pytestmark = pytest.mark.django_db

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def listed(response: Any) -> list[str]:
    assert response.status_code == 200
    found = BeautifulSoup(response.content, "html.parser").select(".cases-reference")
    return [each.get_text(strip=True) for each in found]


def board(client: Client, tab: str, **chosen: str) -> list[str]:
    return listed(client.get(reverse("repairs_board"), {"tab": tab, **chosen}))


def shown(*repairs: Repair) -> list[str]:
    return [each.case.shown_reference for each in repairs]


def visit(repair: Repair, state: VisitState, **values: object) -> Visit:
    made: Visit = Visit.objects.create(repair=repair, state=state, **values)
    return made


def booked(repair: Repair, start: object, state: VisitState = VisitState.BOOKED) -> Visit:
    end = start + 4 * HOUR  # type: ignore[operator]
    return visit(repair, state, start=start, end=end, booking="B1")


def test_the_least_time_left_comes_first_and_what_is_late_says_so_in_words(
    adviser: Client, law: None
) -> None:
    routine = repair_of("", told_at=NOW - DAY)
    late = repair_of("sink-blocked", told_at=NOW - 20 * DAY)
    soon = repair_of("sink-blocked", told_at=NOW - HOUR)
    page = adviser.get(reverse("repairs_board"), {"tab": "all"})
    assert listed(page)[0] == late.case.shown_reference
    assert set(listed(page)) == set(shown(routine, late, soon))
    assert "Late by" in words(page)
    due = [Case.objects.get(pk=each.case_id).next_due for each in (late, soon)]
    assert due == sorted(due)


def test_new_are_those_that_nobody_has_sorted(adviser: Client) -> None:
    unsorted = repair_of("")
    repair_of("sink-blocked")
    assert unsorted.state == State.TRIAGE
    assert board(adviser, "new") == shown(unsorted)
    assert board(adviser, "") == shown(unsorted)


def test_a_hazard_is_on_its_tab_until_it_has_ended(adviser: Client, law: None) -> None:
    danger = repair_of("hall-mould")
    repair_of("sink-blocked")
    assert board(adviser, "hazards") == shown(danger)
    hazards.decide(danger.case.hazards.get(), Track.NONE, "It was steam.", WEBSITE)
    assert board(adviser, "hazards") == []


def test_the_visits_of_today_are_in_the_order_of_the_clock_and_no_others(adviser: Client) -> None:
    later, sooner, tomorrow, off = (repair_of() for _ in range(4))
    booked(later, NOW + 3 * HOUR)
    booked(sooner, NOW - 2 * HOUR)
    booked(tomorrow, NOW + DAY)
    booked(off, NOW + HOUR, VisitState.CANCELLED)
    assert board(adviser, "today") == shown(sooner, later)


@pytest.mark.parametrize(("day", "is_today"), [(13, False), (14, True)])
def test_a_visit_just_after_midnight_in_summer_is_of_its_own_day(
    db: None, day: int, is_today: bool
) -> None:
    half_past_midnight = NOW.replace(month=7, day=13, hour=23, minute=30)
    booked(repair_of(), half_past_midnight)
    with time_machine.travel(NOW.replace(month=7, day=day), tick=False):
        assert cases_of(BY_NAME["today"]).exists() == is_today


def test_what_waits_for_times_for_work_or_for_a_tenancy_is_on_one_tab(adviser: Client) -> None:
    to_arrange, on_hold, by_phone, stranger, plain = (repair_of() for _ in range(5))
    visit(to_arrange, VisitState.ASKED, asked_for="full")
    at(on_hold, State.ON_HOLD)
    Repair.objects.filter(pk=by_phone.pk).update(by_phone=True)
    at(stranger, State.TRIAGE)
    Repair.objects.filter(pk=stranger.pk).update(tenure=Tenure.PRIVATE, tenure_checked_at=NOW)
    waiting = board(adviser, "waiting")
    assert set(waiting) == set(shown(to_arrange, on_hold, by_phone, stranger))
    assert plain.case.shown_reference not in waiting


def test_who_has_chosen_no_time_for_a_day_is_on_that_tab_too(adviser: Client) -> None:
    slow, quick = repair_of(), repair_of()
    visit(slow, VisitState.WANTED, state_at=NOW - DAY - HOUR)
    visit(quick, VisitState.WANTED, state_at=NOW - DAY + HOUR)
    assert board(adviser, "waiting") == shown(slow)


def test_what_follows_an_earlier_report_is_not_dealt_with_by_itself(adviser: Client) -> None:
    first, same = repair_of(), repair_of()
    moving.merge(same, first, WEBSITE)
    assert board(adviser, "all") == shown(first)


def test_what_was_not_fixed_is_on_its_tab_until_it_is(adviser: Client) -> None:
    again = at(repair_of(), State.REOPENED)
    at(repair_of(), State.WORK_DONE)
    at(again, State.ACCEPTED)
    assert board(adviser, "reopened") == shown(again)
    at(again, State.CLOSED)
    assert board(adviser, "reopened") == []


def test_what_has_ended_is_on_no_tab(adviser: Client) -> None:
    at(repair_of(), State.CANCELLED)
    at(repair_of(), State.CLOSED)
    assert board(adviser, "all") == []


def test_it_can_be_narrowed_by_priority_and_place_and_nonsense_is_left_out(adviser: Client) -> None:
    one, two = repair_of(), repair_of()
    Repair.objects.filter(pk=one.pk).update(priority=Priority.URGENT)
    Repair.objects.filter(pk=two.pk).update(priority=Priority.ROUTINE)
    assert board(adviser, "all", priority="urgent") == shown(one)
    assert board(adviser, "all", priority="planned") == []
    assert board(adviser, "all", place="outside") == []
    assert set(board(adviser, "all", priority="nonsense", trade="x'")) == set(shown(one, two))


def test_it_can_be_narrowed_by_a_trade_that_the_catalogue_knows(
    adviser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = repair_of(), repair_of()
    Repair.objects.filter(pk=one.pk).update(trade="plumbing")
    Repair.objects.filter(pk=two.pk).update(trade="roofing")
    monkeypatch.setattr(
        "portal.repairs.staff.board.filters.trades", lambda: ["plumbing", "roofing"]
    )
    assert board(adviser, "all", trade="roofing") == shown(two)


def test_cases_that_are_no_repairs_are_not_on_the_board(adviser: Client) -> None:
    CaseFactory()
    assert board(adviser, "all") == []


def find(client: Client, known: str) -> Any:
    response: Any = client.post(reverse("repairs_search"), {"known": known})
    return response


def test_a_repair_is_found_by_its_reference_and_by_what_a_caller_knows(adviser: Client) -> None:
    known = Known("ann@example.org", "ZZ1 1ZZ", "01632 960249", "Tenant")
    case: Any = CaseFactory(kind="report-a-repair", title="Theirs", at=NOW, steps=(), known=known)
    repair = repair_of(case=case)
    CaseFactory(title="No repair", known=known)
    found = find(adviser, case.shown_reference.lower())
    assert found.headers["Location"] == page_of(repair)
    for each in ("ann@example.org", "zz1 1zz", "01632 960249", "tenant"):
        assert listed(find(adviser, each)) == shown(repair), each
    assert "We found no repair." in words(find(adviser, "nobody@example.org"))


def test_a_search_is_never_in_an_address(adviser: Client) -> None:
    page = adviser.get(reverse("repairs_search"), {"known": "ann@example.org"})
    assert page.headers["Location"] == reverse("repairs_board")


def queries(client: Client, tab: str) -> int:
    address = reverse("repairs_board")
    client.get(address, {"tab": tab})
    with CaptureQueriesContext(connection) as asked:
        client.get(address, {"tab": tab})
    return len(asked)


def test_the_board_costs_as_many_queries_for_many_repairs_as_for_few(
    adviser: Client, law: None
) -> None:
    for _ in range(2):
        booked(repair_of(), NOW + HOUR)
    few = queries(adviser, "all"), queries(adviser, "today")
    for _ in range(12):
        booked(repair_of(), NOW + HOUR)
    assert (queries(adviser, "all"), queries(adviser, "today")) == few
    assert max(few) <= 18


def test_the_trades_are_those_of_the_catalogue(db: None) -> None:
    bump()
    assert trades() == []
    for key, trade in (("tap", "plumber"), ("bath", "plumber"), ("roof", "roofer"), ("?", "")):
        node = CatalogueNode.objects.create(key=f"n-{key.replace('?', 'q')}", label=key)
        CatalogueLeaf.objects.create(node=node, name=key, trade=trade)
    bump()
    assert trades() == ["plumber", "roofer"]


@pytest.mark.parametrize("group", ["Authors", "Publishers", "Administrators"])
def test_who_looks_after_pages_meets_nothing_of_repairs(enter: Enter, group: str) -> None:
    client, repair = enter(group), repair_of()
    for address in (reverse("repairs_board"), reverse("repairs_search"), page_of(repair)):
        assert client.get(address).status_code == 404, address
        assert client.post(address).status_code == 404, address
    assert reverse("repairs_board") not in client.get(reverse("wagtailadmin_home")).content.decode()
