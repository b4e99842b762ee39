"""Is it fixed? By link or on the page of the repair: asked once, answered once, told truly."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from portal.cases.models import Status, What, Who
from portal.cases.timeline import WEBSITE
from portal.integration.models import Delivery
from portal.repairs import visits
from portal.repairs.after import answering, asking, silence, telling
from portal.repairs.after.links import address_of, token_of, verdict_of
from portal.repairs.course.moving import move, reopen
from portal.repairs.course.states import State
from portal.repairs.models import Answer, HazardCase, Repair, Verdict, VisitState
from portal.repairs.words import Hazard, Track

from .conftest import NOW, now, page, said

Opened = Callable[[Repair], Client]


def link(verdict: Verdict) -> str:
    return f"/is-it-fixed/{token_of(verdict)}/"


def sent(template: str) -> int:
    return Delivery.objects.filter(template=template).count()


def test_the_question_goes_out_once_and_no_second_message_says_the_same(done: Repair) -> None:
    assert sent("repair-fixed") == 1
    assert not [
        each
        for each in done.case.timeline.filter(what=What.STATUS)
        if each.words.startswith("We think that it is fixed")
    ]


def test_the_message_has_a_link_and_no_name_in_it(verdict: Verdict) -> None:
    built = telling.KINDS[0].as_email(verdict.pk)
    assert built is not None
    assert address_of(verdict) in built.text
    assert "Somebody" not in built.text
    assert "Tuesday 8 December" in built.text


def test_to_open_the_link_does_nothing(client: Client, verdict: Verdict) -> None:
    for _ in range(3):
        assert client.get(link(verdict)).status_code == 200
    verdict.refresh_from_db()
    assert (verdict.answer, now(verdict.repair)) == ("", State.WORK_DONE)


def test_the_page_of_a_link_shows_nothing_of_the_person(client: Client, verdict: Verdict) -> None:
    shown = client.get(link(verdict)).content.decode()
    assert "Is it fixed?" in shown
    for private in ("Somebody", "Test Street", "900123", "somebody@example.com"):
        assert private not in shown


@pytest.mark.parametrize("token", ["1.made-up", "1", "nonsense", "."])
def test_a_link_that_we_did_not_make_is_not_found(client: Client, done: Repair, token: str) -> None:
    assert client.get(f"/is-it-fixed/{token}/").status_code == 404
    assert verdict_of(token) is None


def test_yes_closes_it(client: Client, verdict: Verdict) -> None:
    answer = client.post(link(verdict), {"answer": "yes", "stars": "4", "words": "Thank you"})
    assert (answer.status_code, answer["Location"]) == (303, link(verdict))
    verdict.refresh_from_db()
    repair = verdict.repair
    repair.case.refresh_from_db()
    assert (verdict.answer, verdict.stars, now(repair)) == (Answer.YES, 4, State.CLOSED)
    assert repair.case.status == Status.DONE
    assert "You told us that it is fixed." in client.get(link(verdict)).content.decode()


@pytest.mark.parametrize("answer", ["partly", "no"])
def test_what_is_not_fixed_goes_on_under_the_same_reference(
    client: Client, verdict: Verdict, answer: str
) -> None:
    client.post(link(verdict), {"answer": answer, "words": "It still drips."})
    repair = Repair.objects.get(pk=verdict.repair_id)
    assert (repair.state, repair.reopened) == (State.ACCEPTED, 1)
    assert visits.needed(repair)
    written = repair.case.timeline.filter(what=What.NOTE, who=Who.PERSON, public=True)
    assert [each.words for each in written] == ["It still drips."]
    assert sent("repair-alert") == 1


def test_the_deadline_that_seemed_met_goes_on(client: Client, verdict: Verdict) -> None:
    case = verdict.repair.case
    assert not case.clocks.filter(stopped_at=None).exists()
    client.post(link(verdict), {"answer": "no", "words": "It still drips."})
    assert case.clocks.filter(stopped_at=None).exists()


def test_nobody_came_takes_back_that_somebody_did(client: Client, verdict: Verdict) -> None:
    client.post(link(verdict), {"answer": "nobody"})
    repair = Repair.objects.get(pk=verdict.repair_id)
    assert repair.state == State.ACCEPTED
    assert repair.visits.get().state == VisitState.MISSED


def test_what_is_still_wrong_must_be_said(client: Client, verdict: Verdict) -> None:
    answer = client.post(link(verdict), {"answer": "no"})
    assert answer.status_code == 422
    assert "Tell us what is still wrong" in answer.content.decode()
    assert now(verdict.repair) == State.WORK_DONE


def test_a_second_answer_changes_nothing_and_is_told_so(client: Client, verdict: Verdict) -> None:
    client.post(link(verdict), {"answer": "yes"})
    again = client.post(link(verdict), {"answer": "no", "words": "It drips."})
    assert "You told us that it is fixed." in again.content.decode()
    assert now(verdict.repair) == State.CLOSED
    assert Verdict.objects.count() == 1


def test_two_who_answer_at_once_have_one_effect(verdict: Verdict) -> None:
    other = Verdict.objects.select_related("repair__case").get(pk=verdict.pk)
    assert answering.answer(verdict, Answer.NO, "It drips.")
    assert not answering.answer(other, Answer.YES)
    assert now(verdict.repair) == State.ACCEPTED


def test_staff_who_go_on_with_it_settle_the_question(client: Client, verdict: Verdict) -> None:
    reopen(verdict.repair, WEBSITE)
    verdict.refresh_from_db()
    assert verdict.answer == Answer.OVER
    assert "do not need an answer" in client.get(link(verdict)).content.decode()
    assert telling.KINDS[0].as_email(verdict.pk) is None


def test_it_is_asked_again_when_it_is_done_again(verdict: Verdict) -> None:
    answering.answer(verdict, Answer.NO, "It drips.")
    repair = Repair.objects.get(pk=verdict.repair_id)
    for state in (State.SCHEDULED, State.IN_PROGRESS, State.WORK_DONE):
        move(repair, state, WEBSITE)
    assert [each.answer for each in repair.verdicts.all()] == [Answer.NO, ""]
    assert sent("repair-fixed") == 2


def test_a_danger_that_is_not_over_keeps_the_case_open(verdict: Verdict) -> None:
    repair = verdict.repair
    HazardCase.objects.create(
        case=repair.case, hazard=Hazard.FALLS, track=Track.SIGNIFICANT, covered=True, aware_at=NOW
    )
    assert answering.answer(verdict, Answer.YES)
    assert now(repair) == State.WORK_DONE
    assert sent("repair-alert") == 1


def test_silence_closes_it_after_it_was_said_before(
    verdict: Verdict, clock: time_machine.Coordinates
) -> None:
    silence.work()
    assert (sent("repair-fixed-soon"), now(verdict.repair)) == (0, State.WORK_DONE)
    clock.move_to(NOW + timedelta(days=11, minutes=1))
    silence.work()
    silence.work()
    assert (sent("repair-fixed-soon"), now(verdict.repair)) == (1, State.WORK_DONE)
    clock.move_to(NOW + timedelta(days=14, minutes=2))
    silence.work()
    verdict.refresh_from_db()
    assert (verdict.answer, now(verdict.repair)) == (Answer.SILENCE, State.CLOSED)
    assert said(verdict.repair).startswith("We have not heard from you")


def test_nobody_is_closed_unsaid_when_the_clock_stood_still(
    verdict: Verdict, clock: time_machine.Coordinates
) -> None:
    clock.move_to(NOW + timedelta(days=30))
    silence.work()
    silence.work()
    assert now(verdict.repair) == State.WORK_DONE
    clock.move_to(NOW + timedelta(days=33, minutes=1))
    silence.work()
    assert now(verdict.repair) == State.CLOSED


def test_what_was_closed_can_be_opened_again_for_a_while(
    verdict: Verdict, following: Opened, clock: time_machine.Coordinates
) -> None:
    answering.answer(verdict, Answer.YES)
    repair = verdict.repair
    clock.move_to(NOW + timedelta(days=20))
    client = following(repair)
    assert "not fixed after all" in client.get(page(repair, "fixed")).content.decode()
    client.post(page(repair, "fixed"), {"answer": "no", "words": "It drips again."})
    assert now(repair) == State.ACCEPTED


def test_and_not_for_ever(
    verdict: Verdict, following: Opened, clock: time_machine.Coordinates
) -> None:
    answering.answer(verdict, Answer.YES)
    clock.move_to(NOW + timedelta(days=asking.REOPEN_DAYS, minutes=1))
    client = following(verdict.repair)
    assert client.get(page(verdict.repair, "fixed")).status_code == 303
    assert not answering.not_fixed_after_all(verdict.repair, Answer.NO, "It drips.")
    assert now(verdict.repair) == State.CLOSED


def test_the_page_of_the_repair_asks_the_same(verdict: Verdict, following: Opened) -> None:
    client = following(verdict.repair)
    shown = client.get(page(verdict.repair, "fixed"))
    assert "Is it fixed?" in shown.content.decode()
    client.post(page(verdict.repair, "fixed"), {"answer": "yes"})
    assert now(verdict.repair) == State.CLOSED


def test_a_stranger_sees_no_page_of_it(client: Client, done: Repair) -> None:
    unknown: Any = client.get("/track/2222-2222/fixed/")
    theirs: Any = client.get(page(done, "fixed"))
    assert (unknown.status_code, unknown["Location"]) == (theirs.status_code, theirs["Location"])
    assert timezone.now() == NOW
