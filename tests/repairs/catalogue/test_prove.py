"""Each rule of the proof, with a catalogue that breaks it and no other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from portal.repairs.catalogue.prove import Limits, Rule, prove
from portal.repairs.catalogue.tree import Catalogue, Danger, Node
from portal.repairs.words import Defect, Hazard, Place, Priority, Responsibility, Track

from .making import (
    BLOCKED,
    DRIP,
    GAS,
    HALL,
    KITCHEN,
    LAMP,
    LIMITS,
    MOULD,
    OVEN,
    SINK,
    SMALL,
    changed,
    leaf,
)

LONG = (
    "Unfortunately the refurbishment of residential accommodation necessitates considerable "
    "organisational preparation, particularly regarding availability of specialised operatives "
    "and the procurement of appropriate materials."
)
DEEP = Node(
    "d2",
    "Two",
    question="What is two?",
    children=(
        Node(
            "d3",
            "Three",
            question="What is three?",
            children=(
                Node(
                    "d4",
                    "Four",
                    question="What is four?",
                    children=(Node("d5", "Five", leaf=leaf("five")), replace(LAMP, key="d6")),
                ),
                Node("d7", "Seven", leaf=leaf("seven")),
            ),
        ),
        Node("d8", "Eight", leaf=leaf("eight")),
    ),
)
BROKEN: list[tuple[str, Rule, str, Catalogue]] = [
    ("no danger", Rule.EMPTY, "", Catalogue((replace(KITCHEN, children=(DRIP, SINK)), HALL))),
    ("no place", Rule.EMPTY, "", Catalogue((GAS,))),
    ("one place", Rule.ONE_ANSWER, "", Catalogue((GAS, KITCHEN))),
    ("no outcome", Rule.NO_END, "hall-lamp", changed(SMALL, "hall-lamp", leaf=None)),
    ("two outcomes", Rule.TWO_ENDS, "sink", changed(SMALL, "sink", leaf=leaf("a sink"))),
    ("one answer", Rule.ONE_ANSWER, "sink", changed(SMALL, "sink", children=(DRIP,))),
    ("five questions", Rule.DEPTH, "d5", changed(SMALL, "hall", children=(MOULD, DEEP))),
    ("a place without area", Rule.AREA, "hall", changed(SMALL, "hall", area=None)),
    ("an area deep down", Rule.AREA, "sink", changed(SMALL, "sink", area=Place.OUTSIDE)),
    ("a wrong key", Rule.KEY, "Hall lamp", changed(SMALL, "hall-lamp", key="Hall lamp")),
    ("a key with a meaning", Rule.KEY, "else", changed(SMALL, "hall-lamp", key="else")),
    ("a long key", Rule.KEY, "k" * 51, changed(SMALL, "hall-lamp", key="k" * 51)),
    ("a key twice", Rule.KEY_TWICE, "sink", changed(SMALL, "hall-lamp", key="sink")),
    ("a danger below", Rule.NOT_FIRST, "oven", changed(SMALL, "oven", danger=GAS.danger,
     same_as="", leaf=leaf("oven", priority=Priority.EMERGENCY))),
    ("an emergency hazard that is hidden", Rule.NOT_FIRST, "hall-mould", changed(
     SMALL, "hall-mould", leaf__priority=Priority.EMERGENCY, leaf__track=Track.EMERGENCY)),
    ("nobody to call", Rule.CALL, "gas", changed(SMALL, "gas", danger__call=" ")),
    ("a number of nobody", Rule.CALL, "gas", changed(SMALL, "gas", danger__whom="")),
    ("nothing to do meanwhile", Rule.MEANWHILE, "gas", changed(SMALL, "gas", danger__meanwhile=())),
    ("a danger that asks", Rule.NOT_AT_ONCE, "gas", changed(
     SMALL, "gas", leaf=None, question="Where do you smell it?",
     children=(replace(LAMP, key="x1", label="Here", leaf=leaf("x")),
               replace(LAMP, key="x2", leaf=leaf("y"))))),
    ("a danger that can wait", Rule.NOT_AT_ONCE, "gas", changed(
     SMALL, "gas", leaf__priority=Priority.ROUTINE)),
    ("same as nothing", Rule.SAME_AS, "oven", changed(SMALL, "oven", same_as="fire")),
    ("no code", Rule.SOR, "hall-lamp", changed(SMALL, "hall-lamp", leaf__sor=" ")),
    ("no priority", Rule.PRIORITY, "hall-lamp", changed(SMALL, "hall-lamp", leaf__priority=None)),
    ("nobody's", Rule.RESPONSIBILITY, "hall-lamp", changed(
     SMALL, "hall-lamp", leaf__responsibility=None)),
    ("no trade", Rule.TRADE, "hall-lamp", changed(SMALL, "hall-lamp", leaf__trade="")),
    ("no time", Rule.MINUTES, "hall-lamp", changed(SMALL, "hall-lamp", leaf__minutes=0)),
    ("a crime number for nothing", Rule.CRIME, "hall-lamp", changed(
     SMALL, "hall-lamp", leaf__unless_crime=True)),
    ("slower than the law", Rule.RIGHT_TO_REPAIR, "sink-blocked", changed(
     SMALL, "sink-blocked", leaf__priority=Priority.ROUTINE)),
    ("planned against the law", Rule.RIGHT_TO_REPAIR, "sink-blocked", changed(
     SMALL, "sink-blocked", leaf__priority=Priority.PLANNED)),
    ("a right left to the tenant", Rule.RIGHT_TO_REPAIR, "sink-blocked", changed(
     SMALL, "sink-blocked", leaf__responsibility=Responsibility.TENANT)),
    ("a right without a time", Rule.RIGHT_TO_REPAIR, "sink-blocked", changed(
     SMALL, "sink-blocked", leaf__defect=Defect.TAP)),
    ("a hazard of no kind", Rule.HAZARD, "hall-mould", changed(
     SMALL, "hall-mould", leaf__hazard=None)),
    ("a hazard of no track", Rule.HAZARD, "hall-mould", changed(
     SMALL, "hall-mould", leaf__track=Track.NONE)),
    ("a hazard that waits", Rule.HAZARD, "hall-mould", changed(
     SMALL, "hall-mould", leaf__priority=Priority.ROUTINE)),
    ("a hazard left to a leaseholder", Rule.HAZARD, "hall-mould", changed(
     SMALL, "hall-mould", leaf__responsibility=Responsibility.LEASEHOLDER)),
    ("an emergency hazard that waits", Rule.HAZARD, "gas", changed(
     SMALL, "gas", leaf__hazard=Hazard.OTHER, leaf__track=Track.EMERGENCY,
     leaf__priority=Priority.URGENT)),
    ("an answer without words", Rule.LABEL, "hall-lamp", changed(SMALL, "hall-lamp", label="")),
    ("an outcome without a name", Rule.LABEL, "hall-lamp", changed(
     SMALL, "hall-lamp", leaf__name="")),
    ("no question", Rule.QUESTION, "sink", changed(SMALL, "sink", question=" ")),
    ("a question twice", Rule.SAID_TWICE, "sink", changed(
     SMALL, "sink", question="What is wrong in the Kitchen?")),
    ("an answer twice", Rule.SAID_TWICE, "sink", changed(
     SMALL, "sink-drips", label="It is blocked")),
    ("a place twice", Rule.SAID_TWICE, "", changed(SMALL, "hall", label="Kitchen")),
    ("a name twice", Rule.SAID_TWICE, "hall-lamp", changed(
     SMALL, "hall-lamp", leaf__name="dripping kitchen tap")),
    ("no reason", Rule.WHY, "hall-lamp", changed(SMALL, "hall-lamp", leaf__why="")),
    ("a picture alone", Rule.PICTURE, "hall-lamp", changed(SMALL, "hall-lamp", picture=3)),
    ("hard words", Rule.READING, "hall-lamp", changed(SMALL, "hall-lamp", leaf__why=LONG)),
    ("hard words in a danger", Rule.READING, "gas", changed(
     SMALL, "gas", danger__meanwhile=(LONG,))),
]  # fmt: skip


def test_a_catalogue_with_nothing_wrong_is_proved() -> None:
    assert prove(SMALL, LIMITS) == []


@pytest.mark.parametrize(
    ("rule", "key", "broken"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN]
)
def test_each_fault_is_found_where_it_is(rule: Rule, key: str, broken: Catalogue) -> None:
    assert (rule, key) in {(problem.rule, problem.key) for problem in prove(broken, LIMITS)}


def test_every_rule_has_a_catalogue_that_breaks_it() -> None:
    assert {row[1] for row in BROKEN} == set(Rule) - {Rule.ENGINE}


def test_most_faults_are_told_once_and_nothing_else_with_them() -> None:
    alone = [row[0] for row in BROKEN if len(prove(row[3], LIMITS)) == 1]
    assert len(alone) > len(BROKEN) * 0.7


def test_the_editor_reads_the_way_and_what_is_wrong() -> None:
    found = prove(changed(SMALL, "sink-drips", leaf__sor=""), LIMITS)
    assert [str(problem) for problem in found] == [
        "Kitchen > Sink > The tap drips: has no SOR code."
    ]


def test_a_priority_as_long_as_the_law_allows_is_in_time() -> None:
    just = replace(LIMITS, of_defect={Defect.WASTE: 3})
    too_short = replace(LIMITS, of_defect={Defect.WASTE: 2})
    assert prove(SMALL, just) == []
    assert [problem.rule for problem in prove(SMALL, too_short)] == [Rule.RIGHT_TO_REPAIR]


def test_without_the_times_of_the_law_nothing_with_a_right_is_proved() -> None:
    rules = {problem.rule for problem in prove(SMALL, Limits())}
    assert rules == {Rule.RIGHT_TO_REPAIR, Rule.HAZARD}


def test_a_danger_needs_no_wait_and_a_node_may_lead_to_it() -> None:
    shared = replace(OVEN, key="hall-gas", label="The hall smells of gas")
    assert prove(changed(SMALL, "hall", children=(MOULD, LAMP, shared)), LIMITS) == []
    assert isinstance(GAS.danger, Danger)
    assert BLOCKED.leaf is not None
