"""Every path of the demonstration's catalogue, through the route that a person is led."""

from __future__ import annotations

from functools import cache
from statistics import median
from typing import Any

import pytest

from portal.forms import offers, validators
from portal.forms.definition import ContentStep, ExitStep, Journey, QuestionStep
from portal.forms.prove import prove
from portal.forms.route import Route, route
from portal.home.demo.repairs import read_catalogue
from portal.repairs.catalogue.compile import WHERE
from portal.repairs.catalogue.find import Ending, Found, leaf_of
from portal.repairs.catalogue.tree import Catalogue
from portal.repairs.journey.making import journey_of
from portal.repairs.journey.names import KNOWN, KNOWN_NEARBY, LANDLORD, NONE, TELL_US, TENANT
from portal.repairs.words import Place, Responsibility
from tests.support.filling import good

from ..catalogue.making import every_way

TAPS_A_QUESTION = 2
"""Choose an answer, and Continue."""
DANGER_ASKS = {"danger", "address", "name", "phone"}


@cache
def demo() -> Catalogue:
    return read_catalogue()


@cache
def made() -> Journey:
    return journey_of(demo(), 1)


@cache
def usual() -> dict[str, Any]:
    """Every question answered as a tenant does who has nothing special to say."""
    answers = {question.id: good(question) for _r, _s, question in made().questions()}
    return {**answers, LANDLORD: TENANT, KNOWN: NONE, "crime": "no"}


def led(answers: dict[str, Any], **more: Any) -> Route:
    """Where a way through the catalogue leads, all else being usual."""
    asked = {step.questions[0].id for _r, step, _q in made().questions() if _diagnoses(step)}
    others = {id_: answer for id_, answer in usual().items() if id_ not in asked}
    return route(made(), {**others, **answers, **more})


def _diagnoses(step: Any) -> bool:
    return isinstance(step, QuestionStep) and step.questions[0].id.startswith(
        (WHERE, "about_", "solved_")
    )


@cache
def walked() -> list[tuple[dict[str, str], Found, Route]]:
    ways = []
    for answers, _count in every_way(demo()):
        found = leaf_of(demo(), answers)
        assert found is not None
        ways.append((answers, found, led(answers)))
    return ways


def ids(found: Route) -> list[str]:
    return [live.step.id for live in found.steps]


@pytest.fixture(autouse=True)
def offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offers, "_registered", {KNOWN_NEARBY: lambda answers: ()})


def test_the_journey_is_proved() -> None:
    assert prove(made(), validators.names()) == []


def test_every_path_comes_to_an_end() -> None:
    assert len(walked()) > 200
    for answers, found, there in walked():
        if found.ending is Ending.SOLVED:
            assert there.exit, answers
            assert there.exit.address == "all-done"
        else:
            assert there.complete, (answers, there.gap)


def test_no_danger_asks_more_than_where_who_and_what_number() -> None:
    first = [(a, r) for a, found, r in walked() if len(a) == 1 and found.danger]
    assert len(first) == len(demo().dangers)
    for answers, there in first:
        asked = {live.step.id for live in there.steps if isinstance(live.step, QuestionStep)}
        assert asked == DANGER_ASKS, answers


def test_a_danger_is_told_whom_to_call_on_the_very_next_page() -> None:
    for answers, found, there in walked():
        if found.danger is None:
            continue
        assert found.danger.danger
        asked = [live for live in there.steps if _diagnoses(live.step) or live.address == "danger"]
        last = [live.address for live in asked][-1]
        following = there.after(last)
        assert following
        assert isinstance(following.step, ContentStep), answers
        assert [way.phone for way in following.step.ways] == [found.danger.danger.call]
        after = there.steps[there.steps.index(following) :]
        later = {live.step.id for live in after if isinstance(live.step, QuestionStep)}
        assert later <= DANGER_ASKS


def test_half_of_all_reports_are_diagnosed_in_six_taps() -> None:
    taps = [
        TAPS_A_QUESTION * sum(_diagnoses(live.step) for live in there.steps)
        for answers, found, there in walked()
        if len(answers) > 1
    ]
    assert median(taps) <= 6


