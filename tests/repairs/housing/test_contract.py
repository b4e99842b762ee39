"""Each housing system that we have keeps what is asked of all."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from portal.integration.sandbox.command import Sandbox
from portal.repairs.housing import Unavailable
from portal.repairs.housing.http import HttpHousing
from portal.repairs.law.words import Tenure
from tests.support.housing import PaperHousing

from .contract import HousingContract

KEY = "the-portal's-key-for-housing"
PATIENCE = 10.0
"""Seconds that we wait for an answer: this machine may be busy."""


class Homes:
    """By their last digits, as the sandbox makes homes up."""

    ours, neighbour, other = "100120000011", "100120000012", "100120000021"
    not_ours, bought = "100120000010", "100120000019"
    empty, by_phone = "100120000017", "100120000018"


class SandboxWorld(Homes):
    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        self.system = self.client()

    def client(self, key: str = KEY, seconds: float = PATIENCE) -> HttpHousing:
        return HttpHousing(f"{self.sandbox.server.address}/housing/v1", key, seconds=seconds)

    def go_away(self) -> None:
        self.sandbox.faults.set("housing-error")


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    sandbox = Sandbox(
        book=tmp_path_factory.mktemp("sandbox") / "book.sqlite3",
        secret="whsec_" + "c2VjcmV0" * 6,
        key="",
        portal="http://127.0.0.1:9",
        housing_key=KEY,
        pace=0,
    )
    sandbox.start()
    yield sandbox
    time.sleep(1)  # an answer that was slow on purpose has gone out before the book is closed
    sandbox.stop()


class TestTheSandboxOverHttp(HousingContract):
    @pytest.fixture
    def world(self, running: Sandbox, db: None) -> Iterator[SandboxWorld]:
        yield SandboxWorld(running)
        running.faults.clear()

    @pytest.mark.parametrize("fault", ["error", "reset", "forged", "nonsense", "slow=0.7"])
    def test_whatever_goes_wrong_nothing_is_believed(self, world: SandboxWorld, fault: str) -> None:
        seen = world.client()
        seen.home(world.ours)
        world.sandbox.faults.set(f"housing-{fault}:1")
        with pytest.raises(Unavailable) as raised:
            world.client(seconds=0.3 if "slow" in fault else PATIENCE).home(world.ours)
        assert raised.value.last_seen is not None
        assert (datetime.now(UTC) - raised.value.last_seen).total_seconds() < 60
        assert world.client().home(world.ours) is not None

    def test_it_tells_nothing_to_who_has_another_key(self, world: SandboxWorld) -> None:
        with pytest.raises(Unavailable):
            world.client(key="another").home(world.ours)


class PaperWorld(Homes):
    def __init__(self) -> None:
        self.system = PaperHousing()
        rent = self.system.rent
        rent(self.ours, building="block-one")
        rent(self.neighbour, building="block-one")
        rent(self.other, building="block-two")
        rent(self.bought, Tenure.LEASEHOLDER)
        rent(self.empty, lived_in=False)
        rent(self.by_phone, by_phone=True)

    def go_away(self) -> None:
        self.system.away = True


class TestTheOneOfTheTests(HousingContract):
    """So that what is tried with it is tried with what a real one does."""

    @pytest.fixture
    def world(self) -> PaperWorld:
        return PaperWorld()
