"""A question to the person: asked, answered once, and the case goes on."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.cases import clocks, contacts
from portal.cases.asking import THANKS, WHY, answer, ask
from portal.cases.changes import add_note, change_status
from portal.cases.clocks import Rule
from portal.cases.contacts import Contact
from portal.cases.lengths import Length, Unit
from portal.cases.models import Basis, Case, CaseQuestion, Status, What, Who
from portal.cases.timeline import WEBSITE, staff, system
from portal.cases.tracking.writing import unanswered
from portal.integration.models import Delivery
from tests.support.cases import CaseFactory, TargetFactory
from tests.support.factories import UserFactory

from .telling import housing, listener, told

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def case() -> Case:
    """Opened two days ago, with the promise of a reply."""
    TargetFactory()
    made: Case = CaseFactory(at=timezone.now() - 2 * DAY)
    return made


def entries(case: Case, what: What) -> list[str]:
    return [each.words for each in case.timeline.filter(what=what).order_by("pk")]


def test_a_question_waits_for_the_person_and_is_read_by_them(case: Case) -> None:
    question = ask(case, "What colour is it?", WEBSITE)
    case.refresh_from_db()
    entry = case.timeline.get(what=What.QUESTION)
    assert question.is_open
    assert case.status == Status.WAITING
    assert (entry.words, entry.public) == ("What colour is it?", True)
    assert not entries(case, What.STATUS), "said once"


def test_the_person_is_told_of_a_question(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    reached = Contact(email="sam@example.org", prefers="none")
    monkeypatch.setattr(contacts, "_resolvers", [lambda case: reached])
    question = ask(case, "What colour is it?", WEBSITE)
    assert [each.template for each in Delivery.objects.all()] == ["case-question"]
    answer(question, "Green")
    assert Delivery.objects.count() == 1, "they know what they did"


def test_an_answer_gives_the_case_back_to_the_team(case: Case) -> None:
    question = ask(case, "What colour is it?", WEBSITE)
    assert answer(question, "Green, I think.")
    case.refresh_from_db()
    question.refresh_from_db()
    entry = case.timeline.get(what=What.ANSWER)
    assert case.status == Status.WITH_TEAM
    assert (question.answer, question.is_open) == ("Green, I think.", False)
    assert (entry.words, entry.who, entry.public) == ("Green, I think.", Who.PERSON, True)
    assert entries(case, What.STATUS) == [THANKS]
    assert list(unanswered()) == [case], "staff have still to act"


def test_a_question_is_answered_once(case: Case) -> None:
    question = ask(case, "What colour is it?", WEBSITE)
    stale = CaseQuestion.objects.get(pk=question.pk)
    assert answer(question, "Green")
    assert not answer(stale, "Blue")
    assert entries(case, What.ANSWER) == ["Green"]
    assert CaseQuestion.objects.get().answer == "Green"


def test_a_promise_of_ours_stands_still_and_runs_on(case: Case) -> None:
    due = case.clocks.get().due_at
    with time_machine.travel(timezone.now(), tick=False) as clock:
        question = ask(case, "What colour is it?", WEBSITE)
        assert case.clocks.get().due_at is None
        assert case.clocks.get().pauses.get().reason == WHY
        clock.shift(7 * DAY)
        answer(question, "Green")
    again = case.clocks.get()
    assert again.due_at >= due + 7 * DAY
    assert not again.pauses.filter(ended_at=None).exists()


def test_a_deadline_set_by_law_runs_on(case: Case) -> None:
    law = Rule(
        "law", "We will decide", Length(20, Unit.WORKING_DAYS), "An Act, section 10", Basis.LAW
    )
    clocks.start(case, law, "case opened")
    ask(case, "What colour is it?", WEBSITE)
    assert case.clocks.get(step="law").due_at
    assert case.clocks.get(step="reply").due_at is None


def test_a_clock_that_staff_stopped_is_theirs_to_let_run_on(case: Case) -> None:
    clocks.pause(case.clocks.get(), "We wait for an expert.", WEBSITE)
    answer(ask(case, "What colour is it?", WEBSITE), "Green")
    assert case.clocks.get().due_at is None
    assert case.clocks.get().pauses.get().reason == "We wait for an expert."


def test_with_two_questions_the_case_waits_for_both_answers(case: Case) -> None:
    first, second = ask(case, "What colour?", WEBSITE), ask(case, "Which street?", WEBSITE)
    answer(first, "Green")
    case.refresh_from_db()
    assert case.status == Status.WAITING
    assert case.clocks.get().due_at is None
    answer(second, "High Street")
    case.refresh_from_db()
    assert case.status == Status.WITH_TEAM
    assert case.clocks.get().due_at


@pytest.mark.parametrize("status", [Status.WITH_TEAM, Status.DONE, Status.CLOSED])
def test_a_case_that_moves_on_without_the_answer_withdraws_its_question(
    case: Case, status: Status
) -> None:
    question = ask(case, "What colour is it?", WEBSITE)
    change_status(case, status, WEBSITE)
    question.refresh_from_db()
    assert question.withdrawn_at
    assert not answer(question, "Green")
    assert not case.clocks.get().pauses.filter(ended_at=None).exists()
    assert (case.clocks.get().stopped_at is None) == (status == Status.WITH_TEAM)


def test_a_note_meanwhile_leaves_the_question_open(case: Case) -> None:
    question = ask(case, "What colour is it?", WEBSITE)
    add_note(case, "The van was there.", WEBSITE, public=True)
    question.refresh_from_db()
    assert question.is_open


def test_a_question_older_than_the_last_status_is_never_seen(case: Case) -> None:
    change_status(case, Status.DONE, WEBSITE)
    question = ask(case, "What colour is it?", WEBSITE, at=timezone.now() - DAY)
    case.refresh_from_db()
    assert not question.is_open
    assert case.status == Status.DONE
    assert not entries(case, What.QUESTION)


def test_staff_put_in_what_they_were_told_by_telephone(case: Case) -> None:
    user = UserFactory()
    question = ask(case, "What colour is it?", WEBSITE)
    answer(question, "Green", staff(user))
    assert case.timeline.get(what=What.ANSWER).user == user
    assert not unanswered().exists()


def test_the_system_that_asked_is_told_the_answer(case: Case) -> None:
    theirs = housing()
    own, other = listener("Own", system=theirs), listener("Other")
    question = ask(case, "What colour is it?", system(theirs))
    assert [name for name, _ in told(other)] == ["case.status_changed"]
    assert told(other)[0][1]["words"] == "What colour is it?"
    assert told(own) == []
    answer(question, "Green")
    [*_, (name, data)] = told(own)
    assert name == "case.answered"
    assert (data["question"], data["answer"], data["by"]) == (
        "What colour is it?",
        "Green",
        "person",
    )
    assert (data["question_id"], data["status"]) == (question.pk, "with_team")


@pytest.mark.parametrize(
    "wrong",
    [
        {"answered_at": timezone.now()},
        {"answer": "Green"},
        {"answered_at": timezone.now() - 400 * DAY, "answer": "Green"},
        {"answered_at": timezone.now(), "answer": "Green", "withdrawn_at": timezone.now()},
    ],
)
def test_the_database_refuses_half_an_answer(case: Case, wrong: dict[str, object]) -> None:
    question = ask(case, "What colour is it?", WEBSITE)
    with pytest.raises(IntegrityError), transaction.atomic():
        CaseQuestion.objects.filter(pk=question.pk).update(**wrong)