def test_own_words_are_asked_for_and_land() -> None:
    own = [(a, r) for a, found, r in walked() if found.ending is Ending.OWN_WORDS]
    assert own
    for answers, there in own:
        assert there.complete, answers
        assert "own-words" in ids(there)
        assert "own_words" in there.answers
        assert "more" not in ids(there)


def test_what_is_solved_can_be_told_all_the_same() -> None:
    answers = next(a for a, found, _r in walked() if found.ending is Ending.SOLVED)
    there = led(answers, **{TELL_US: "yes"})
    assert there.complete


def test_who_pays_is_said_before_going_on() -> None:
    for answers, found, there in walked():
        leaf, pages = found.leaf, ids(there)
        if leaf is None or found.ending is not Ending.REPAIR:
            continue
        pays = leaf.responsibility == Responsibility.RECHARGEABLE
        assert ("yours-to-do" in pages) == (leaf.responsibility == Responsibility.TENANT), answers
        assert ("crime" in pages) == (pays and leaf.unless_crime), answers
        assert ("you-may-pay" in pages) == (pays and not leaf.unless_crime), answers


def test_a_crime_number_is_asked_for_only_where_there_is_one() -> None:
    answers = next(a for a, f, _r in walked() if f.leaf and f.leaf.unless_crime)
    assert "crime-number" not in ids(led(answers))
    assert "crime-number" in ids(led(answers, crime="yes"))


def test_whoever_should_phone_is_given_the_number_and_can_go_on() -> None:
    by_phone = [(f, r) for _a, f, r in walked() if f.leaf and f.leaf.phone and not f.danger]
    for found, there in by_phone:
        assert found.leaf
        told = [live.step for live in there.steps if live.step.id.startswith("by-phone-")]
        if found.ending is Ending.REPAIR:
            assert [way.phone for step in told for way in step.ways] == [found.leaf.phone]  # type: ignore[union-attr]
            assert there.complete


def area(found: Found) -> Place | None:
    return found.path[0].area if found.path else None


def test_what_is_known_is_asked_for_shared_parts_and_outside_only() -> None:
    for answers, found, there in walked():
        if found.ending in (Ending.REPAIR, Ending.OWN_WORDS) and area(found):
            assert (KNOWN in ids(there)) == (area(found) != Place.INSIDE), answers


def test_who_reports_what_is_known_is_asked_only_who_they_are() -> None:
    answers = next(
        a for a, f, _r in walked() if area(f) == Place.SHARED and f.ending is Ending.REPAIR
    )
    there = led(answers, known={"value": "x", "label": "The lamp is out"})
    assert there.complete
    after = ids(there)[ids(there).index(KNOWN) + 1 :]
    assert set(after) <= {"name", "reply", "email", "phone"}


def test_nobody_is_asked_to_let_us_into_a_shared_part() -> None:
    for answers, found, there in walked():
        if found.ending is Ending.REPAIR and area(found):
            asked = "access" in ids(there) and "at-home" in ids(there)
            assert asked == (area(found) != Place.SHARED), answers


@pytest.mark.parametrize("whose", ["private", "own"])
def test_whose_home_is_not_ours_is_told_kindly_and_asked_nothing_more(whose: str) -> None:
    there = led({"danger": "none"}, landlord=whose)
    assert there.exit
    assert ids(there) == ["danger", "landlord", f"not-ours-{whose}"]
    assert isinstance(there.exit.step, ExitStep)


@pytest.mark.parametrize("whose", ["leaseholder", "shared_owner"])
def test_an_owner_reports_shared_parts_and_not_the_inside(whose: str) -> None:
    for answers, found, _there in walked():
        if len(answers) == 1 or not area(found):
            continue
        there = led(answers, landlord=whose)
        if area(found) == Place.INSIDE:
            assert there.exit
            assert there.exit.address == "inside-a-lease"
        else:
            assert there.complete or found.ending is Ending.SOLVED


def test_a_danger_is_taken_from_anybody_whoever_owns_the_home() -> None:
    there = led({"danger": demo().dangers[0].key}, landlord="own")
    assert there.complete


def test_answers_who_is_at_home_may_stay_unsaid() -> None:
    asked = next(q for _r, _s, q in made().questions() if q.id == "at_home")
    assert asked.sensitive
    assert (asked.options[-1].value, asked.options[-1].exclusive) == (NONE, True)
