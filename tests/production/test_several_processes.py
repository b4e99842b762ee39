"""Two web processes, two workers, one database and one Redis: nothing lost, nothing twice.

The tests run in their order: the later ones take Redis away.
"""

from __future__ import annotations

import json
import os
import signal
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from email import message_from_bytes

import pytest

from portal.cases.tracking.tries import FOR_ONE_REFERENCE
from portal.integration.models import Attempt, Delivery
from tests.contact.conftest import GOOD
from tests.support.smtp import MailServer
from tests.support.walking import Walker

from .databases import Database
from .machine import Machine, until
from .receiver import Receiver
from .visitor import Visitor

pytestmark = pytest.mark.django_db  # so that there is a database to copy

PEOPLE = 16
AT_ONCE = 4
MANY = 60
"""Requests after which both web processes have surely had some."""
SLOW = 10.0
"""Seconds that no page may take, whatever is down."""


def write(machine: Machine, number: int) -> Walker:
    """One person asks the council something and sends it."""
    visitor = Visitor(machine.port, address=f"192.0.2.{number}")
    mine = {**GOOD, "email": {"email": f"resident-{number}@example.com"}}
    walker = Walker("ask-or-tell", visitor)  # type: ignore[arg-type] - a browser of our own
    walker.start().fill(mine).send()
    assert walker.page is not None
    assert walker.page.status_code == 200
    return walker


def message_ids(mail: MailServer) -> Counter[str]:
    return Counter(message_from_bytes(raw)["Message-ID"] for raw in mail.taken)


def waiting() -> int:
    return int(Delivery.objects.in_state("waiting").count())


def by_process(machine: Machine, path: str = "/") -> dict[str, str]:
    """A page as each of the two web processes shows it."""
    found: dict[str, str] = {}
    for _ in range(MANY):
        answer = Visitor(machine.port).get(path)
        found[answer.process] = answer.text
        if len(found) == 2:
            return found
    raise AssertionError("only one web process answers")


def track(machine: Machine, reference: str) -> tuple[str, bool]:
    """Try a wrong pair: which process answered, and whether it was one too many."""
    visitor = Visitor(machine.port)
    visitor.get("/track/")
    answer = visitor.post("/track/", {"reference": reference, "email": "other@example.com"})
    return answer.process, answer.status_code == 429


def test_everything_is_delivered_once_by_two_workers(
    machine: Machine, database: Database, mail: MailServer, back_office: Receiver
) -> None:
    with ThreadPoolExecutor(AT_ONCE) as people:
        list(people.map(lambda number: write(machine, number), range(1, PEOPLE + 1)))
    assert until(lambda: database.ask(waiting) == 0), "something still waits"

    assert sorted(message_ids(mail).values()) == [1] * PEOPLE
    assert sorted(Counter(back_office.taken).values()) == [1] * PEOPLE
    assert database.ask(Attempt.objects.count) == database.ask(Delivery.objects.count)
    for name in ("one", "other"):
        assert "portal.integration.outbox." in machine.said(name), f"worker {name} did none"


def test_a_limit_counts_the_tries_of_both_web_processes(machine: Machine) -> None:
    with ThreadPoolExecutor(AT_ONCE) as people:
        tries = list(
            people.map(lambda _: track(machine, "7K4M-9TX3"), range(FOR_ONE_REFERENCE + 4))
        )
    assert len({process for process, _ in tries}) == 2
    assert sum(too_many for _, too_many in tries) == 4


def test_a_change_empties_the_page_cache_of_both_at_once(machine: Machine) -> None:
    by_process(machine)
    Visitor(machine.port).get("/slip/Nobody-sees-this/")
    assert not any("Nobody-sees-this" in page for page in by_process(machine).values())
    for turn in range(3):
        Visitor(machine.port).get(f"/publish/Question-{turn}/")
        assert all(f"Question-{turn}" in page for page in by_process(machine).values())


def test_it_says_that_it_is_ready(machine: Machine) -> None:
    def parts() -> dict[str, str]:
        found: dict[str, str] = json.loads(Visitor(machine.port).get("/readyz").text)
        return found

    until(lambda: parts()["status"] == "ok")
    assert set(parts().values()) == {"ok"}


def test_a_redis_that_hangs_keeps_nobody_waiting(machine: Machine) -> None:
    server = machine.redis.info("server")["process_id"]
    os.kill(server, signal.SIGSTOP)
    try:
        for path in ("/", "/track/", "/forms/ask-or-tell/"):
            begun = time.monotonic()
            assert Visitor(machine.port, patience=SLOW).get(path).status_code in (200, 302)
            assert time.monotonic() - begun < SLOW
    finally:
        os.kill(server, signal.SIGCONT)


def test_without_redis_people_are_served_and_nothing_is_lost(
    machine: Machine, database: Database, mail: MailServer, back_office: Receiver
) -> None:
    machine.redis.shutdown(nosave=True)
    already = len(mail.taken)

    assert Visitor(machine.port).get("/").status_code == 200
    assert Visitor(machine.port).get("/readyz").status_code == 503
    tries = [track(machine, "7K4M-9TX4") for _ in range(2 * FOR_ONE_REFERENCE + 2)]
    assert FOR_ONE_REFERENCE <= [late for _, late in tries].count(False) <= 2 * FOR_ONE_REFERENCE
    for number in range(101, 104):
        write(machine, number)
    assert database.ask(waiting) == 6, "three messages, three events"

    assert machine.manage("send_waiting") == "6 tried.\n"
    assert len(mail.taken) == already + 3
    assert max(message_ids(mail).values()) == max(Counter(back_office.taken).values()) == 1


@pytest.mark.parametrize("name", ["web", "one", "other"])
def test_each_ends_when_it_is_asked_to(machine: Machine, name: str) -> None:
    assert machine.stop(name) == 0


def test_nothing_personal_was_said(machine: Machine) -> None:
    for name in ("web", "one", "other"):
        said = machine.said(name)
        assert said
        assert "example.com" not in said
        assert "192.0.2." not in said
