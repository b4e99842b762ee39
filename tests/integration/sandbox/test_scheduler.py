"""The sandbox's scheduler: the same slots from the same seed, and time that goes on."""

from __future__ import annotations

import json
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from portal.integration.sandbox.command import Sandbox
from portal.integration.sandbox.scheduler import crew
from portal.integration.sandbox.scheduler.crew import LONDON, PARTS, Window
from portal.integration.sandbox.scheduler.timeline import STATES, moments, stands

from .portal import get, post

KEY = "the-key"
NOW = datetime(2026, 11, 2, 7, tzinfo=LONDON)
"""A Monday."""
Answer = tuple[int, Any]


class Asking:
    """Speaks to a sandbox whose clock a test may move."""

    def __init__(self, folder: Path, **how: Any) -> None:
        self.now = NOW
        self.sandbox = Sandbox(
            book=folder / "book.sqlite3",
            secret="whsec_" + "c2VjcmV0" * 6,
            key="",
            portal="http://127.0.0.1:9",
            slots_key=KEY,
            clock=lambda: self.now,
            pace=0,
            **how,
        )
        self.sandbox.start()
        self.address = self.sandbox.server.address
        self.calls = 0

    def ask(self, path: str, said: Any = None, *, key: str = KEY, call: str = "") -> Answer:
        self.calls += 1
        request = urllib.request.Request(  # noqa: S310 - our own
            f"{self.address}/slots/v1/{path}",
            data=None if said is None else json.dumps(said).encode(),
            headers={
                "Authorization": f"Bearer {key}",
                "Idempotency-Key": call or f"call-number-{self.calls}",
            },
        )
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310 - our own
                return answer.status, json.loads(answer.read())
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, json.loads(refused.read() or b"null")

    def slots(self, job: str = "J-1", *, trade: str = "plumber", days: int = 30) -> list[Any]:
        said = job_of(job, trade) | {
            "earliest": self.now.isoformat(),
            "latest": (self.now + timedelta(days=days)).isoformat(),
        }
        return list(self.ask("availability", said)[1]["slots"])

    def free(self, job: str = "J-1", trade: str = "plumber") -> Any:
        return next(slot for slot in self.slots(job, trade=trade) if slot["fit"] == "yes")

    def hold(self, job: str = "J-1", *, call: str = "") -> Answer:
        return self.ask("holds", job_of(job) | {"slot": self.free(job)["id"]}, call=call)

    def book(self, job: str = "J-1") -> Any:
        _, held = self.hold(job)
        return self.ask("bookings", {"job": job, "hold": held["reference"]})[1]

    def state(self, reference: str) -> str:
        return str(self.ask(f"bookings/{reference}")[1]["state"])


def job_of(job: str, trade: str = "plumber", minutes: int = 60) -> dict[str, Any]:
    return {"job": job, "trade": trade, "minutes": minutes, "uprn": "100120000001"}


@pytest.fixture
def begin(tmp_path: Path) -> Iterator[Callable[..., Asking]]:
    begun: list[Asking] = []

    def begin(**how: Any) -> Asking:
        folder = tmp_path / str(len(begun))
        folder.mkdir()
        begun.append(Asking(folder, **how))
        return begun[-1]

    yield begin
    for each in begun:
        each.sandbox.stop()


@pytest.fixture
def asking(begin: Callable[..., Asking]) -> Asking:
    return begin()


