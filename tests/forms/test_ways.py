"""A page to read may begin with numbers to call."""

from __future__ import annotations

from dataclasses import replace

import pytest

from portal.forms import registry
from portal.forms.definition import ContentStep, Way, freeze, thaw
from portal.forms.prove import Fault, prove
from tests.support.journeys import SHORT
from tests.support.walking import Walker

from .making import ask, journey, page, read

CALL = ContentStep(
    "call",
    "Call now",
    ("Leave the house.",),
    ways=(Way("The gas line", phone="0800 111 999"), Way("What gas does", href="/gas/")),
)


def test_ways_are_frozen_and_having_none_is_not_written() -> None:
    made = journey(CALL, page(ask("a")))
    assert thaw(freeze(made)) == made
    assert '"ways"' not in freeze(journey(read("note"), page(ask("a"))))


@pytest.mark.parametrize("way", [Way("", phone="999"), Way("Call us")])
def test_a_way_that_leads_nowhere_is_found(way: Way) -> None:
    found = prove(journey(replace(CALL, ways=(*CALL.ways, way)), page(ask("a"))))
    assert [(each.fault, each.where) for each in found] == [(Fault.LABEL, "call")]
    assert prove(journey(CALL, page(ask("a")))) == []


@pytest.mark.django_db
def test_the_numbers_stand_first_and_can_be_pressed(monkeypatch: pytest.MonkeyPatch) -> None:
    (section,) = SHORT.sections
    made = replace(SHORT, sections=(replace(section, steps=(CALL, *section.steps)),))
    monkeypatch.setattr(registry, "_journeys", {"short": made})
    walker = Walker("short").start()
    number, page_of_gas = walker.soup.select(".rows a")
    assert (number["href"], number.get_text(" ", strip=True)) == (
        "tel:0800111999",
        "Call 0800 111 999 The gas line",
    )
    assert (page_of_gas["href"], page_of_gas.get_text(strip=True)) == ("/gas/", "What gas does")
    text = walker.soup.get_text()
    assert text.index("0800 111 999") < text.index("Leave the house")
    assert walker.send().step == "words"
