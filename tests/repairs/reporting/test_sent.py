"""What was sent becomes a repair in the same transaction."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from portal.forms.definition import Journey
from portal.forms.models import Submission
from portal.forms.retention.erase import Held, erase_submission
from portal.forms.retention.holds import held
from portal.forms.sending import sent as sent_signal
from portal.forms.submissions import route_of
from portal.integration.models import Delivery
from portal.repairs.course.states import State
from portal.repairs.law.words import AtHome
from portal.repairs.models import Repair
from portal.repairs.reporting import asked, holding, nearby, tenancy
from portal.repairs.reporting.homes import building_hash, home_hash
from portal.repairs.words import Place, Responsibility
from tests.support.housing import PaperHousing
from tests.support.journeys import SHORT
from tests.support.repairs import (
    ANSWERS,
    BUILDING,
    LIKE_IT,
    UPRN,
    a_case,
    at,
    repair_of,
    sent,
    version_of,
)

pytestmark = pytest.mark.django_db

SINK = {
    "danger": "none",
    "where": "kitchen",
    "about_kitchen": "sink",
    "about_sink": "sink-blocked",
    "solved_sink_blocked": "no",
}
LAMP = {"danger": "none", "where": "hall", "about_hall": "hall-lamp"}


def submit(answers: dict[str, object], journey: Journey = LIKE_IT) -> Submission:
    version_of()
    told = timezone.now() - timedelta(minutes=20)
    found = sent(a_case("A repair", told), {**ANSWERS, **answers}, journey)
    known = {"submission": found, "route": route_of(found), "begun_at": found.submitted_at}
    sent_signal.send(sender=Submission, **known)
    return found


def made(answers: dict[str, object]) -> Repair:
    repair: Repair = submit(answers).case.repair
    return repair


def test_the_answers_say_what_is_wrong_and_the_version_is_kept() -> None:
    repair = made(SINK)
    assert (repair.leaf, repair.state, repair.version) == (
        "sink-blocked",
        State.ACCEPTED,
        version_of(),
    )
    assert repair.told_at == repair.case.opened_at
    assert repair.home_hash == home_hash(UPRN)


def test_a_danger_is_one_however_it_was_told() -> None:
    assert made({"danger": "gas"}).danger == "gas"
    later = {"danger": "none", "where": "kitchen", "about_kitchen": "oven"}
    assert (made(later).danger, made(later).leaf) == ("gas", "oven")


def test_own_words_are_read_by_somebody() -> None:
    repair = made({"danger": "none", "where": "else"})
    assert (repair.state, repair.leaf, repair.place) == (State.TRIAGE, "", Place.INSIDE)


def test_answers_that_lead_nowhere_are_read_by_somebody_and_never_lost() -> None:
    repair = made({"danger": "none", "where": "the moon"})
    assert repair.state == State.TRIAGE


@pytest.mark.parametrize(
    ("answer", "taken"),
    [
        (["baby", "dragon"], {AtHome.BABY}),
        (["older", "illness"], {AtHome.OLDER, AtHome.ILLNESS}),
        (["none"], set()),
        ("nonsense", set()),
        (None, set()),
    ],
)
def test_who_lives_there_is_taken_as_they_chose_to_say_it(
    answer: object, taken: set[AtHome]
) -> None:
    found = submit({**SINK, "at_home": answer})
    assert asked.of_submission(found).told.at_home == taken


def test_what_they_say_of_themselves_counts_until_it_is_known() -> None:
    assert made({**SINK, "landlord": "leaseholder"}).state == State.TRIAGE
    assert made({**SINK, "landlord": "council"}).responsibility == Responsibility.LANDLORD


@pytest.fixture
def queued(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    jobs: list[tuple[object, ...]] = []
    monkeypatch.setattr(tenancy, "queue_job", lambda about, *job: jobs.append(job))
    return jobs


def test_the_home_is_looked_up_by_the_worker_and_not_now(
    housing: PaperHousing,
    queued: list[tuple[object, ...]],
    django_capture_on_commit_callbacks: Any,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        repair = made(SINK)
    assert housing.asked == []
    assert queued == [("portal.repairs.reporting.tenancy.check", repair.pk)]


def test_where_it_is_not_sent_nothing_is_looked_up(
    housing: PaperHousing,
    queued: list[tuple[object, ...]],
    django_capture_on_commit_callbacks: Any,
) -> None:
    def undone() -> None:
        with transaction.atomic():
            made(SINK)
            raise RuntimeError

    with django_capture_on_commit_callbacks(execute=True), pytest.raises(RuntimeError):
        undone()
    assert queued == []
    assert not Repair.objects.exists()


def test_what_is_known_already_is_followed(housing: PaperHousing) -> None:
    housing.rent(UPRN, building=BUILDING)
    first = repair_of("hall-lamp", building=BUILDING, uprn="7")
    [choice] = nearby.choices({**LAMP, **ANSWERS})
    times = len(housing.asked)
    repair = made({**LAMP, "known": {"value": choice.value, "label": choice.label}})
    assert (repair.state, repair.duplicate_of) == (State.DUPLICATE, first)
    assert repair.building_hash == building_hash(BUILDING)
    assert len(housing.asked) == times


@pytest.mark.parametrize(
    "known", ["none", {"value": "none", "unasked": True}, {"value": "made-up", "label": "Lamp"}]
)
def test_what_names_no_report_is_a_report_of_its_own(housing: PaperHousing, known: object) -> None:
    housing.rent(UPRN, building=BUILDING)
    repair_of("hall-lamp", building=BUILDING, uprn="7")
    assert made({**LAMP, "known": known}).state == State.ACCEPTED


def test_another_form_makes_no_repair() -> None:
    submit(SINK, SHORT)
    assert not Repair.objects.exists()


class TestHowLongItIsKept:
    def test_what_was_sent_is_kept_while_its_repair_goes_on(self) -> None:
        found = submit(SINK)
        assert held(found)
        at(found.case.repair, State.CANCELLED)
        assert not holding.is_needed(found)

    def test_what_follows_another_is_kept_as_long_as_that_one(self) -> None:
        first = repair_of("hall-lamp")
        second = repair_of("hall-lamp", answers=ANSWERS, follows=first)
        found = second.case.submission
        assert held(found)
        at(first, State.NOT_OURS)
        assert not holding.is_needed(found)

    def test_those_who_follow_are_erased_before_the_one_that_they_follow(self) -> None:
        first = repair_of("hall-lamp", answers=ANSWERS)
        second = repair_of("hall-lamp", answers=ANSWERS, follows=first)
        at(first, State.CANCELLED)
        pks = [each.case.submission.pk for each in (first, second)]
        Delivery.objects.all().delete()
        later = timezone.now() + timedelta(days=400)
        with pytest.raises(Held):
            erase_submission(pks[0], 365, later)
        assert [erase_submission(pk, 365, later) for pk in reversed(pks)] == [True, True]
        assert not Repair.objects.exists()
