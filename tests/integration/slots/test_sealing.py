"""A slot that comes back from a browser is one that we offered for this job, not long ago."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import signing

from portal.integration.slots import Fit, Forged, Stale, seal, unseal

from .making import JOB, slot

MINE = JOB.reference


@pytest.mark.parametrize("fit", Fit)
def test_a_slot_comes_back_as_it_left(fit: Fit) -> None:
    left = slot(fit=fit)
    assert unseal(seal(left), MINE) == left


def test_a_slot_of_another_job_is_refused() -> None:
    with pytest.raises(Forged):
        unseal(seal(slot()), "OTHER234-1")


def test_any_changed_letter_is_refused() -> None:
    written = seal(slot())
    for place, letter in enumerate(written):
        other = "A" if letter != "A" else "B"
        changed = written[:place] + other + written[place + 1 :]
        with pytest.raises((Forged, Stale)):
            unseal(changed, MINE)


@pytest.mark.parametrize("nonsense", ["", ":", "a:b:c", "x" * 5000, "é"])
def test_what_is_no_slot_is_refused(nonsense: str) -> None:
    with pytest.raises(Forged):
        unseal(nonsense, MINE)


def test_something_else_that_we_signed_is_refused() -> None:
    with pytest.raises(Forged):
        unseal(signing.dumps({"id": "11-24-8"}, salt="another"), MINE)


def test_one_that_was_offered_too_long_ago_is_stale() -> None:
    with pytest.raises(Stale):
        unseal(seal(slot()), MINE, good_for=timedelta(seconds=-1))


def test_the_job_is_not_to_be_read_in_it() -> None:
    head = seal(slot()).split(":")[0]
    assert MINE not in signing.b64_decode(head.lstrip(".").encode()).decode()
