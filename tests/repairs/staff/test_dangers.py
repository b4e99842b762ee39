"""A hazard's steps and a Right to Repair, as staff take them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from portal.cases.models import What
from portal.repairs.law.second import Stage, Why
from portal.repairs.law.track import State
from portal.repairs.law.words import Step
from portal.repairs.models import HazardCase, Repair
from portal.repairs.words import Track
from tests.support.repairs import ANSWERS, repair_of

from .conftest import NOW, do, page_of, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]

FOUND = {
    "looked_on": "2026-03-10",
    "found": "Mould behind the cupboard.",
    "work_1": "We clean it off.",
    "by_1": "2026-03-16",
    "you_can": "Open a window.\n\nCall us if it comes back.",
}


def mould() -> Repair:
    return repair_of("hall-mould", told_at=NOW - timedelta(hours=5), answers=ANSWERS)


def hazard_of(repair: Repair) -> HazardCase:
    found: HazardCase = repair.case.hazards.get()
    return found


def steps(client: Client, repair: Repair) -> list[str]:
    return [act.name for act in client.get(page_of(repair)).context["acts"].get("danger", [])]


def test_it_goes_all_the_way_by_the_buttons(adviser: Client) -> None:
    repair = mould()
    assert steps(adviser, repair) == ["looked"]
    do(adviser, repair, "looked", found=Track.SIGNIFICANT, at="2026-03-10T08:00")
    hazard = hazard_of(repair)
    assert (hazard.state, hazard.investigated_at) == (State.INVESTIGATED, NOW - timedelta(hours=2))
    assert steps(adviser, repair) == ["findings", "handed-over", "safe", "rehoused", "more-planned"]
    do(adviser, repair, "handed-over", how="Given to them at the door.")
    do(adviser, repair, "rehoused")
    do(adviser, repair, "safe")
    do(adviser, repair, "more-planned")
    do(adviser, repair, "more-started")
    do(adviser, repair, "complete")
    assert hazard_of(repair).state == State.COMPLETE
    assert steps(adviser, repair) == []
    running = repair.case.clocks.filter(stopped_at=None, step__startswith="hazard")
    assert not running.exists()


def test_where_no_danger_was_found_only_the_findings_are_left(adviser: Client) -> None:
    repair = mould()
    do(adviser, repair, "looked", found=Track.NONE)
    assert steps(adviser, repair) == ["findings", "handed-over"]
    assert "It was made safe" not in words(adviser.get(page_of(repair)))
    do(adviser, repair, "handed-over", how="By hand.")
    assert steps(adviser, repair) == ["complete"]


def test_completing_is_offered_only_once_it_is_safe_and_told(adviser: Client) -> None:
    repair = mould()
    do(adviser, repair, "looked", found=Track.SIGNIFICANT)
    do(adviser, repair, "safe")
    assert "complete" not in steps(adviser, repair)
    do(adviser, repair, "handed-over", how="By hand.")
    assert "complete" in steps(adviser, repair)


def test_the_findings_go_to_the_household_in_words_and_as_a_document(adviser: Client) -> None:
    repair = mould()
    do(adviser, repair, "looked", found=Track.SIGNIFICANT)
    do(adviser, repair, "findings", **FOUND)
    reply = repair.case.timeline.get(what=What.REPLY)
    assert hazard_of(repair).summary_entry == reply
    assert "We clean it off. By Monday 16 March." in reply.words
    assert "Call us if it comes back." in reply.words
    assert repair.case.documents.get().public
    assert "findings" not in steps(adviser, repair)
    assert "The findings are on their way." in words(adviser.get(page_of(repair)))


def test_the_findings_begin_with_the_day_on_which_somebody_looked(adviser: Client) -> None:
    repair = repair_of("hall-mould", told_at=NOW - timedelta(days=2))
    do(adviser, repair, "looked", found=Track.SIGNIFICANT, at="2026-03-09T09:30")
    page = adviser.get(f"{page_of(repair)}findings/")
    assert 'value="2026-03-09"' in page.content.decode()
    assert "Back to the repair" in words(page)


def test_findings_sent_twice_go_once(adviser: Client) -> None:
    repair = mould()
    do(adviser, repair, "looked", found=Track.SIGNIFICANT)
    where = f"{page_of(repair)}findings/"
    form = adviser.get(where).context["form"]
    given = {field.html_name: field.value() for field in form.hidden_fields()}
    for _ in range(2):
        adviser.post(where, {**given, **FOUND})
    assert repair.case.timeline.filter(what=What.REPLY).count() == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"by_1": ""}, "Write what we will do, and by which day."),
        ({"work_1": ""}, "Write what we will do, and by which day."),
        ({"found": ""}, "Write what was found."),
        ({"looked_on": "2026-03-11"}, "That is still to come."),
    ],
)
def test_findings_that_are_not_whole_are_not_sent(
    adviser: Client, wrong: dict[str, str], said: str
) -> None:
    repair = mould()
    do(adviser, repair, "looked", found=Track.SIGNIFICANT)
    page = do(adviser, repair, "findings", **FOUND | wrong)
    assert page.status_code == 422
    assert said in words(page)
    assert not repair.case.documents.exists()


def test_a_right_ends_with_its_reason_and_its_deadline(adviser: Client) -> None:
    repair = repair_of("sink-blocked")
    do(adviser, repair, "void", why=Why.TOO_DEAR)
    assert repair.case.rights_to_repair.get().stage == Stage.VOID
    assert not repair.case.clocks.filter(step=Step.RIGHT, stopped_at=None).exists()


def test_another_contractor_is_asked_only_when_the_first_is_late(adviser: Client) -> None:
    in_time, late = repair_of("sink-blocked"), repair_of("sink-blocked", told_at=NOW - timedelta(9))
    page = do(adviser, in_time, "another")
    assert "still in time" in words(adviser.get(page.headers["Location"]))
    do(adviser, late, "another")
    right = late.case.rights_to_repair.get()
    assert right.stage == Stage.SECOND
    assert late.case.clocks.filter(step=Step.RIGHT_SECOND, stopped_at=None, due_at__gt=NOW).exists()
