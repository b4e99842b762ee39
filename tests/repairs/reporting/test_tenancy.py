"""The housing system is asked about a home after its report was taken in."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from portal.cases.models import What
from portal.integration.models import Delivery
from portal.repairs.course.states import State
from portal.repairs.law.words import READ, Tenure
from portal.repairs.models import Repair
from portal.repairs.reporting import tenancy
from portal.repairs.reporting.homes import building_hash
from tests.support.cases import TargetFactory
from tests.support.housing import PaperHousing
from tests.support.repairs import ANSWERS, UPRN, at, repair_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _target(db: None) -> None:
    TargetFactory(step=READ, promise="We will read it", length=1, effective_from=date(2020, 1, 1))


def reported(leaf: str = "sink-blocked", **more: object) -> Repair:
    answers = {**ANSWERS, **more.pop("said", {})}  # type: ignore[dict-item]
    return repair_of(leaf, answers=answers, **more)  # type: ignore[arg-type]


def checked(repair: Repair) -> Repair:
    assert tenancy.check(repair.pk)
    return Repair.objects.select_related("case").get(pk=repair.pk)


def notes(repair: Repair) -> str:
    found = repair.case.timeline.filter(public=False, what=What.NOTE)
    return " ".join(entry.words for entry in found)


def test_a_tenants_home_is_written_down_and_nothing_else_happens(housing: PaperHousing) -> None:
    housing.rent(UPRN, building="block-7")
    repair = checked(reported())
    assert (repair.tenure, repair.state, repair.by_phone) == (Tenure.SECURE, State.ACCEPTED, False)
    assert repair.tenure_checked_at is not None
    assert repair.building_hash == building_hash("block-7")
    assert not Delivery.objects.exists()


def test_times_are_agreed_by_telephone_where_the_housing_system_says_so(
    housing: PaperHousing,
) -> None:
    housing.rent(UPRN, by_phone=True)
    repair = checked(reported())
    assert (repair.by_phone, repair.state) == (True, State.ACCEPTED)


@pytest.mark.parametrize(
    ("home", "note"),
    [
        (None, "no home of ours"),
        ({"tenure": Tenure.PRIVATE}, "no home of ours"),
        ({"tenure": Tenure.LEASEHOLDER}, "was bought"),
        ({"tenure": Tenure.SHARED_OWNER}, "was bought"),
        ({"lived_in": False}, "nobody lives there"),
    ],
)
def test_what_it_cannot_vouch_for_is_read_and_the_person_learns_nothing(
    housing: PaperHousing, home: dict[str, object] | None, note: str
) -> None:
    if home is not None:
        housing.rent(UPRN, **home)  # type: ignore[arg-type]
    repair = checked(reported())
    assert (repair.state, repair.by_phone) == (State.TRIAGE, True)
    assert note in notes(repair)
    said = repair.case.timeline.filter(public=True).last()
    assert said is not None
    assert said.words == tenancy.WE_CALL
    assert repair.case.clocks.filter(step=READ, stopped_at=None).exists()
    assert Delivery.objects.count() == 1


def test_the_person_reads_the_same_whatever_is_the_matter(housing: PaperHousing) -> None:
    first = checked(reported())
    housing.rent(UPRN, Tenure.LEASEHOLDER)
    second = checked(reported())
    told = [
        list(each.case.timeline.filter(public=True).values_list("words"))
        for each in (first, second)
    ]
    assert told[0] == told[1]


def test_an_address_that_was_typed_in_is_read_and_nobody_is_asked(housing: PaperHousing) -> None:
    typed = {name: part for name, part in ANSWERS["address"].items() if name != "uprn"}
    repair = checked(reported(said={"address": typed}))
    assert (repair.state, housing.asked) == (State.TRIAGE, [])
    assert "typed in" in notes(repair)


def test_a_leaseholder_reports_a_shared_part_as_anybody_does(housing: PaperHousing) -> None:
    housing.rent(UPRN, Tenure.LEASEHOLDER)
    repair = checked(reported("hall-lamp"))
    assert (repair.state, repair.tenure) == (State.ACCEPTED, Tenure.LEASEHOLDER)


def test_a_danger_is_gone_on_with_whosever_home_it_is(housing: PaperHousing) -> None:
    repair = checked(reported("gas"))
    assert repair.state == State.ACCEPTED
    assert "no home of ours" in notes(repair)


def test_a_visit_that_is_booked_stays_and_staff_learn_of_it(housing: PaperHousing) -> None:
    repair = checked(at(reported(), State.SCHEDULED))
    assert repair.state == State.SCHEDULED
    assert "A visit is booked already." in notes(repair)


def test_no_deadline_becomes_later(housing: PaperHousing) -> None:
    repair = reported("hall-mould", law=True)
    before = dict(repair.case.clocks.values_list("step", "due_at"))
    checked(repair)
    after = dict(repair.case.clocks.filter(stopped_at=None).values_list("step", "due_at"))
    assert before
    assert before.items() <= after.items()


def test_who_took_themselves_for_a_leaseholder_has_a_tenants_deadlines(
    housing: PaperHousing,
) -> None:
    housing.rent(UPRN, Tenure.SECURE)
    told = timezone.now() - timedelta(hours=5)
    said = {
        "landlord": "leaseholder",
        "danger": "none",
        "where": "hall",
        "about_hall": "hall-mould",
    }
    repair = reported("hall-mould", law=True, told_at=told, tenure=Tenure.LEASEHOLDER, said=said)
    assert not repair.case.clocks.filter(step="hazard-investigate").exists()
    checked(repair)
    clock = repair.case.clocks.get(step="hazard-investigate")
    assert clock.started_at == told
    hazard = repair.case.hazards.get()
    assert (hazard.protected, hazard.covered) == (True, True)


def test_it_is_done_once(housing: PaperHousing) -> None:
    repair = reported()
    stale = Repair.objects.get(pk=repair.pk)
    checked(repair)
    housing.rent(UPRN)
    assert tenancy.check(repair.pk)
    tenancy.keep(stale, housing.home(UPRN))
    repair.refresh_from_db()
    assert (repair.tenure, notes(repair).count("no home of ours")) == (Tenure.UNKNOWN, 1)


class TestAway:
    def test_nothing_changes_until_it_answers(self, housing: PaperHousing) -> None:
        housing.away = True
        repair = reported()
        assert not tenancy.check(repair.pk)
        repair.refresh_from_db()
        assert (repair.tenure_checked_at, repair.state) == (None, State.ACCEPTED)

    def test_the_sweep_looks_up_what_was_left_and_stops_where_nobody_answers(
        self, housing: PaperHousing
    ) -> None:
        reports = [reported(), reported()]
        housing.away = True
        assert tenancy.check_all() == 0
        assert len(housing.asked) == 1
        housing.away = False
        housing.rent(UPRN)
        assert tenancy.check_all() == 2
        assert tenancy.check_all() == 0
        assert {Repair.objects.get(pk=each.pk).tenure for each in reports} == {Tenure.SECURE}

    def test_what_has_ended_or_is_old_is_not_looked_up(self, housing: PaperHousing) -> None:
        at(reported(), State.CANCELLED)
        with time_machine.travel(timezone.now() - timedelta(days=31)):
            reported()
        assert tenancy.check_all() == 0
        assert housing.asked == []


def test_where_there_is_no_housing_system_everybody_is_taken_at_their_word() -> None:
    repair = reported()
    assert tenancy.check(repair.pk)
    assert tenancy.check_all() == 0
    repair.refresh_from_db()
    assert (repair.state, repair.tenure_checked_at) == (State.ACCEPTED, None)
