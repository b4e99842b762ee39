"""From Start to the repair, through the journey's own pages."""

from __future__ import annotations

from typing import Any

import pytest

from portal.council.models import GazetteerAddress
from portal.forms.models import Submission
from portal.repairs.course.states import State
from portal.repairs.journey.names import KEY
from portal.repairs.models import Repair
from portal.repairs.reporting.homes import building_hash, home_hash
from portal.repairs.reporting.nearby import token
from portal.ui import generation
from tests.repairs.journey.test_sending import GOOD
from tests.support.factories import ContactPointFactory
from tests.support.housing import PaperHousing
from tests.support.repairs import BUILDING, UPRN, at, repair_of, version_of
from tests.support.walking import Walker

pytestmark = pytest.mark.django_db

LAMP = {
    "where": {"where": "hall"},
    "about-hall": {"about_hall": "hall-lamp"},
    "address": {"address-stage": "choose", "address-postcode": "AA1 1AA", "address-uprn": UPRN},
}


@pytest.fixture
def walker() -> Walker:
    generation.forget()
    ContactPointFactory()
    version_of()
    return Walker(KEY).start()


@pytest.fixture
def ours(housing: PaperHousing, db: None) -> PaperHousing:
    """A home of ours, chosen from the list of its postcode."""
    GazetteerAddress.objects.create(
        uprn=int(UPRN), line_1="1 Test Street", town="Testham", postcode="AA1 1AA"
    )
    housing.rent(UPRN, building=BUILDING)
    return housing


def made() -> Repair:
    return Repair.objects.select_related("case").latest("pk")


def go(walker: Walker, **pages: dict[str, Any]) -> Repair:
    walker.fill({**GOOD, **pages}).send()
    return made()


def test_a_report_is_a_repair_on_the_version_that_it_was_asked_on(walker: Walker) -> None:
    repair = go(walker)
    assert (repair.leaf, repair.state, repair.version) == (
        "sink-drips",
        State.ACCEPTED,
        version_of(),
    )


def test_a_danger_is_recorded_after_three_questions(walker: Walker) -> None:
    repair = go(walker, danger={"danger": "gas"})
    assert (repair.danger, repair.state, repair.told_at) == (
        "gas",
        State.ACCEPTED,
        repair.case.opened_at,
    )


def test_own_words_are_read_by_somebody(walker: Walker) -> None:
    assert go(walker, where={"where": "else"}).state == State.TRIAGE


def choose_lamp(walker: Walker, first: Repair) -> Walker:
    """Come to what is known already, and say that it is the same."""
    walker.fill({**GOOD, **LAMP}, until="known")
    walker.send({"known": token(first)})
    return walker.fill({**GOOD, **LAMP})


def test_a_neighbour_says_me_too_and_follows(walker: Walker, ours: PaperHousing) -> None:
    first = repair_of("hall-lamp", building=BUILDING, uprn="7")
    choose_lamp(walker, first)
    asked = len(ours.asked)
    walker.send()
    repair = made()
    assert (repair.state, repair.duplicate_of) == (State.DUPLICATE, first)
    assert (repair.home_hash, repair.building_hash) == (home_hash(UPRN), building_hash(BUILDING))
    assert len(ours.asked) == asked == 1


def test_where_nothing_is_known_nobody_is_asked_about_it(
    walker: Walker, ours: PaperHousing
) -> None:
    pages = {**GOOD, **LAMP}
    del pages["known"]
    walker.fill(pages).send()
    assert (made().state, made().building_hash) == (State.ACCEPTED, building_hash(BUILDING))


def test_what_has_ended_since_it_was_chosen_is_a_report_of_its_own(
    walker: Walker, ours: PaperHousing
) -> None:
    first = repair_of("hall-lamp", building=BUILDING, uprn="7")
    choose_lamp(walker, first)
    at(first, State.CANCELLED)
    for _ in range(2):  # sent again by somebody who was shown the page again
        walker.send()
        if Submission.objects.exists():
            break
        walker.fill({**GOOD, **LAMP})
    repair = made()
    assert (repair.state, repair.duplicate_of) == (State.ACCEPTED, None)
