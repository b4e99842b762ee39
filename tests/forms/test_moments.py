"""The moment of an answer moves with the answer, and with nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from portal.forms import registry
from portal.forms.definition import Journey, QuestionStep, freeze, thaw
from portal.forms.models import Draft, Submission
from portal.forms.moments import after_saving, on_route, read
from portal.forms.prove import Fault, prove
from tests.support.factories import ContactPointFactory
from tests.support.journeys import SHORT
from tests.support.walking import Walker

from .making import ask, journey, page, several

AT = datetime(2027, 3, 1, 9, 30, tzinfo=UTC)
LATER = AT + timedelta(hours=2)
TIMED = journey(page(ask("a", timed=True)), page(ask("b")))


def test_a_first_answer_takes_the_moment_at_which_it_is_given() -> None:
    assert after_saving(TIMED, {}, {"a": "x"}, {}, AT) == {"a": AT.isoformat()}


def test_the_same_answer_again_keeps_its_moment_and_another_takes_a_new_one() -> None:
    kept = {"a": AT.isoformat()}
    assert after_saving(TIMED, {"a": "x"}, {"a": "x"}, kept, LATER) == kept
    assert after_saving(TIMED, {"a": "x"}, {"a": "y"}, kept, LATER) == {"a": LATER.isoformat()}


def test_an_answer_beside_it_moves_nothing_and_has_no_moment() -> None:
    kept = {"a": AT.isoformat()}
    assert after_saving(TIMED, {"a": "x"}, {"a": "x", "b": "z"}, kept, LATER) == kept


def test_an_answer_from_before_moments_were_kept_takes_one_when_it_is_next_saved() -> None:
    assert after_saving(TIMED, {"a": "x"}, {"a": "x"}, {}, LATER) == {"a": LATER.isoformat()}


def test_only_the_moments_of_what_is_sent_are_sent() -> None:
    assert on_route({"a": AT.isoformat(), "c": "gone"}, {"a": "x"}) == {"a": AT.isoformat()}
    assert read({"a": AT.isoformat()}) == {"a": AT}


def test_that_a_question_is_timed_is_frozen_and_not_being_so_is_not_written() -> None:
    assert thaw(freeze(TIMED)) == TIMED
    assert freeze(TIMED).count('"timed"') == 1


def test_what_is_asked_of_each_thing_on_a_list_has_no_moment() -> None:
    found = prove(journey(several("people", page(ask("who", timed=True)))))
    assert [(each.fault, each.where) for each in found] == [(Fault.LIMIT, "who")]


def timed(made: Journey) -> Journey:
    (section,) = made.sections
    words, contact = section.steps
    assert isinstance(words, QuestionStep)
    asked = replace(words, questions=(replace(words.questions[0], timed=True),))
    return replace(made, sections=(replace(section, steps=(asked, contact)),))


@pytest.fixture
def walker(db: None, monkeypatch: pytest.MonkeyPatch) -> Walker:
    ContactPointFactory()
    monkeypatch.setattr(registry, "_journeys", {"short": timed(SHORT)})
    return Walker("short")


def test_a_moment_goes_from_the_page_to_what_is_sent(walker: Walker) -> None:
    with time_machine.travel(AT, tick=False):
        walker.start().send({"words": "A bench is broken"})
    assert Draft.objects.get().moments == {"words": AT.isoformat()}
    with time_machine.travel(LATER, tick=False):
        walker.send({"email": "a@example.com"})
        walker.go(f"/forms/short/{walker.key}/words/").send({"words": "A bench is broken"})
        assert Draft.objects.get().moments == {"words": AT.isoformat()}
        walker.go(f"/forms/short/{walker.key}/check-answers/").send()
    submission = Submission.objects.get()
    assert submission.moments == {"words": AT.isoformat()}
    assert submission.submitted_at == LATER


def test_an_answer_that_is_changed_has_its_moment_then(walker: Walker) -> None:
    with time_machine.travel(AT, tick=False):
        walker.start().send({"words": "A bench is broken"})
    with time_machine.travel(LATER, tick=False):
        walker.go(f"/forms/short/{walker.key}/words/").send({"words": "A bench is gone"})
    assert Draft.objects.get().moments == {"words": LATER.isoformat()}