class TestWhoComesWhen:
    def test_the_same_seed_has_the_same_slots_and_another_has_others(
        self, begin: Callable[..., Asking]
    ) -> None:
        def fits(**how: Any) -> list[str]:
            return [slot["fit"] for slot in begin(**how).slots()]

        assert fits(seed=7) == fits(seed=7)
        assert fits(seed=7) != fits(seed=8)

    def test_some_windows_are_free_some_are_full_and_some_are_perhaps(self, asking: Asking) -> None:
        slots = asking.slots(days=60)
        assert {slot["fit"] for slot in slots} == {"yes", "no", "maybe"}
        assert sum(slot["best"] for slot in slots) == 1

    @pytest.mark.parametrize(
        ("day", "works"),
        [
            (date(2026, 12, 24), True),
            (date(2026, 12, 25), False),  # Christmas Day
            (date(2026, 12, 26), False),  # a Saturday
            (date(2026, 12, 28), False),  # Boxing Day's substitute
            (date(2027, 1, 1), False),
            (date(2027, 3, 26), False),  # Good Friday
            (date(2027, 3, 29), False),  # Easter Monday
            (date(2023, 5, 8), False),  # added for the coronation
            (date(2027, 3, 30), True),
            (date(2027, 1, 3), False),  # a Sunday
        ],
    )
    def test_nobody_works_on_a_weekend_or_a_bank_holiday(self, day: date, works: bool) -> None:
        assert crew.works_on(day) is works

    @pytest.mark.parametrize(("day", "hour"), [(date(2026, 10, 23), 7), (date(2026, 10, 26), 8)])
    def test_the_day_begins_at_eight_on_the_wall_before_and_after_the_clocks_change(
        self, day: date, hour: int
    ) -> None:
        morning = Window(day, PARTS[0])
        assert morning.start.astimezone(UTC).hour == hour
        assert morning.end - morning.start == timedelta(hours=4)

    def test_nobodys_diary_is_open_for_ever(self, asking: Asking) -> None:
        last = asking.slots(days=400)[-1]
        assert datetime.fromisoformat(last["end"]) <= NOW + crew.AHEAD

    def test_any_trade_has_somebody(self) -> None:
        for trade in ("plumber", "a trade that we have never heard of"):
            assert crew.LEAST <= len(crew.people(1, trade)) <= crew.MOST


class TestHowItGoesOn:
    def test_a_window_is_never_given_to_more_than_it_has_room_for(self, asking: Asking) -> None:
        """As many as want it at once: what each person has is never overdrawn."""
        window = next(
            slot["start"]
            for slot in asking.slots()
            if slot["fit"] == "yes" and "T12:" in slot["start"]
        )
        wanted = {
            f"J-{number}": next(s for s in asking.slots(f"J-{number}") if s["start"] == window)[
                "id"
            ]
            for number in range(20)
        }
        said: list[int] = []

        def hold(job: str, slot: str) -> None:
            asked = job_of(job) | {"slot": slot}
            said.append(asking.ask("holds", asked, call=f"call-of-{job}")[0])

        threads = [threading.Thread(target=hold, args=each) for each in wanted.items()]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        afternoon = Window(datetime.fromisoformat(window).date(), PARTS[1])
        room = sum(
            crew.free_minutes(1, person, afternoon) // 60 for person in crew.people(1, "plumber")
        )
        assert 0 < room < 20
        assert said.count(200) == room
        assert said.count(409) == 20 - room

    def test_it_goes_from_planned_to_completed_by_the_clock(self, asking: Asking) -> None:
        made = asking.book()
        start, end = (datetime.fromisoformat(made[name]) for name in ("start", "end"))
        seen = [asking.state(made["reference"])]
        asking.now = start - timedelta(minutes=45)
        while asking.now < end + timedelta(hours=3):
            asking.now += timedelta(minutes=1)
            state = asking.state(made["reference"])
            if state != seen[-1]:
                seen.append(state)
        assert tuple(seen) == STATES

    def test_it_is_sent_out_half_an_hour_before_the_window(self, asking: Asking) -> None:
        made = asking.book()
        asking.now = datetime.fromisoformat(made["start"]) - timedelta(minutes=31)
        assert asking.state(made["reference"]) == "planned"
        asking.now += timedelta(minutes=1)
        assert asking.state(made["reference"]) == "dispatched"

    def test_a_hold_is_reserved_until_it_ends(self, asking: Asking) -> None:
        reference = asking.hold()[1]["reference"]
        assert asking.state(reference) == "reserved"
        asking.now += timedelta(minutes=10)
        assert asking.ask(f"bookings/{reference}")[0] == 404

    def test_moments_come_in_their_order(self) -> None:
        for number in range(50):
            window = Window(date(2026, 11, 3), PARTS[number % 2])
            order = list(moments(1, f"A-{number}", window, 60).values())
            assert order == sorted(order)
            assert stands(NOW, moments(1, "A-1", window, 60), NOW) == ("planned", NOW)

    def test_a_button_takes_it_one_state_on(self, asking: Asking) -> None:
        reference = asking.book()["reference"]
        assert f"Dispatched {reference}" in get(f"{asking.address}/")
        for state in STATES[1:]:
            post(f"{asking.address}/slots/push", f"reference={reference}".encode())
            assert asking.state(reference) == state
        post(f"{asking.address}/slots/push", f"reference={reference}".encode())
        assert asking.state(reference) == STATES[-1]
        assert asking.ask(f"bookings/{reference}/cancel", {"job": "J-1"})[1]["error"] == "too-late"

    def test_another_sites_button_moves_nothing(self, asking: Asking) -> None:
        reference = asking.book()["reference"]
        pushed = f"reference={reference}".encode()
        address = f"{asking.address}/slots/push"
        assert post(address, pushed, {"Origin": "https://evil.example"}) == 403
        assert asking.state(reference) == "planned"


