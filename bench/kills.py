"""Nothing lost, nothing twice: people send forms while processes are killed and answers fail.

Real web and worker processes, of which one is killed with SIGKILL again and again, and a sandbox
back office that refuses, is slow and cuts connections. In the end each submission must have had
its effects there, each of them once. ``python -m bench.kills --submissions 1000 --kills 1000``
takes half an hour on two cores; ``bin/with-postgres`` before it does the same on PostgreSQL.
Processes are forked from one that has read the code, so that a killed one is back in a moment.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from .figures import Figure, table

CHANCE = random.SystemRandom()

if TYPE_CHECKING:
    from tests.support.served.running import Running

PEOPLE = 4
"""Who send at once."""
VICTIMS = ("web", "worker", "worker-2")
FAULTS = ("error:10%", "reset:10%", "slow=4:1%")
EXPECTED = ("case.opened", "contact.given", "form.submitted")
SETTLE_SECONDS = 1200
PATIENCE = 180
"""Seconds for which a person tries to send."""
KEEP_UP = 20
"""Seconds for which people are awaited before the next kill."""
BREATH = 0.8
"""Seconds between two kills, on average, while the site answers."""


def figures(submissions: int = 50, kills: int = 50) -> list[Figure]:
    with tempfile.TemporaryDirectory(prefix="kills-") as folder, _portal(Path(folder)) as portal:
        killed, references = _while_killing(portal, submissions, kills)
        waited = _settle(portal)
        lost, doubled = _at_the_sandbox(portal, references)
        verdict = portal.manage("reconcile")
        print(verdict.stdout, verdict.stderr, sep="", end="")
        return [
            Figure("Submissions while processes died", len(references), least=submissions),
            Figure("Processes killed", killed, least=kills),
            Figure("Until nothing waited any more", waited, "seconds"),
            Figure("Lost at the back office", lost, most=0),
            Figure("Twice at the back office", doubled, most=0),
            Figure("Found by reconcile", verdict.returncode, most=0),
        ]


@contextmanager
def _portal(folder: Path) -> Iterator[Running]:
    """A database of its own, and everything that runs, in a folder that is gone afterwards."""
    given = os.environ.get("DATABASE_URL", "") if os.environ.get("WITH_POSTGRES") else ""
    name = f"kills_{os.getpid()}" if given else str(folder / "portal.sqlite3")
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "tests.support.served.hurried",
        "DATABASE_URL": f"{given.rpartition('/')[0]}/{name}" if given else f"sqlite:///{name}",
        "VAR_DIR": str(folder),
    }
    import django

    django.setup()
    from tests.support.served.databases import Database
    from tests.support.served.running import Running

    database = Database(name)
    portal = Running(folder, database, forked=True)
    try:
        database.make()
        ready = portal.manage("migrate", "--verbosity=0")
        if ready.returncode:
            raise RuntimeError(ready.stderr)
        portal.prepare()
        portal.start(*VICTIMS, "clock")
        yield portal
    finally:
        portal.stop()
        database.remove()


def _while_killing(portal: Running, submissions: int, kills: int) -> tuple[int, list[str]]:
    """How many were killed, and the reference of each submission, as its person was told."""
    assert portal.sandbox is not None
    for fault in FAULTS:
        portal.sandbox.faults.set(fault)
    people = _People(portal, submissions)
    killed = 0
    while killed < kills or people.at_work:
        _wait_for_the_site(portal)
        killed += _kill_one(portal)
        people.let_in(submissions * killed // max(kills, 1))
        time.sleep(CHANCE.uniform(0, 2 * BREATH))
        people.keep_up(submissions * killed // max(kills, 1))
    portal.sandbox.faults.clear()
    return killed, people.references


class _People:
    """They send as kills go on, so that something is always under way when a process dies."""

    def __init__(self, portal: Running, submissions: int) -> None:
        self.portal, self.left = portal, submissions
        self.references: list[str] = []
        self.open = threading.Semaphore(PEOPLE)
        self.let = PEOPLE
        self.lock = threading.Lock()
        self.threads = [threading.Thread(target=self._send_all, daemon=True) for _ in range(PEOPLE)]
        for thread in self.threads:
            thread.start()

    @property
    def at_work(self) -> bool:
        return any(thread.is_alive() for thread in self.threads)

    def let_in(self, most: int) -> None:
        """Let this many in since the beginning."""
        for _ in range(max(0, most - self.let)):
            self.open.release()
        self.let = max(most, self.let)

    def keep_up(self, let: int) -> None:
        """Wait until most of those let in have sent: on a slow machine kills come more slowly."""
        end = time.monotonic() + KEEP_UP
        while self.at_work and len(self.references) < let - 2 * PEOPLE and time.monotonic() < end:
            time.sleep(0.1)

    def _send_all(self) -> None:
        while True:
            with self.lock:
                if not self.left:
                    self.open.release()
                    return
                self.left -= 1
            self.open.acquire()
            self.references.append(_send_one(self.portal.address))


def _send_one(address: str) -> str:
    """Try until we are told a reference, as people do."""
    from tests.support.served.visitor import Asker, Nobody

    asker, end = None, time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            asker = asker or Asker(address).fill()
            return asker.send()
        except (Nobody, AssertionError):  # nobody there, or a page that says so
            time.sleep(0.2)
    raise RuntimeError(f"Somebody could not send within {PATIENCE} seconds.")


def _wait_for_the_site(portal: Running) -> None:
    """Let it come up again: what is always down shows nothing."""
    end = time.monotonic() + PATIENCE
    while not portal.is_up() and time.monotonic() < end:
        portal.start_quickly(*VICTIMS)
        time.sleep(0.2)


def _kill_one(portal: Running) -> bool:
    """Kill one process of the web server or of a worker; whether there was one."""
    portal.start_quickly(*VICTIMS)
    pids = _processes([portal.pid(name) for name in VICTIMS])
    with suppress(ProcessLookupError, IndexError):
        os.kill(CHANCE.choice(pids), signal.SIGKILL)
        return True
    return False


def _processes(groups: list[int]) -> list[int]:
    """All that live in these process groups, children and all."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            with suppress(OSError):
                words = (folder / "stat").read_text().rpartition(")")[2].split()
                if int(words[2]) in groups and words[0] != "Z":
                    found.append(int(folder.name))
    return found


