"""What is unclear is found out, what is clear is read back, and what is unsure can be settled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import pytest

from portal.integration.slots import (
    Booked,
    Cancelled,
    Conflict,
    Held,
    Settled,
    SlotError,
    SlotSource,
    Unavailable,
    Unsure,
    settle,
)
from portal.integration.slots.kinds import Came
from portal.integration.slots.sure import Sure

from .making import JOB, at, slot

KEY = "k" * 32
HELD = Held("H1", JOB.reference, at(24, 8), at(24, 12), at(23, 12))
BOOKED = Booked("B1", JOB.reference, at(24, 8), at(24, 12))
FOREIGN = Booked("B1", "OTHER234-1", at(24, 8), at(24, 12))

Says = Came | SlotError | None


class Told:
    """A scheduler that says what it was told to say, and counts how often it was asked."""

    def __init__(self, says: Says, finds: Says) -> None:
        self.says, self.finds, self.asked = says, finds, 0

    def call(self, *args: Any) -> Any:
        self.asked += 1
        return self._say(self.says)

    hold = confirm = change = cancel = call

    def find(self, key: str) -> Any:
        return self._say(self.finds)

    def _say(self, says: Says) -> Came | None:
        if isinstance(says, SlotError):
            raise says
        return says


def asked(says: Says, finds: Says) -> SlotSource:
    return cast(SlotSource, Told(says, finds))


def test_what_it_did_and_still_knows_is_given() -> None:
    assert Sure(asked(BOOKED, BOOKED)).confirm(HELD, KEY) == BOOKED


def test_what_it_says_and_has_forgotten_did_not_happen() -> None:
    with pytest.raises(Unavailable) as raised:
        Sure(asked(BOOKED, None)).confirm(HELD, KEY)
    assert raised.value.last_seen is not None, "it has just answered"


def test_what_is_unclear_is_found_out_at_once() -> None:
    assert Sure(asked(Unsure(KEY), BOOKED)).confirm(HELD, KEY) == BOOKED
    with pytest.raises(Unavailable):
        Sure(asked(Unsure(KEY), None)).confirm(HELD, KEY)
    with pytest.raises(Conflict):
        Sure(asked(Unsure(KEY), Conflict())).confirm(HELD, KEY)


@pytest.mark.parametrize("says", [BOOKED, Unsure(KEY)])
@pytest.mark.parametrize("finds", [Unavailable(), FOREIGN, HELD])
def test_what_nobody_can_vouch_for_is_unsure(says: Says, finds: Says) -> None:
    with pytest.raises(Unsure) as raised:
        Sure(asked(says, finds)).confirm(HELD, KEY)
    assert raised.value.key == KEY


@pytest.mark.parametrize("refused", [Conflict(), Unavailable()])
def test_a_refusal_is_believed_without_asking_again(refused: SlotError) -> None:
    with pytest.raises(type(refused)):
        Sure(asked(refused, BOOKED)).confirm(HELD, KEY)


@pytest.mark.parametrize(
    "call",
    [
        lambda sure: sure.hold(JOB, slot(), KEY),
        lambda sure: sure.change(JOB, BOOKED, slot(), KEY),
        lambda sure: sure.cancel(BOOKED, KEY),
        lambda sure: sure.confirm(HELD, KEY),
    ],
)
def test_each_call_is_made_once_and_never_again(call: Callable[[SlotSource], Any]) -> None:
    told = Told(Unsure(KEY), None)
    with pytest.raises(Unavailable):
        call(Sure(cast(SlotSource, told)))
    assert told.asked == 1


@pytest.mark.parametrize("came", [HELD, BOOKED, Cancelled("B1", JOB.reference), None])
def test_settling_says_what_came_of_it(came: Came | None) -> None:
    assert settle(asked(None, came), KEY, JOB.reference) == Settled(came)


def test_settling_says_why_nothing_came_of_it() -> None:
    why = Conflict()
    assert settle(asked(None, why), KEY, JOB.reference) == Settled(None, why)


@pytest.mark.parametrize("finds", [Unavailable(), Unsure(KEY), FOREIGN])
def test_settling_says_nothing_while_nobody_knows(finds: Says) -> None:
    with pytest.raises(Unsure):
        settle(asked(None, finds), KEY, JOB.reference)
