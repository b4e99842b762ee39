"""The demonstration's catalogue, every way through it walked."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from statistics import mean, median

import pytest
import textstat

from portal.forms.route import route
from portal.home.demo.repair_law import load_repair_law
from portal.home.demo.repairs import load_repairs, read_catalogue
from portal.repairs.catalogue import versions
from portal.repairs.catalogue.draft import read_draft
from portal.repairs.catalogue.find import Ending, Found, leaf_of
from portal.repairs.catalogue.limits import limits_on
from portal.repairs.catalogue.prove import prove
from portal.repairs.catalogue.prove.wording import words_of
from portal.repairs.catalogue.tree import MOST_QUESTIONS, Catalogue
from portal.repairs.models import CatalogueVersion
from portal.repairs.words import Defect, Hazard, Place, Responsibility, Track
from portal.ui import generation

from .making import every_way
from .smallest import journey_of

TAPS_A_QUESTION = 2
"""Choose an answer, and Continue."""
NUMBERS = re.compile(r"\d[\d ]{2,}\d")
ALLOWED = re.compile(r"01632 960\d{3}|0800 111 999|999|101|111")


@cache
def demo() -> Catalogue:
    return read_catalogue()


@cache
def walked() -> list[tuple[dict[str, str], int, Found]]:
    """Every way with its answers, its questions of the diagnosis, and its end."""
    ways = []
    for answers, count in every_way(demo()):
        found = leaf_of(demo(), answers)
        assert found is not None, answers
        ways.append((answers, count, found))
    return ways


def leaves() -> list[Found]:
    return [found for _a, _c, found in walked() if found.leaf and found.ending is Ending.REPAIR]


def test_every_way_through_ends_and_every_outcome_is_reached() -> None:
    reached = {found.key for _answers, _count, found in walked()}
    assert {path[-1].key for path in demo().ends()} <= reached


def test_every_way_through_is_one_that_the_form_takes() -> None:
    journey = journey_of(demo())
    for answers, _count, found in walked():
        live = route(journey, answers)
        wanted = {
            Ending.REPAIR: live.complete,
            Ending.DANGER: live.steps[-1].step.id.startswith("call-"),
            Ending.SOLVED: live.exit is not None,
            Ending.OWN_WORDS: live.gap is not None and live.gap.step.id == "own-words",
        }
        assert wanted[found.ending], answers


def test_there_are_at_least_a_hundred_and_fifty_outcomes() -> None:
    assert len({found.key for found in leaves()}) >= 150


def test_nobody_is_asked_more_than_four_questions_and_half_are_there_in_six_taps() -> None:
    assert max(len(path) for path in demo().ends()) <= MOST_QUESTIONS
    taps = [TAPS_A_QUESTION * count for _answers, count, _found in walked() if count]
    to_a_repair = [
        TAPS_A_QUESTION * count
        for _answers, count, found in walked()
        if found.ending is Ending.REPAIR
    ]
    assert median(taps) <= 6
    assert median(to_a_repair) <= 6


def test_every_question_has_few_enough_answers_to_be_read_on_a_telephone() -> None:
    assert max(len(path[-1].children) for path in demo().paths()) <= 10
    assert max(len(demo().places), len(demo().dangers)) <= 12


def test_every_right_to_repair_and_every_kind_of_hazard_is_there() -> None:
    told = [path[-1].leaf for path in demo().paths() if path[-1].leaf]
    assert {leaf.defect for leaf in told} >= set(Defect)
    assert {leaf.hazard for leaf in told} >= set(Hazard)
    assert {leaf.track for leaf in told} == set(Track)
    assert {leaf.responsibility for leaf in told} >= set(Responsibility) - {
        Responsibility.LEASEHOLDER
    }


def test_there_is_something_inside_shared_and_outside() -> None:
    assert {place.area for place in demo().places} == set(Place)


def test_what_is_broken_by_somebody_is_paid_for_unless_it_was_crime() -> None:
    for key in ("window-glass", "front-door-forced", "kitchen-sink-cracked", "toilet-cracked"):
        path = demo().path_of(key)
        assert path is not None
        leaf = path[-1].leaf
        assert leaf is not None
        assert (leaf.responsibility, leaf.unless_crime) == (Responsibility.RECHARGEABLE, True)


def test_codes_say_that_they_are_made_up_and_none_is_there_twice() -> None:
    codes = Counter(path[-1].leaf.sor for path in demo().paths() if path[-1].leaf)
    assert {code for code in codes if not re.fullmatch(r"DEMO-[A-Z]{3}-\d{3}", code)} == set()
    assert codes.most_common(1)[0][1] == 1


def test_every_number_to_call_is_a_real_emergency_number_or_nobodys() -> None:
    for path in demo().paths():
        node = path[-1]
        numbers = NUMBERS.findall(words_of(node)) + ([node.danger.call] if node.danger else [])
        numbers += [node.leaf.phone] if node.leaf and node.leaf.phone else []
        assert [number for number in numbers if not ALLOWED.fullmatch(number)] == []


def test_it_reads_at_a_reading_age_of_nine_to_eleven_or_younger() -> None:
    said = {path[-1].key: words_of(path[-1]) for path in demo().paths()}
    grades = {
        key: textstat.flesch_kincaid_grade(text)
        for key, text in said.items()
        if len(text.split()) >= 20
    }
    assert len(grades) > 30
    assert mean(grades.values()) <= 4
    assert {key: grade for key, grade in grades.items() if grade > 6} == {}
    answers = " ".join(f"{path[-1].label}. {path[-1].question}" for path in demo().paths())
    assert textstat.flesch_kincaid_grade(answers) <= 5


@pytest.fixture
def loaded(db: None) -> None:
    load_repair_law()
    generation.forget()
    load_repairs()


def test_it_is_published_with_the_law_of_the_demonstration(loaded: None) -> None:
    live = versions.live()
    assert live is not None
    assert versions.catalogue_of(live) == demo() == read_draft()
    assert prove(demo(), limits_on()) == []


def test_what_an_editor_has_changed_is_left_as_it_is(loaded: None) -> None:
    first = CatalogueVersion.objects.get()
    load_repairs()
    assert CatalogueVersion.objects.get() == first
