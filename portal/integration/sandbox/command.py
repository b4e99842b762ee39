"""The sandbox as a command: what it can be told, and running it until it is stopped."""

from __future__ import annotations

import signal
import threading
import time
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from .benefits import Office
from .book import Book
from .calling import Caller
from .faults import BadFault, Faults, parse
from .formats import Makers
from .housing import Housing
from .paying import Paying
from .receiving import Receiver
from .revenues import Revenues
from .scheduler.diary import Diary
from .scheduler.telling import Telling
from .scheduler.web import Scheduler
from .server import Server
from .working import Team

IDLE = 0.2
"""Seconds between two looks at the clock."""


def fault(spelt: str) -> str:
    try:
        parse(spelt)
    except BadFault as error:
        raise ArgumentTypeError(str(error)) from error
    return spelt


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8100, help="0: any that is free")
    parser.add_argument(
        "--portal", default="http://127.0.0.1:8000", help="the portal's address, to call it back"
    )
    parser.add_argument(
        "--pace", type=float, default=10, help="seconds between two steps of a job; 0: no steps"
    )
    parser.add_argument(
        "--ask-every", type=int, default=3, help="each how many-th job asks the person; 0: none"
    )
    parser.add_argument(
        "--fault",
        type=fault,
        action="append",
        default=[],
        help="reset (every time), error:3 (the next three), slow=5:20%% (by chance); repeat it",
    )
    parser.add_argument(
        "--seed", type=int, default=1, help="another number: other people, and other free times"
    )
    parser.add_argument("--book", type=Path, help="where it keeps what came")


@dataclass
class Sandbox:
    """``secret`` signs what the portal sends; ``key`` opens the portal's API.

    ``slots_key`` opens the scheduler, which draws its crew from ``seed`` and lives by ``clock``;
    ``housing_key`` opens the housing system, and ``payments_key`` the payment service. ``accounts``
    is the file of what its revenues system knows.
    """

    book: Path
    secret: str
    key: str
    portal: str
    port: int = 0
    pace: float = 10
    ask_every: int = 3
    fault: list[str] = field(default_factory=list)
    slots_key: str = ""
    housing_key: str = ""
    payments_key: str = ""
    accounts: Path | None = None
    seed: int = 1
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)

    def __post_init__(self) -> None:
        self.kept = Book(self.book)
        self.faults = faults = Faults(*self.fault)
        pace = self.pace or 1e9
        self._revenues = Revenues(self.kept, faults, pace, self.accounts)
        makers = Makers(self.kept, pace)
        hear = (self._revenues.heard, Office(self.kept, pace).heard, makers.heard)
        receiver = Receiver(self.kept, self.secret, pace, self.ask_every, hear)
        self._team = Team(self.kept, faults, pace)
        self._caller = Caller(self.kept, faults, self.portal.rstrip("/"), self.key)
        self._stop = threading.Event()
        diary = Diary(self.kept, faults, self.seed, self.clock)
        scheduler = Scheduler(self.kept, faults, self.slots_key, diary)
        homes = Housing(self.kept, faults, self.housing_key)
        payments = Paying(self.kept, faults, self.payments_key, self.clock)
        self._telling = Telling(diary)
        self.server = Server(self.port, self.kept, faults, receiver, scheduler, homes, payments)
        self._threads = [
            threading.Thread(target=job, daemon=True)
            for job in (
                lambda: self.server.serve_forever(poll_interval=IDLE / 4),
                lambda: self._again_and_again(self._team.work),
                lambda: self._again_and_again(self._telling.work),
                lambda: self._again_and_again(self._revenues.work),
                lambda: self._again_and_again(self._caller.call),
            )
        ]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        self._stop.set()
        self.server.shutdown()
        self.server.server_close()
        for thread in self._threads:
            thread.join(timeout=15)
        self.kept.close()

    def run(self, say: Callable[[str], Any]) -> None:
        """Serve until SIGTERM or Ctrl-C."""
        ended = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: ended.set())
        self.start()
        say(f"The sandbox listens on {self.server.address}/")
        ended.wait()
        self.stop()

    def _again_and_again(self, job: Callable[[], int]) -> None:
        while not self._stop.is_set():
            if not job():
                time.sleep(IDLE)
