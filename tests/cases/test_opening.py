"""A case is opened whole, or not at all."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, connection

from portal.cases import signals
from portal.cases.lookup import Known, cases_of, find
from portal.cases.models import Case, Clock, Status, TimelineEntry
from portal.cases.opening import open_case
from portal.cases.reference import new, parse
from tests.support.cases import CaseFactory, TargetFactory
from tests.support.factories import ContactPointFactory, council_settings

pytestmark = pytest.mark.django_db

ANN = Known(email="ann@example.org", postcode="ZZ1 1ZZ", phone="01632 960249", surname="O'Brien")


def test_it_has_a_reference_a_first_word_and_a_deadline() -> None:
    TargetFactory()
    case = open_case("ask-or-tell", "A question about bins")
    assert parse(case.shown_reference.lower()) == case.reference
    assert case.status == Status.RECEIVED
    first = case.timeline.first()
    assert (first.public, first.words) == (True, "We have received this.")
    [clock] = case.clocks.all()
    assert (clock.step, clock.start_event) == ("reply", "case opened")
    assert clock.source in case.timeline.last().words


def test_without_a_target_nothing_is_promised() -> None:
    assert not CaseFactory().clocks.exists()


def test_without_a_team_it_goes_to_the_councils_main_contact() -> None:
    contact = ContactPointFactory()
    council_settings(main_contact=contact)
    assert open_case("ask-or-tell", "A question").team == contact
    council_settings(main_contact=None)
    assert open_case("ask-or-tell", "A question").team is None


def test_another_reference_is_tried_when_one_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = CaseFactory().reference
    free = new()
    tries = iter([taken, free])
    monkeypatch.setattr("portal.cases.reference.new", lambda: next(tries))
    field: Any = Case._meta.get_field("reference")
    monkeypatch.setattr(field, "default", taken)
    monkeypatch.setattr(field, "_get_default", lambda: taken)
    assert CaseFactory().reference == free
    assert Case.objects.count() == 2


def test_any_other_fault_is_not_taken_for_a_reference_that_is_taken() -> None:
    with pytest.raises(IntegrityError):
        CaseFactory(channel="pigeon")
    assert not Case.objects.exists()


def test_nothing_is_left_when_a_room_above_fails() -> None:
    def fail(**kwargs: Any) -> None:
        raise RuntimeError("a room above fails")

    TargetFactory()
    signals.opened.connect(fail)
    try:
        with pytest.raises(RuntimeError):
            CaseFactory()
    finally:
        signals.opened.disconnect(fail)
    assert not Case.objects.exists()
    assert not Clock.objects.exists()
    assert not TimelineEntry.objects.exists()


def test_rooms_above_are_told() -> None:
    heard: list[Case] = []

    def hear(case: Case, **kwargs: Any) -> None:
        heard.append(case)

    signals.opened.connect(hear)
    try:
        case = CaseFactory()
    finally:
        signals.opened.disconnect(hear)
    assert heard == [case]


def test_the_database_holds_nothing_of_the_person() -> None:
    CaseFactory(known=ANN, words="Ann O'Brien asked about her bins")
    with connection.cursor() as cursor:
        held = ""
        for table in ("cases_case", "cases_timelineentry"):
            cursor.execute(f"SELECT * FROM {table}")  # noqa: S608 - names from the line above
            held += str(cursor.fetchall()).lower()
    for personal in ("ann", "zz1", "960249", "brien"):
        assert personal not in held


@pytest.mark.parametrize(
    "second",
    [
        {"email": "ANN@example.org "},
        {"postcode": "zz11zz"},
        {"email": "wrong@example.org", "postcode": "ZZ1 1ZZ"},
    ],
)
def test_a_case_is_found_by_reference_and_a_second_thing(second: dict[str, str]) -> None:
    case = CaseFactory(known=ANN)
    assert find(case.shown_reference, **second) == case


@pytest.mark.parametrize(
    "second", [{}, {"email": ""}, {"email": "x@example.org"}, {"postcode": "-"}]
)
def test_a_case_is_not_found_by_its_reference_alone(second: dict[str, str]) -> None:
    assert find(CaseFactory(known=ANN).reference, **second) is None
    assert find(CaseFactory().reference, **second) is None


@pytest.mark.parametrize("written", ["", "nonsense", "2222-2223"])
def test_every_wrong_pair_costs_the_same(written: str, django_assert_num_queries: Any) -> None:
    case = CaseFactory(known=ANN)
    for reference in (written, case.reference):
        with django_assert_num_queries(1):
            assert find(reference, email="wrong@example.org") is None


def test_staff_find_cases_by_what_a_caller_knows() -> None:
    case = CaseFactory(known=ANN)
    CaseFactory()
    for purpose, value in (("phone", "+44 1632 960249"), ("surname", "obrien")):
        assert list(cases_of(purpose, value)) == [case]
    assert not cases_of("surname", "  ").exists()


def test_what_is_known_is_not_shown_by_accident() -> None:
    assert "ann" not in repr(ANN).lower()
