"""What is in use is what pages work with: as the demo council has it, by day, and read once."""

from __future__ import annotations

import logging
from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from portal.benefits.estimate.household import CouncilTax, Household, Person
from portal.benefits.estimate.working import CannotEstimate
from portal.benefits.in_use import content_on
from portal.benefits.models import Part, RulesState, RulesVersion
from portal.home.demo.benefits import benefits, load_benefits
from portal.ui import generation

DAY = date(2026, 11, 22)
ONE = Household(Person(date(1985, 6, 15)), council_tax=CouncilTax(200000))

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    generation.forget()


def test_the_demo_in_use_says_the_same_as_its_file() -> None:
    load_benefits()
    assert content_on(DAY) == benefits()


def test_loading_the_demo_again_changes_nothing() -> None:
    load_benefits()
    RulesVersion.objects.filter(part=Part.PROVISIONS).update(state=RulesState.PAST)
    before = list(RulesVersion.objects.values_list("pk", "state"))
    load_benefits()
    assert list(RulesVersion.objects.values_list("pk", "state")) == before


def test_with_nothing_in_use_nothing_is_estimated() -> None:
    content = content_on(DAY)
    assert content.provisions == ()
    with pytest.raises(CannotEstimate):
        content.reduction(ONE, DAY)


def test_a_day_outside_a_scheme_has_no_estimate() -> None:
    load_benefits()
    assert content_on(DAY).reduction(ONE, DAY).weekly
    late = date(2027, 4, 1)
    with pytest.raises(CannotEstimate, match="2027-04-01"):
        content_on(late).reduction(ONE, late)


def test_drafts_and_what_was_taken_out_of_use_do_not_count() -> None:
    load_benefits()
    RulesVersion.objects.filter(part=Part.SCHEME).update(state=RulesState.PAST)
    row = RulesVersion.objects.get(part=Part.SCHEME)
    RulesVersion.objects.create(part=Part.SCHEME, first=row.first, written=row.written)
    assert content_on(DAY).schemes == ()


def test_of_tables_without_days_of_their_own_the_one_that_began_last_counts() -> None:
    load_benefits()
    old = RulesVersion.objects.get(part=Part.PROVISIONS)
    written = (
        "- {kind: person, name: Us, whose: ours, by: us, how: Phone., held: {}, source: {words: x}}"
    )
    RulesVersion.objects.create(
        part=Part.PROVISIONS,
        first=DAY,
        written=written,
        state=RulesState.IN_USE,
        used_at=old.used_at,
    )
    generation.forget()
    assert [each.name for each in content_on(DAY).provisions] == ["Us"]
    assert len(content_on(DAY - timedelta(days=1)).provisions) > 1


def test_it_is_read_once(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    load_benefits()
    generation.forget()
    generation.window()
    with django_assert_num_queries(1):
        content_on(DAY)
        content_on(date(2026, 4, 1))


def test_rules_that_cannot_be_read_any_more_are_left_out_and_staff_are_told(
    caplog: pytest.LogCaptureFixture,
) -> None:
    load_benefits()
    old = RulesVersion.objects.get(part=Part.SCHEME)
    RulesVersion.objects.create(
        part=Part.SCHEME,
        first=date(2030, 4, 1),
        written="nonsense: 1",
        state=RulesState.IN_USE,
        used_at=old.used_at,
    )
    generation.forget()
    with caplog.at_level(logging.ERROR):
        assert len(content_on(DAY).schemes) == 1
    assert "cannot be read" in caplog.text
