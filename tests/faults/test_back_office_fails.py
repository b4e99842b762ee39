"""The back office is slow, broken or lying: the person notices nothing, and nothing is lost."""

from __future__ import annotations

import pytest
from django.utils import timezone

from portal.cases.models import Case
from portal.integration.models import Endpoint
from tests.support.served.running import Running, until

from .watching import arrives, asked, attempts, came, deliveries, effects, once


def switch(portal: Running, *faults: str) -> None:
    assert portal.sandbox is not None
    for fault in faults:
        portal.sandbox.faults.set(fault)


@pytest.mark.parametrize("fault", ["error:4", "reset:3", "slow=4:1"])
def test_what_fails_is_tried_until_it_arrives_and_takes_effect_once(
    portal: Running, fault: str
) -> None:
    switch(portal, fault)
    reference = asked(portal)
    assert once(arrives(portal, reference))
    assert "failed" in attempts(portal, reference)


def test_what_was_taken_before_the_connection_broke_is_a_repeat_the_next_time(
    portal: Running,
) -> None:
    switch(portal, "reset:2")
    reference = asked(portal)
    assert once(arrives(portal, reference))
    assert came(portal, reference) == 5


def test_events_of_one_case_never_overtake_each_other(portal: Running) -> None:
    assert portal.sandbox is not None
    switch(portal, "error:40%", "reset:20%")
    references = [asked(portal) for _ in range(4)]
    for reference in references:
        assert once(arrives(portal, reference))
    assert "out of order" not in portal.sandbox.kept.counts()


def test_gone_is_heard_and_what_waits_goes_when_somebody_opens_the_door_again(
    portal: Running,
) -> None:
    def refused() -> bool:
        return bool(Endpoint.objects.get().disabled_at)

    switch(portal, "gone:1")
    reference = asked(portal)
    until("the endpoint is disabled", lambda: portal.orm(refused))
    assert effects(portal, reference) == {}

    again = {"disabled_at": None, "disabled_because": ""}
    portal.orm(lambda: Endpoint.objects.update(**again))
    assert once(arrives(portal, reference))


def test_a_back_office_that_lies_leaves_the_case_open_and_on_our_lists(portal: Running) -> None:
    """What answers 200 and forgets cannot be seen through; so no case ends by being delivered."""
    switch(portal, "lost:1")
    reference = asked(portal)
    arrives(portal, reference)
    assert [each.delivered_at is not None for each in deliveries(portal, reference)] == [True] * 3
    assert "case.opened" not in effects(portal, reference)

    case = portal.orm(lambda: Case.objects.get(reference=reference))
    assert case.status == "received"
    assert portal.orm(Case.objects.open().filter(reference=reference).exists)
    assert case.status_at < timezone.now()
