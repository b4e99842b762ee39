"""The table of states: every one leads somewhere or ends, and every end can be reached."""

import pytest

from portal.cases.models import Status
from portal.repairs.course.states import ENDED, MOVES, PAIRS, SAID, STATUS, NotAllowed, State, check


def reached(start: State) -> set[State]:
    found, waiting = {start}, [start]
    while waiting:
        new = MOVES[waiting.pop()] - found
        found |= new
        waiting.extend(new)
    return found


def test_every_state_can_be_reached_from_the_first() -> None:
    assert reached(State.RECEIVED) == set(State)


@pytest.mark.parametrize("state", list(State))
def test_every_state_leads_to_an_end_or_is_one(state: State) -> None:
    assert reached(state) & set(ENDED)


@pytest.mark.parametrize("state", list(State))
def test_every_state_has_words_for_a_tenant_and_a_status(state: State) -> None:
    assert SAID[state].endswith(".")
    assert STATUS[state] in Status


def test_what_ended_stays_so_but_for_what_is_not_fixed_after_all() -> None:
    assert {(here, there) for here, there in PAIRS if here in ENDED} == {
        (State.CLOSED, State.REOPENED)
    }


def test_only_done_work_is_called_fixed() -> None:
    assert [here for here, there in PAIRS if there == State.CLOSED] == [State.WORK_DONE]


def test_a_move_that_there_is_not_says_so_in_words() -> None:
    check(State.ACCEPTED, State.SCHEDULED)
    with pytest.raises(NotAllowed, match="from “Received” to “Fixed”"):
        check(State.RECEIVED, State.CLOSED)
