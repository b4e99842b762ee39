"""By when to send it stands above each page, and at the end what it may come to."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.benefits.claim.estimating import after_sending, shown
from portal.benefits.claim.names import KEY
from portal.benefits.models import RulesVersion
from portal.forms.models import Draft
from portal.forms.sending import send
from portal.ui import generation
from tests.support.claimants import FAMILY, OWNER, PENSIONER, SELF_EMPLOYED, UC_FAMILY
from tests.support.walking import Walker

from .conftest import AT
from .test_sending import begun

pytestmark = pytest.mark.usefixtures("rules")


@pytest.fixture
def walker() -> Walker:
    return Walker(KEY).start()


def above(walker: Walker) -> str:
    note = walker.soup.select_one("main .panel")
    return note.get_text(" ", strip=True) if note else ""


def begin(walker: Walker) -> Walker:
    walker.go(f"/forms/{KEY}/{walker.key}/birth/")
    return walker.send({"born-day": "4", "born-month": "3", "born-year": "1985"})


def test_it_says_from_the_first_page_on_that_today_counts(walker: Walker) -> None:
    walker.go(f"/forms/{KEY}/{walker.key}/birth/")
    assert above(walker) == "Send this by 21 December , and your claim counts from today."


def test_a_day_later_it_names_the_day(walker: Walker, clock: time_machine.Traveller) -> None:
    begin(walker)
    clock.move_to(AT + timedelta(days=1))
    walker.go(walker.at)
    assert "by 21 December , and your claim counts from 21 November" in above(walker)


def test_on_the_last_day_it_says_so(walker: Walker, clock: time_machine.Traveller) -> None:
    begin(walker)
    clock.move_to(AT + timedelta(days=30))
    walker.go(walker.at)
    assert above(walker).startswith("Send this today,")
    assert walker.soup.select_one("main .panel--notice")


def test_once_it_is_over_nothing_is_promised(walker: Walker, clock: time_machine.Traveller) -> None:
    begin(walker)
    clock.move_to(AT + timedelta(days=31))
    walker.go(walker.at)
    assert "counts from the day on which you send it" in above(walker)
    assert "November" not in above(walker)


def test_the_end_of_the_road_promises_nothing(walker: Walker) -> None:
    begin(walker).send({"has_partner": "no"}).send({"home": "nowhere"})
    assert walker.step == "nothing-here"
    assert not above(walker)


def test_a_page_with_the_note_costs_no_more_queries_than_any_form_may(walker: Walker) -> None:
    begin(walker)
    walker.go(walker.at)
    with CaptureQueriesContext(connection) as asked:
        walker.client.get(walker.at)
    assert len(asked) <= 8


def test_the_estimate_is_said_once_all_is_answered(walker: Walker) -> None:
    begin(walker)
    check = f"/forms/{KEY}/{walker.key}/check-answers/"
    assert "estimate" not in above(walker)
    Draft.objects.update(answers=PENSIONER)
    said = above(walker.go(check))
    assert "Help with council tax: about £34.90 a week" in said
    assert "Help with rent: about £" in said
    assert "It is not our decision" in said


def test_after_sending_it_is_said_again_to_the_browser_that_sent_it() -> None:
    case = send(begun(PENSIONER).key).case
    panel = after_sending(case)
    assert panel
    assert [each.what for each in panel.context["estimates"]] == ["council tax", "rent"]


def test_help_that_is_not_claimed_is_not_estimated() -> None:
    assert [each.what for each in shown(UC_FAMILY)] == ["council tax"]
    claimed = {**PENSIONER, "claim_tax": "has"}
    assert [each.what for each in shown(claimed)] == ["rent"]


def test_without_the_sum_of_the_bill_we_say_what_would_help() -> None:
    (said,) = shown({**OWNER, "tax_year": None})
    assert not said.weekly
    assert "with the sum on your bill" in said.why


def test_nothing_is_said_with_its_reason() -> None:
    rich = {**OWNER, "has_property": "yes", "property_value": "200000.00"}
    (said,) = shown(rich)
    assert said.why == "You have more savings than the limit."


def test_figures_that_nobody_has_read_in_the_law_are_said_to_be_so() -> None:
    assert all(each.unread for each in shown(FAMILY))


def test_a_missing_figure_is_said_kindly() -> None:
    RulesVersion.objects.filter(part="older-rent").update(state="past")
    generation.forget()
    said = {each.what: each for each in shown(PENSIONER)}
    assert said["rent"].why.startswith("We cannot estimate this here")
    assert said["council tax"].weekly


def test_what_a_business_earns_changes_the_estimate() -> None:
    (less,) = shown(SELF_EMPLOYED)
    business = dict(SELF_EMPLOYED["businesses"]["items"][0]["answers"], business_taken="60000.00")
    items = {"items": [{"key": "kkkkkkk2", "answers": business}], "done": True}
    (more,) = shown({**SELF_EMPLOYED, "businesses": items})
    assert less.weekly
    assert not more.weekly