def test_the_page_has_a_switch_for_each_of_its_faults(asking: Asking) -> None:
    post(f"{asking.address}/faults", b"name=slots-error&value=500&often=1")
    shown = get(f"{asking.address}/")
    assert "<h2>Appointments</h2><p>None yet.</p>" in shown
    assert "<h3>Slots error</h3>" in shown
    assert "Now: the next 1." in shown
    assert '<label for="value-slots-late">Seconds</label>' in shown
    assert asking.ask("bookings/A-1001")[0] == 500
    assert asking.ask("bookings/A-1001")[0] == 404


class TestWhoMayAsk:
    def test_another_key_opens_nothing(self, asking: Asking) -> None:
        for key in ("", "another", "é"):
            asked = asking.ask("bookings/A-1001", key=key.encode().decode("latin-1"))
            assert asked == (401, {"error": "not-allowed"})

    def test_a_sandbox_without_a_key_knows_nobody(self, begin: Callable[..., Asking]) -> None:
        asking = begin()
        closed = asking.sandbox.server.scheduler
        asking.sandbox.server.scheduler = type(closed)(closed.book, closed.faults, "", closed.diary)
        assert asking.ask("bookings/A-1001", key="")[0] == 401

    @pytest.mark.parametrize(
        ("path", "said"),
        [
            ("holds", []),
            ("holds", {"job": "J-1"}),
            ("holds", job_of("", "plumber") | {"slot": "x"}),
            ("holds", job_of("J-1", minutes=0) | {"slot": "x"}),
            ("bookings", {}),
            ("availability", job_of("J-1") | {"earliest": "now", "latest": "then"}),
            ("availability", job_of("J-1") | {"earliest": "2026-11-02", "latest": "2026-11-03"}),
        ],
    )
    def test_what_lacks_something_is_refused(self, asking: Asking, path: str, said: Any) -> None:
        assert asking.ask(path, said) == (400, {"error": "refused", "why": "shape"})

    def test_a_change_without_a_key_of_its_own_is_refused(self, asking: Asking) -> None:
        assert asking.hold(call="short") == (400, {"error": "refused", "why": "key"})

    @pytest.mark.parametrize(("path", "said"), [("nowhere", {}), ("bookings/A-1", None)])
    def test_what_is_not_there_is_said_to_be_unknown(
        self, asking: Asking, path: str, said: Any
    ) -> None:
        assert asking.ask(path, said) == (404, {"error": "refused", "why": "unknown"})

    def test_it_keeps_nothing_of_where_the_home_is(self, asking: Asking) -> None:
        asking.book()
        folder = asking.sandbox.book.parent
        kept = b"".join(file.read_bytes() for file in folder.iterdir())
        assert b"A-1001" in kept
        assert b"100120000001" not in kept
