"""A report becomes a repair."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
import time_machine
from pytest_django import Settings

from portal.accounts.models import AuditEntry
from portal.cases.models import Status, What
from portal.cases.timeline import WEBSITE
from portal.integration.models import Delivery
from portal.repairs.catalogue.tree import Catalogue, Node
from portal.repairs.course.moving import move
from portal.repairs.course.states import State
from portal.repairs.law.words import READ, AtHome
from portal.repairs.models import Repair
from portal.repairs.reporting import danger
from portal.repairs.reporting.homes import building_hash, home_hash
from portal.repairs.words import Hazard, Place, Priority, Responsibility, Track
from tests.repairs.catalogue.making import leaf
from tests.support.cases import TargetFactory
from tests.support.repairs import ANSWERS, BUILDING, UPRN, a_case, repair_of, version_of

pytestmark = pytest.mark.django_db

TOLD = datetime.fromisoformat("2026-03-03T09:00:00+00:00")  # a Tuesday
COLD = leaf(
    "no heating", priority=Priority.URGENT, hazard=Hazard.COLD_HEAT, track=Track.SIGNIFICANT
)
HEAT = Catalogue((Node("cold", "No heating", area=Place.INSIDE, leaf=COLD),))


@pytest.fixture(autouse=True)
def _soon_after() -> Iterator[None]:
    with time_machine.travel(TOLD + timedelta(minutes=10), tick=False):
        yield


@pytest.fixture
def _target(db: None) -> None:
    TargetFactory(step=READ, promise="We will read it", length=1, effective_from=date(2020, 1, 1))


def last_words(repair: Repair, *, public: bool = True) -> str:
    return str(repair.case.timeline.filter(what=What.NOTE, public=public).last().words)  # type: ignore[union-attr]


def steps(repair: Repair) -> set[str]:
    return set(repair.case.clocks.filter(stopped_at=None).values_list("step", flat=True))


def test_the_catalogue_says_what_the_repair_needs() -> None:
    repair = repair_of("sink-blocked", told_at=TOLD)
    kept = (repair.leaf, repair.priority, repair.trade, repair.sor, repair.minutes)
    assert kept == ("sink-blocked", Priority.URGENT, "plumber", "DEMO0001", 60)
    assert (repair.place, repair.responsibility) == (Place.INSIDE, Responsibility.LANDLORD)
    assert (repair.state, repair.danger, repair.by_phone) == (State.ACCEPTED, "", False)
    assert repair.version == version_of()


def test_it_has_come_to_where_it_stands_by_a_move_that_is_kept() -> None:
    repair = repair_of(told_at=TOLD)
    [only] = repair.moves.all()
    assert (only.before, only.after) == (State.RECEIVED, State.ACCEPTED)
    assert only.at == TOLD + timedelta(minutes=10)
    repair.case.refresh_from_db()
    assert repair.case.status == Status.WITH_TEAM


def test_its_deadlines_count_from_when_we_knew() -> None:
    repair = repair_of("hall-mould", told_at=TOLD, law=True)
    found = repair.case.clocks.get(step="hazard-investigate")
    assert found.started_at == TOLD
    assert repair.case.hazards.get().aware_at == TOLD


def test_we_cannot_have_known_before_its_case_was_opened() -> None:
    repair = repair_of(case=a_case("A repair", TOLD), told_at=TOLD - timedelta(hours=1))
    assert repair.told_at == TOLD


def test_the_home_is_known_by_hashes_that_tell_no_address() -> None:
    repair = repair_of(uprn=f"00{UPRN}", building=BUILDING)
    assert repair.home_hash == home_hash(UPRN) != ""
    assert repair.building_hash == building_hash(BUILDING) != ""
    assert UPRN not in repair.home_hash
    assert home_hash(UPRN) != building_hash(UPRN)


def test_without_an_address_there_is_no_hash_to_match_others() -> None:
    repair = repair_of(uprn="", building="")
    assert (repair.home_hash, repair.building_hash) == ("", "")


@pytest.mark.usefixtures("_target")
def test_own_words_wait_for_somebody_to_read_them_and_not_for_ever() -> None:
    repair = repair_of("", told_at=TOLD)
    assert (repair.state, repair.leaf, repair.priority) == (State.TRIAGE, "", "")
    assert steps(repair) == {READ}
    repair.priority, repair.responsibility = Priority.ROUTINE, Responsibility.LANDLORD
    repair.save()
    move(repair, State.ACCEPTED, WEBSITE)
    assert steps(repair) == set()


@pytest.mark.usefixtures("_target")
def test_what_is_taken_on_needs_no_reading() -> None:
    assert READ not in steps(repair_of("sink-blocked"))


def test_a_danger_is_marked_and_agreed_by_telephone() -> None:
    repair = repair_of("oven", told_at=TOLD)
    assert (repair.leaf, repair.danger, repair.by_phone) == ("oven", "gas", True)
    assert repair.priority == Priority.EMERGENCY


class TestTheTeam:
    def test_it_learns_of_a_danger_at_once_and_of_nobody(self) -> None:
        repair = repair_of("gas", law=True, answers=ANSWERS)
        [only] = Delivery.objects.all()
        assert (only.template, only.subject_id) == (danger.TEMPLATE, repair.pk)
        repair.case.team.email = "repairs@example.gov.uk"
        repair.case.team.save()
        message = danger.build(repair.pk)
        assert message is not None
        assert message.to == "repairs@example.gov.uk"
        assert repair.case.shown_reference in message.subject
        assert "We will come by" in message.text
        assert not [
            each for each in ("Somebody else", "1 Test Street", "gas") if each in message.text
        ]

    def test_where_there_is_nobody_to_tell_it_is_not_made(self, settings: Settings) -> None:
        settings.ALERT_EMAIL = ""
        repair = repair_of("gas")
        repair.case.team.email = ""
        repair.case.team.save()
        assert danger.build(repair.pk) is None
        assert danger.build(0) is None


def test_what_is_told_by_telephone_is_agreed_by_telephone() -> None:
    lift = Node("lift", "Lift", area=Place.SHARED, leaf=leaf("broken lift", phone="01632 960123"))
    assert repair_of("lift", catalogue=Catalogue((lift,))).by_phone


def test_who_lives_there_makes_it_an_emergency_and_that_is_on_record() -> None:
    repair = repair_of(
        "cold", catalogue=HEAT, told_at=TOLD, law=True, at_home=frozenset({AtHome.BABY})
    )
    assert repair.priority == Priority.EMERGENCY
    assert AuditEntry.objects.filter(action="repair.at_home_used").count() == 1
    words = last_words(repair, public=False)
    assert "who lives there" in words
    assert "baby" not in words


def test_where_it_changes_nothing_nobody_is_said_to_have_used_it() -> None:
    repair_of("sink-drips", law=True, at_home=frozenset({AtHome.BABY}))
    assert not AuditEntry.objects.filter(action="repair.at_home_used").exists()


def test_who_has_just_sent_it_gets_no_message_that_repeats_the_page() -> None:
    repair = repair_of(answers=ANSWERS)
    assert repair.case.timeline.filter(public=True).count() == 2
    assert not Delivery.objects.exists()


def test_planned_work_promises_no_time_yet() -> None:
    old = leaf("worn drive", priority=Priority.PLANNED)
    drive = Node("drive", "Drive", area=Place.OUTSIDE, leaf=old)
    repair = repair_of("drive", catalogue=Catalogue((drive,)))
    assert "planned work" in last_words(repair)
