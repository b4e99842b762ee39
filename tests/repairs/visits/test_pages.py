"""The pages as a tenant meets them: choose, book, move, cancel, and the truth in each."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from html import unescape

import pytest
import time_machine
from django.core.cache import caches
from django.core.signing import dumps
from django.http import HttpResponse
from django.test import Client

from portal.cases.models import Case
from portal.cases.timeline import WEBSITE
from portal.integration.models import Delivery
from portal.integration.slots import Slot, State, seal
from portal.integration.slots.words import LONDON
from portal.repairs import visits
from portal.repairs.course.moving import move
from portal.repairs.course.states import State as RepairState
from portal.repairs.models import Call, Repair, Visit, VisitState
from portal.repairs.visits import panel
from portal.ui import cookies
from tests.support.cases import CaseFactory
from tests.support.slots import PaperDiary

from .conftest import NOW, said


@pytest.fixture(autouse=True)
def _fresh_limits(db: None) -> None:
    caches["shared"].clear()


class Browser:
    """A browser that may see a case, and follows where it is led."""

    def __init__(self, reference: str) -> None:
        self.client = Client()
        self.root = f"/track/{reference}/visit/"
        ticket = {reference.replace("-", ""): int(datetime.now().timestamp())}
        kept = dumps(ticket, salt="portal.cases.tracking", compress=True)
        self.client.cookies[cookies.named("cases")] = kept

    def see(self, page: str = "") -> str:
        response = self.client.get(self.root + page, follow=True)
        assert response.status_code == 200
        self.at = response.redirect_chain[-1][0] if response.redirect_chain else self.root + page
        return unescape(response.content.decode())

    def send(self, page: str = "", **data: str) -> str:
        response = self.client.post(self.root + page, data, follow=True)
        self.at = response.redirect_chain[-1][0] if response.redirect_chain else self.root + page
        self.status = response.status_code
        return unescape(response.content.decode())

    def post(self, page: str, **data: str) -> HttpResponse:
        return self.client.post(self.root + page, data)  # type: ignore[return-value]


@pytest.fixture
def browser(repair: Repair) -> Browser:
    return Browser(repair.case.shown_reference)


def times(page: str) -> list[str]:
    """What the radio buttons of a page send."""
    return re.findall(r'name="slot" type="radio" value="([^"]+)"', page)


def kept(page: str) -> str:
    """The time that the button of a page books."""
    return re.findall(r'name="time" value="([^"]+)"', page)[0]


def another_case() -> Case:
    made: Case = CaseFactory.create()
    return made


def the_visit(repair: Repair) -> Visit:
    found: Visit = Visit.objects.select_related("repair__case").filter(repair=repair).last()
    return found


def test_a_time_is_chosen_kept_and_booked(
    repair: Repair, browser: Browser, diary: PaperDiary
) -> None:
    page = browser.see()
    assert "We have your report. Now choose a time for us to come." in page
    page = browser.send(slot=times(page)[1])
    assert "We keep this time for you until <b>9:10am</b>. It is not booked yet." in page
    assert diary.booked == {}
    page = browser.send("confirm/")
    assert browser.at.endswith("/visit/done/")
    assert "Your visit is booked" in page
    assert "8am to midday. An adult must be in." in page
    assert len(diary.booked) == 1


def test_the_deadline_stands_beside_the_times(browser: Browser) -> None:
    page = browser.see()
    assert re.search(r"Our deadline.*by Thursday 26 November\.", page, re.S)


def test_a_full_day_stays_and_says_so(browser: Browser, diary: PaperDiary) -> None:
    for hour in (8, 12):
        diary.lost.add(datetime(2026, 11, 24, hour, tzinfo=LONDON))
    page = browser.see()
    assert re.search(r"Tuesday 24 November</legend>.*?No times left this day", page, re.S)
    assert page.count("No times left this day") == 1


def test_nothing_chosen_is_said_with_a_link_to_the_first_time(browser: Browser) -> None:
    page = browser.send()
    assert browser.status == 422
    assert '<a href="#id_slot">Choose a time, or ask us to call you</a>' in page
    assert page.count('id="id_slot"') == 1


@pytest.mark.parametrize("written", ["nonsense", "a:b:c"])
def test_a_forged_slot_is_refused(repair: Repair, browser: Browser, written: str) -> None:
    page = browser.send(slot=written)
    assert "That is not a time we can offer you." in page
    assert the_visit(repair).state == VisitState.WANTED


def test_another_jobs_slot_is_refused(
    repair: Repair, browser: Browser, visit: Visit, slots: tuple[Slot, ...]
) -> None:
    foreign = Slot(slots[0].id, "SOMEBODY-1", slots[0].start, slots[0].end)
    assert "That is not a time we can offer you." in browser.send(slot=seal(foreign))


def test_a_page_that_was_open_too_long_offers_anew(
    browser: Browser, clock: time_machine.Traveller
) -> None:
    slot = times(browser.see())[0]
    clock.shift(timedelta(hours=2, seconds=1))
    fresh = Browser(browser.root.split("/")[2])
    page = fresh.send(slot=slot)
    assert "Your page was open for a long time" in page
    assert times(page)


def test_a_slot_that_somebody_took_offers_the_others(browser: Browser, diary: PaperDiary) -> None:
    chosen = times(browser.see())[0]
    diary.lost.add(datetime(2026, 11, 23, 12, tzinfo=LONDON))
    page = browser.send(slot=chosen)
    assert "Somebody else took that time just now." in page
    assert times(page)


@pytest.mark.parametrize("how", ["looks", "presses"])
def test_a_hold_that_ran_out_says_so_and_offers_again(
    repair: Repair, browser: Browser, clock: time_machine.Traveller, how: str
) -> None:
    browser.send(slot=times(browser.see())[0])
    clock.shift(timedelta(minutes=11))
    page = browser.see("confirm/") if how == "looks" else browser.send("confirm/")
    assert "our time to keep it ran out" in page
    assert times(page)
    assert not the_visit(repair).booking


def test_without_the_diary_times_are_promised_within_a_working_day(
    repair: Repair, browser: Browser, diary: PaperDiary
) -> None:
    diary.away = True
    page = browser.see()
    assert "We have your report. You need do nothing." in page
    assert "We will send you times by Tuesday 24 November." in page
    assert repair.case.shown_reference in page
    assert Delivery.objects.filter(template="repair-times").count() == 1
    browser.see()
    assert Delivery.objects.filter(template="repair-times").count() == 1


def test_when_the_diary_is_back_its_tenant_is_told_and_can_choose(
    repair: Repair, browser: Browser, diary: PaperDiary
) -> None:
    diary.away = True
    browser.see()
    assert visits.settling.offer_again() == 0
    diary.away = False
    assert visits.settling.offer_again() == 1
    assert said(the_visit(repair)) == "You can choose a time for your visit now."
    assert times(browser.see())


def test_please_call_me_asks_the_team_and_does_not_offer_times(
    repair: Repair, browser: Browser
) -> None:
    browser.see()
    page = browser.send(call="call")
    assert "You asked us to call you to agree a time." in page
    assert the_visit(repair).state == VisitState.ASKED
    assert not times(browser.see())
    assert times(browser.see("?anyway"))
    assert visits.settling.offer_again() == 0


def test_a_visit_is_moved_in_one_step(booked: Visit, browser: Browser, diary: PaperDiary) -> None:
    page = browser.see()
    assert "Your visit is on Monday 23 November, midday to 5pm." in page
    page = browser.send(slot=times(page)[0])
    assert browser.at.endswith("/visit/done/")
    assert "8am to midday" in page
    assert [each.start.day for each in diary.booked.values()] == [24]


def test_cancelling_asks_if_the_repair_is_still_needed(
    booked: Visit, browser: Browser, diary: PaperDiary
) -> None:
    assert "Do you still need the repair?" in browser.see("cancel/")
    assert "Say if you still need the repair" in browser.send("cancel/")
    assert diary.states == {}


def test_cancelling_the_visit_offers_another(
    booked: Visit, browser: Browser, diary: PaperDiary
) -> None:
    page = browser.send("cancel/", still="visit")
    assert diary.states == {booked.booking: State.CANCELLED}
    assert "Your visit is cancelled." in page
    assert times(page)


def test_cancelling_the_repair_ends_both(
    booked: Visit, browser: Browser, diary: PaperDiary
) -> None:
    page = browser.send("cancel/", still="repair")
    assert browser.at == f"/track/{booked.repair.case.shown_reference}/"
    assert "Your visit and this repair are cancelled, as you asked." in page
    assert diary.states == {booked.booking: State.CANCELLED}


def test_once_somebody_is_on_the_way_the_page_gives_the_number(
    booked: Visit, browser: Browser, diary: PaperDiary
) -> None:
    diary.states[booked.booking] = State.DISPATCHED
    page = browser.send("cancel/", still="visit")
    assert "Somebody is on the way to you, so we cannot change this online." in page
    assert 'class="tel plain"' in page
    assert the_visit(booked.repair).state == VisitState.SENT


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (Call.CHANGE, "We do not know yet if your visit has moved."),
        (Call.CANCEL, "We do not know yet if your visit is cancelled."),
    ],
)
def test_what_nobody_knows_is_said_so(
    booked: Visit, browser: Browser, call: Call, words: str
) -> None:
    Visit.objects.update(call=call, key="k" * 32, called_at=NOW)
    for page in ("", "confirm/", "done/", "cancel/"):
        assert words in browser.see(page)
    assert "be ready for us on Monday 23 November" in browser.see()


def test_a_second_press_of_book_leads_to_the_same_visit(
    browser: Browser, diary: PaperDiary
) -> None:
    browser.send(slot=times(browser.see())[0])
    browser.send("confirm/")
    page = browser.send("confirm/")
    assert "Your visit is booked" in page
    assert len(diary.booked) == 1


def test_in_a_second_tab_the_page_says_how_it_is_now(browser: Browser, diary: PaperDiary) -> None:
    first = times(browser.see())
    browser.send(slot=first[0])
    browser.send("confirm/")
    page = browser.send(slot=first[1])  # the old tab: by now that moves the visit
    assert len(diary.booked) == 1
    assert "Tuesday" in page


def test_an_old_tab_does_not_book_the_time_that_another_tab_keeps(
    browser: Browser, diary: PaperDiary
) -> None:
    first = times(browser.see())
    old_tab = kept(browser.send(slot=first[0]))
    new_tab = kept(browser.send(slot=first[1]))
    assert old_tab != new_tab
    page = browser.send("confirm/", time=old_tab)
    assert "Something has changed since you opened that page." in page
    assert "Book this time?" in page
    assert diary.booked == {}
    browser.send("confirm/", time=kept(page))
    assert [each.start.isoformat() for each in diary.booked.values()] == [new_tab]


@pytest.mark.parametrize(
    ("method", "page"),
    [
        ("get", ""),
        ("post", ""),
        ("get", "days/"),
        ("get", "confirm/"),
        ("post", "confirm/"),
        ("get", "done/"),
        ("get", "cancel/"),
        ("post", "cancel/"),
        ("get", "visit.ics"),
    ],
)
def test_to_a_stranger_every_page_answers_alike(booked: Visit, method: str, page: str) -> None:
    stranger = Client()
    answers = []
    for reference in (booked.repair.case.shown_reference, "7K4M-9TX3"):
        response = getattr(stranger, method)(f"/track/{reference}/visit/{page}")
        answers.append((response.status_code, response.get("Location")))
    assert answers == [(302, "/track/")] * 2
    assert the_visit(booked.repair).state == VisitState.BOOKED


def test_a_case_that_is_no_repair_has_no_visit(db: None) -> None:
    browser = Browser(another_case().shown_reference)
    assert browser.client.get(browser.root).status_code == 404


def test_no_page_is_kept_by_anybody(booked: Visit, browser: Browser) -> None:
    for page in ("", "days/", "done/", "cancel/", "visit.ics"):
        response = browser.client.get(browser.root + page)
        assert response.headers["Cache-Control"] == "private, no-store"


def test_a_repair_whose_times_are_agreed_by_telephone_offers_none(
    repair: Repair, browser: Browser
) -> None:
    Repair.objects.filter(pk=repair.pk).update(by_phone=True)
    assert "We will call or text you." in browser.see()
    assert not Visit.objects.exists()


def test_a_repair_that_came_to_be_read_offers_no_times_and_books_none(
    repair: Repair, browser: Browser, diary: PaperDiary
) -> None:
    browser.send(slot=times(browser.see())[0])
    move(repair, RepairState.TRIAGE, WEBSITE)
    for page in (browser.send("confirm/"), browser.send(slot="x"), browser.see("days/")):
        assert "We will call or text you." in page
    assert diary.booked == {}


def test_later_dates_follow_the_first(browser: Browser, diary: PaperDiary) -> None:
    page = browser.see("?from=2026-12-01")
    assert "Tuesday 1 December" in page
    assert "Monday 30 November" not in page
    assert "Some of these times are after our deadline." in page


def test_the_calendar_has_headers_and_names_the_free_days(browser: Browser) -> None:
    browser.see()
    page = browser.see("days/")
    assert page.count('<th scope="col">') == 7
    assert "<caption" in page
    assert re.search(r"\?day=2026-11-24.*?<b>24</b>.*? November, 2 free times", page)
    assert re.search(r"22<span[^>]*> November, no free times", page)
    assert "?month=2026-12" in page


def test_a_day_of_the_calendar_shows_its_times(browser: Browser) -> None:
    browser.see()
    page = browser.see("?day=2026-11-27")
    assert "Friday 27 November" in page
    assert len(times(page)) == 2


@pytest.mark.parametrize("query", ["?day=never", "?from=2026-99-01", "?why=<script>"])
def test_what_is_no_day_is_left_aside(browser: Browser, query: str) -> None:
    page = browser.see(query)
    assert times(page)
    assert "<script>" not in page


def test_the_request_shows_the_visit_with_its_links(booked: Visit, browser: Browser) -> None:
    page = unescape(browser.client.get(browser.root.removesuffix("visit/")).content.decode())
    assert "Our visit" in page
    for link in ("/visit/", "/visit/cancel/", "/visit/visit.ics"):
        assert f'{booked.repair.case.shown_reference}{link}"' in page


def test_after_sending_a_report_that_needs_a_visit_its_times_come_next(repair: Repair) -> None:
    case = repair.case
    assert panel.after_sending(case) == f"/track/{case.shown_reference}/visit/"
    move(repair, RepairState.CANCELLED, WEBSITE)
    assert panel.after_sending(case) is None
    assert panel.after_sending(another_case()) is None
