"""Where hazards and rights may go, as the data says."""

from __future__ import annotations

from itertools import product

import pytest

from portal.repairs.law import second, track
from portal.repairs.law.track import MOVES, NotAllowed, State, check
from portal.repairs.words import Track

MACHINES = [(track.MOVES, State.POTENTIAL), (second.MOVES, second.Stage.FIRST)]


def reached(moves: dict, start: object) -> set:  # type: ignore[type-arg]
    seen, look = {start}, [start]
    while look:
        look += [new for new in moves[look.pop()] if new not in seen and not seen.add(new)]
    return seen


@pytest.mark.parametrize(("moves", "start"), MACHINES)
def test_every_state_is_reached_from_the_first_and_leads_to_an_end(
    moves: dict[object, frozenset[object]], start: object
) -> None:
    ends = {state for state, then in moves.items() if not then}
    assert reached(moves, start) == set(moves)
    assert all(reached(moves, state) & ends for state in moves)


@pytest.mark.parametrize(("here", "there"), list(product(State, State)))
def test_a_hazard_goes_only_where_the_data_says(here: State, there: State) -> None:
    if there in MOVES[here]:
        check(here, there)
    else:
        with pytest.raises(NotAllowed, match="does not go"):
            check(here, there)


@pytest.mark.parametrize(("here", "there"), list(product(second.Stage, second.Stage)))
def test_a_right_goes_only_where_the_data_says(here: second.Stage, there: second.Stage) -> None:
    if there in second.MOVES[here]:
        second.check(here, there)
    else:
        with pytest.raises(second.NotNow, match="does not go"):
            second.check(here, there)


def test_nobody_is_safe_before_somebody_has_looked() -> None:
    safe = {State.SAFE, State.REHOUSED, State.MORE_STARTED, State.COMPLETE}
    assert not [state for state in track.BEFORE_A_LOOK if MOVES[state] & safe]


def test_each_track_has_its_state() -> None:
    assert set(track.STATE_OF_TRACK) == set(Track)
    assert set(track.STATE_OF_TRACK.values()) == MOVES[State.POTENTIAL]


def test_none_and_complete_are_the_ends_of_a_hazard() -> None:
    assert set(track.ENDED) == {State.NONE, State.COMPLETE}
    assert set(second.ENDED) == {second.Stage.DONE, second.Stage.VOID}
