"""A page is told at once what is last known; the other system may be slow, dead or lying."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import caches
from django.core.cache.backends.base import BaseCache
from django.db import OperationalError, connection
from django.test import override_settings
from django.utils import timezone
from pydantic import BaseModel

from portal.integration import reading
from portal.integration.models import LastKnown
from portal.integration.reading import Reader, Reading, breaker, get_json, reader
from portal.integration.reading.breaker import FAILURES, OPEN_SECONDS, Breaker
from tests.support.http import Says, Server, serving

pytestmark = pytest.mark.django_db

CANARY = "qq123456c"


class Balance(BaseModel):
    pence: int


def says(value: Any, **faults: Any) -> Says:
    return Says(
        body=json.dumps(value).encode(), headers={"Content-Type": "application/json"}, **faults
    )


@pytest.fixture(autouse=True)
def nobody_else(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(reader, "_readers", {})
    caches["shared"].clear()
    with override_settings(OUTBOUND_PRIVATE_ADDRESSES=True):
        yield


@pytest.fixture
def jobs(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The worker's queue: what it is told to ask about, and does when a test says so."""
    told: list[int] = []
    monkeypatch.setattr(reader, "queue_job", lambda about, func, pk: told.append(pk))
    return told


@pytest.fixture
def clock() -> Iterator[Any]:
    with time_machine.travel(timezone.now(), tick=False) as travelling:
        yield travelling


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as made:
        made.says = says({"pence": 4200})
        yield made


@pytest.fixture
def balances(server: Server, jobs: list[int]) -> Reader:
    def fetch(key: str, seconds: float) -> Any:
        return get_json(server.url(f"/{key}"), seconds=seconds, none_if_404=True)

    return Reader("balance", fetch, timeout=0.5, shape=Balance | None)


def work(jobs: list[int]) -> list[bool]:
    """Let the worker do what it was told."""
    done = [reading.refresh(pk) for pk in jobs]
    jobs.clear()
    return done


class TestAPage:
    def test_the_first_one_knows_nothing_and_waits_for_nobody(
        self, balances: Reader, server: Server
    ) -> None:
        found = balances.read("A1")
        assert (found.known, found.fresh, found.reachable) == (False, False, True)
        assert server.asked == []

    def test_the_next_one_has_the_answer_and_its_time(
        self, balances: Reader, jobs: list[int], clock: Any
    ) -> None:
        balances.read("A1")
        assert work(jobs) == [True]
        clock.shift(timedelta(minutes=4))
        found = balances.read("A1")
        assert found.value == {"pence": 4200}
        assert found.at == timezone.now() - timedelta(minutes=4)
        assert (found.fresh, found.reachable) == (True, True)
        assert jobs == []

    def test_what_is_old_is_shown_as_old_while_the_worker_asks(
        self, balances: Reader, jobs: list[int], clock: Any, server: Server
    ) -> None:
        balances.read("A1")
        work(jobs)
        clock.shift(timedelta(minutes=6))
        found = balances.read("A1")
        assert (found.value, found.fresh) == ({"pence": 4200}, False)
        server.says = says({"pence": 0})
        work(jobs)
        assert balances.read("A1").value == {"pence": 0}

    def test_many_pages_at_once_ask_once(
        self, balances: Reader, jobs: list[int], clock: Any
    ) -> None:
        for _ in range(5):
            balances.read("A1")
        assert len(jobs) == 1
        clock.shift(timedelta(seconds=61))
        balances.read("A1")
        assert len(jobs) == 2, "the job may have been lost"

    def test_it_costs_one_query_while_it_is_fresh(
        self, balances: Reader, jobs: list[int], django_assert_num_queries: Any
    ) -> None:
        balances.read("A1")
        work(jobs)
        with django_assert_num_queries(1):
            balances.read("A1")

    def test_that_there_is_nothing_is_an_answer(
        self, balances: Reader, jobs: list[int], server: Server
    ) -> None:
        server.says = Says(404)
        balances.read("A1")
        assert work(jobs) == [True]
        found = balances.read("A1")
        assert (found.known, found.value) == (True, None)

    def test_two_keys_that_look_alike_are_two(self, balances: Reader, jobs: list[int]) -> None:
        balances.read("A1")
        balances.read("a1")
        assert len(jobs) == 2


def dead(server: Server) -> None:
    server.shutdown()
    server.server_close()


BAD: dict[str, Says] = {
    "slow": says({"pence": 1}, wait=1.5),
    "dripping": says({"pence": 1}, drip=0.2),
    "hanging up": Says(reset=True),
    "cut short": says({"pence": 1}, cut=True),
    "an error": Says(503, b"Down"),
    "a redirect": Says(302, headers={"Location": "http://127.0.0.1/"}),
    "a page": Says(200, b"<html>Sign in</html>", {"Content-Type": "text/html"}),
    "no JSON": Says(200, b"{", {"Content-Type": "application/json"}),
    "another shape": says({"pounds": 42}),
    "a list": says([1, 2, 3]),
    "nonsense": Says(raw=b"SSH-2.0-OpenSSH\r\n"),
    "far too much": says({"pence": "4" * 200_000}),
}


