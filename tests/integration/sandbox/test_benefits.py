"""The sandbox's benefits office: one more proof, then a decision for each benefit, once."""

from __future__ import annotations

from typing import Any

import pytest

from portal.integration.sandbox.benefits import ASKED, decision

from .conftest import Start
from .portal import Call, Portal, event, eventually, send

PACE = 0.01
CLAIM = {"reference": "7K4M9TX3", "rent": True, "council_tax": True}
CAME = {"reference": "7K4M9TX3", "number": 4, "code": "more", "state": "sent"}
ROOT = "/api/v1/claims/7K4M9TX3"


def after(portal: Portal, calls: int) -> list[Call]:
    eventually(f"{calls} calls", lambda: len(portal.calls) >= calls)
    return portal.calls


def test_it_asks_for_one_more_proof_and_only_once(start: Start, portal: Portal) -> None:
    address = start(pace=PACE)
    for _ in range(2):
        send(address, event("claim.submitted", **CLAIM))
    (asked,) = after(portal, 1)
    assert (asked.path, asked.body) == (f"{ROOT}/proofs", ASKED)


def test_once_that_has_come_it_decides_about_each_benefit(start: Start, portal: Portal) -> None:
    address = start(pace=PACE)
    send(address, event("claim.submitted", **CLAIM))
    after(portal, 1)
    for _ in range(2):
        send(address, event("claim.proof_changed", **CAME))
    made = after(portal, 4)
    assert [each.path for each in made[1:]] == [f"{ROOT}/proofs/4", *[f"{ROOT}/decision"] * 2]
    assert [each.body["benefit"] for each in made[2:]] == [
        "housing-benefit",
        "council-tax-reduction",
    ]
    assert len({each.id for each in made}) == 4


@pytest.mark.parametrize(
    "other",
    [{"code": "pay"}, {"state": "wanted"}, {"reference": "9K4M9TX3"}],
)
def test_anything_else_decides_nothing(start: Start, portal: Portal, other: dict[str, Any]) -> None:
    address = start(pace=PACE)
    send(address, event("claim.submitted", **CLAIM))
    after(portal, 1)
    send(address, event("claim.proof_changed", **{**CAME, **other}))
    send(address, event("claim.submitted", **{**CLAIM, "reference": "2K4M9TX3"}))
    assert {each.path.rsplit("/", 1)[1] for each in after(portal, 2)} == {"proofs"}


def test_the_job_of_a_claim_does_not_go_on_by_the_clock(start: Start, portal: Portal) -> None:
    address = start(pace=PACE)
    send(address, event("case.opened", reference="7K4M9TX3", kind="claim-benefits"))
    send(address, event("claim.submitted", **CLAIM))
    assert all("/cases/" not in each.path for each in after(portal, 1))


def test_the_same_claim_is_always_decided_alike() -> None:
    assert decision("7K4M9TX3", "housing-benefit") == decision("7K4M9TX3", "housing-benefit")
    outcomes = {decision(f"AAAA{n:04}", "housing-benefit")["outcome"] for n in range(40)}
    assert outcomes == {"awarded", "refused"}


def test_a_refusal_has_no_amount() -> None:
    made = [decision(f"AAAA{n:04}", "housing-benefit") for n in range(40)]
    assert all(("weekly" in each) is (each["outcome"] == "awarded") for each in made)
