"""The rules as editors write them down are the rules that count."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TypeVar

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from portal.cases.models import Target
from portal.home.demo.repair_law import load_repair_law
from portal.repairs.law.rules import Rule, Season
from portal.repairs.law.table import read, right_days, terms_on, the_law
from portal.repairs.law.words import Evidence
from portal.repairs.models import HazardPhase, Limit, Precaution, Right, SecondTerms
from portal.repairs.models.rights import is_day_of_year
from portal.repairs.words import Defect, Hazard, Track

from .the_law import FIRST_DAY, LAW

pytestmark = pytest.mark.usefixtures("law")
T = TypeVar("T")


def plain(rules: tuple[T, ...]) -> set[T]:
    """Without the words, which the demonstration may word as it likes."""
    return {_plain(each) for each in rules}


def _plain(each: T) -> T:
    rule = getattr(each, "rule", None)
    if not isinstance(rule, Rule):
        return each
    bare = replace(rule, promise="", source="", evidence=Evidence.READ, is_law=True)
    return replace(each, rule=bare)  # type: ignore[type-var]


@pytest.mark.parametrize("name", ["limits", "rights", "phases", "precautions", "targets"])
def test_the_demonstration_has_the_rules_that_were_written_down_by_hand(name: str) -> None:
    assert plain(getattr(read(), name)) == plain(getattr(LAW, name))
    assert len(getattr(read(), name)) == len(getattr(LAW, name))


def test_every_rule_says_where_it_comes_from_and_how_well_we_know_it() -> None:
    for model in (Limit, HazardPhase, Right, SecondTerms, Precaution):
        assert not model._default_manager.filter(source="").exists()
    assert set(Limit.objects.values_list("evidence", flat=True)) == {"secondary", "unsure"}


def test_a_day_that_no_law_names_is_empty_and_says_what_is_expected() -> None:
    unknown = HazardPhase.objects.filter(counts_from=None)
    assert {phase.hazard for phase in unknown} == set(Hazard) - {Hazard.DAMP_MOULD}
    assert {phase.track for phase in unknown} == {Track.SIGNIFICANT}
    assert {phase.expected for phase in unknown} == {"in 2026", "in 2027"}


def test_loading_it_again_leaves_what_editors_have_changed() -> None:
    Limit.objects.filter(length=84).update(length=80)
    Right.objects.filter(defect=Defect.FAN).delete()
    rows = [model._default_manager.count() for model in (Limit, Right, Target)]
    load_repair_law()
    assert [model._default_manager.count() for model in (Limit, Right, Target)] == rows
    assert Limit.objects.filter(length=80).count() == 2


def test_a_rule_that_is_saved_counts_at_once(django_capture_on_commit_callbacks) -> None:  # type: ignore[no-untyped-def]
    assert the_law().rights
    fan = Right.objects.get(defect=Defect.FAN)
    fan.length = 2
    with django_capture_on_commit_callbacks(execute=True):
        fan.save()
    assert right_days(date(2026, 3, 3))[Defect.FAN] == 2


def test_every_defect_of_the_schedule_has_its_days_the_fewest_of_any_season() -> None:
    days = right_days(date(2026, 7, 1))
    assert set(days) == set(Defect)
    assert days[Defect.HEATING] == 1
    assert sorted(days.values()) == [1] * 10 + [3] * 6 + [7] * 3


def test_a_season_is_read_from_its_month_and_day() -> None:
    seasons = {right.season for right in read().rights if right.defect == Defect.HEATING}
    assert seasons == {Season((11, 1), (4, 30)), Season((5, 1), (10, 31))}


def test_the_sums_that_hold_on_a_day_are_the_newest_of_it() -> None:
    SecondTerms.objects.create(
        first_sum=2000, a_day=300, most=9000, value_limit=25000, source="New", valid_from=FIRST_DAY
    )
    before, after = terms_on(date(2025, 10, 26)), terms_on(FIRST_DAY)
    assert before is not None
    assert after is not None
    assert (before.first_sum, after.first_sum) == (1000, 2000)
    assert str(after) == "from 27 October 2025"
    SecondTerms.objects.update(valid_to=date(2025, 12, 31))
    assert terms_on(date(2026, 1, 1)) is None


def refused(row: models.Model) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_two_rows_for_the_same_from_the_same_day_are_refused() -> None:
    for model in (Limit, Right, Precaution, SecondTerms, HazardPhase):
        row = model._default_manager.first()
        assert row is not None
        row.pk, row._state.adding = None, True
        refused(row)


@pytest.mark.parametrize(
    ("model", "wrong"),
    [
        (Limit, {"length": 0}),
        (Limit, {"track": "none"}),
        (Limit, {"step": "right-to-repair"}),
        (Limit, {"source": ""}),
        (Limit, {"valid_to": date(2025, 10, 26)}),
        (Limit, {"evidence": "rumour"}),
        (Right, {"season_from": "11-01", "season_to": ""}),
        (Right, {"defect": "roofs"}),
        (HazardPhase, {"track": "none"}),
        (HazardPhase, {"source": ""}),
        (Precaution, {"track": "none"}),
        (Precaution, {"who": "cat"}),
        (SecondTerms, {"most": 999}),
    ],
)
def test_the_database_refuses_what_makes_no_rule(
    model: type[models.Model], wrong: dict[str, object]
) -> None:
    row = model._default_manager.first()
    assert row is not None
    for name, value in wrong.items():
        setattr(row, name, value)
    refused(row)


@pytest.mark.parametrize(
    ("written", "is_one"),
    [
        ("11-01", True),
        ("02-29", True),
        ("04-31", False),
        ("13-01", False),
        ("1-1", False),
        ("00-10", False),
        ("11-00", False),
        ("first of May", False),
    ],
)
def test_a_season_is_written_as_month_and_day(written: str, is_one: bool) -> None:
    assert is_day_of_year(written) is is_one
    right = Right(defect=Defect.FAN, length=1, season_from=written, season_to=written)
    if is_one:
        right.clean()
    else:
        with pytest.raises(ValidationError, match="two figures"):
            right.clean()