class TestAnotherSystem:
    @pytest.mark.parametrize("fault", BAD)
    def test_whatever_it_does_the_last_known_value_stands(
        self, balances: Reader, jobs: list[int], server: Server, clock: Any, fault: str
    ) -> None:
        balances.read("A1")
        work(jobs)
        at = timezone.now()
        clock.shift(timedelta(minutes=6))
        server.says = BAD[fault]
        balances.read("A1")
        began = time.monotonic()
        assert work(jobs) == [False]
        assert time.monotonic() - began < 5
        found = balances.read("A1")
        assert (found.value, found.at) == ({"pence": 4200}, at)
        assert (found.fresh, found.reachable) == (False, False)

    def test_one_that_is_gone_is_known_to_be_and_is_seen_to_come_back(
        self, balances: Reader, jobs: list[int], clock: Any, server: Server
    ) -> None:
        server.says = Says(reset=True)
        balances.read("A1")
        work(jobs)
        assert balances.read("A1").reachable is False
        clock.shift(timedelta(minutes=2))
        server.says = says({"pence": 7})
        balances.read("A1")
        work(jobs)
        found = balances.read("A1")
        assert (found.value, found.fresh, found.reachable) == ({"pence": 7}, True, True)

    def test_its_words_are_in_no_log(
        self, balances: Reader, jobs: list[int], server: Server, caplog: pytest.LogCaptureFixture
    ) -> None:
        server.says = says({"pence": CANARY})
        balances.read(CANARY)
        work(jobs)
        assert "balance did not answer: ValidationError" in caplog.text
        assert CANARY not in caplog.text


class TestTheBreaker:
    def fail(self, balances: Reader, jobs: list[int], server: Server, times: int) -> None:
        server.says = Says(503)
        for number in range(times):
            balances.read(f"F{number}")
        work(jobs)

    def test_after_some_failures_nobody_is_asked(
        self, balances: Reader, jobs: list[int], server: Server, clock: Any
    ) -> None:
        self.fail(balances, jobs, server, FAILURES + 2)
        assert len(server.asked) == FAILURES
        assert Breaker("balance").is_open()
        assert balances.read(f"F{FAILURES + 1}").reachable is False

    def test_after_a_minute_one_may_try_and_its_success_opens_the_door(
        self, balances: Reader, jobs: list[int], server: Server
    ) -> None:
        self.fail(balances, jobs, server, FAILURES)
        state = Breaker("balance")
        with time_machine.travel(time.time() + OPEN_SECONDS + 1):
            assert [state.may_ask(), state.may_ask()] == [True, False]
            state.succeeded()
            assert [state.may_ask(), state.may_ask()] == [True, True]

    def test_a_failure_then_closes_it_for_another_minute(
        self, balances: Reader, jobs: list[int], server: Server
    ) -> None:
        self.fail(balances, jobs, server, FAILURES)
        state = Breaker("balance")
        with time_machine.travel(time.time() + OPEN_SECONDS + 1):
            assert state.may_ask()
            state.failed()
            assert not state.may_ask()

    def test_a_success_in_between_starts_the_count_anew(self) -> None:
        state = Breaker("other")
        for _ in range(FAILURES):
            state.failed()
            state.succeeded()
        assert state.may_ask()

    def test_one_system_says_nothing_about_another(
        self, balances: Reader, jobs: list[int], server: Server
    ) -> None:
        self.fail(balances, jobs, server, FAILURES)
        assert Breaker("other").may_ask()

    def test_without_the_cache_everybody_asks(
        self, balances: Reader, jobs: list[int], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def gone(*args: Any, **kwargs: Any) -> Any:
            raise OperationalError("no such table")

        for name in ("get", "add", "set", "incr", "delete", "delete_many"):
            monkeypatch.setattr(type(caches["shared"]), name, gone)
        balances.read("A1")
        assert work(jobs) == [True]
        assert balances.read("A1").value == {"pence": 4200}


class TestWhatIsKept:
    def test_neither_what_was_asked_nor_what_was_said_can_be_read_in_the_database(
        self, jobs: list[int]
    ) -> None:
        account = Reader("account", lambda key, seconds: {"name": CANARY})
        account.read(f"{CANARY}-9")
        work(jobs)
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM integration_lastknown")
            assert CANARY not in str(cursor.fetchall())
        assert account.read(f"{CANARY}-9").value == {"name": CANARY}

    def test_a_reading_shows_nothing_of_itself(self) -> None:
        assert CANARY not in repr(Reading(CANARY, timezone.now(), True, True))

    def test_what_nobody_wants_any_more_is_forgotten(
        self, balances: Reader, jobs: list[int], clock: Any
    ) -> None:
        balances.read("old")
        clock.shift(timedelta(days=6))
        balances.read("new")
        clock.shift(timedelta(days=1, seconds=1))
        assert reading.forget_old() == 1
        [left] = LastKnown.objects.all()
        assert left.key == "new"

    def test_what_has_no_reader_any_more_is_forgotten_at_once(
        self, balances: Reader, jobs: list[int], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        balances.read("A1")
        monkeypatch.setattr(reader, "_readers", {})
        assert work(jobs) == [False]
        assert reading.forget_old() == 1

    def test_a_name_is_read_by_one(self, balances: Reader) -> None:
        with pytest.raises(ValueError, match="balance"):
            Reader("balance", lambda key, seconds: None)

    def test_two_pages_that_are_the_first_at_once_make_one_row(
        self, balances: Reader, jobs: list[int], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        balances.read("A1")
        first: Callable[..., Any] = LastKnown.objects.filter().__class__.first
        answers = iter([None])

        def late(self: Any) -> Any:
            return next(answers) if self.model is LastKnown else first(self)

        with monkeypatch.context() as patch:
            patch.setattr("django.db.models.QuerySet.first", late)
            balances.read("A1")
        assert LastKnown.objects.count() == 1


def test_the_shared_cache_is_what_all_processes_share() -> None:
    assert isinstance(breaker._cache(), BaseCache)
    assert breaker._cache() is caches["shared"]