def _settle(portal: Running) -> float:
    """Let everything arrive that waits; how many seconds it took."""
    from portal.integration.models import Delivery, State

    def waiting() -> int:
        count: int = Delivery.objects.in_state(State.WAITING).count()
        return count

    begun = time.monotonic()
    while left := portal.orm(waiting):
        portal.start_quickly(*VICTIMS)
        if time.monotonic() - begun > SETTLE_SECONDS:
            print(f"{left} deliveries still wait after {SETTLE_SECONDS} seconds.")
            break
        time.sleep(0.5)
    return time.monotonic() - begun


def _at_the_sandbox(portal: Running, references: list[str]) -> tuple[int, int]:
    """Effects that are missing, and effects too many."""
    assert portal.sandbox is not None
    effects: Counter[tuple[str, str]] = Counter()
    for row in portal.sandbox.kept.rows("SELECT reference, type, effects FROM events"):
        effects[row["reference"], row["type"]] += row["effects"]
    wanted = {(reference, type_) for reference in references for type_ in EXPECTED}
    lost = sum(not effects[each] for each in wanted)
    doubled = sum(number - 1 for each, number in effects.items() if each in wanted and number > 1)
    unasked = sum(number for each, number in effects.items() if each not in wanted)
    return lost, doubled + unasked + len(references) - len(set(references))


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--submissions", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=1000)
    given = parser.parse_args()
    found = figures(given.submissions, given.kills)
    print(table(found))
    return 0 if all(figure.is_met for figure in found) else 1


if __name__ == "__main__":
    sys.exit(main())
