"""Pages over 100,000 cases beside the same pages over 100: each in a process of its own."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from ..figures import Figure, table
from .site import engine, settle

FEW, MANY = 100, 100_000
ROUNDS = 40
MOST = 1.2
PATIENCE = 300


def figures() -> list[Figure]:
    """p50 of each page; the two databases are asked in turn."""
    settle()
    spawned = multiprocessing.get_context("spawn")
    pipes, processes = {}, []
    for count in (FEW, MANY):
        pipes[count], theirs = spawned.Pipe()
        process = spawned.Process(target=serve, args=(copied(count), count, theirs))
        process.start()
        processes.append(process)
    times: dict[int, dict[str, list[float]]] = {count: {} for count in pipes}
    for turn in range(ROUNDS + 3):
        for count in (FEW, MANY) if turn % 2 else (MANY, FEW):
            pipes[count].send("go")
            if not pipes[count].poll(PATIENCE):
                raise RuntimeError(f"The process over {count} cases is silent.")
            for name, seconds in pipes[count].recv().items():
                if turn >= 3:  # the first are for warming up
                    times[count].setdefault(name, []).append(seconds)
    for pipe in pipes.values():
        pipe.send("stop")
    for process in processes:
        process.join()
    p50 = {count: {n: median(all_) for n, all_ in found.items()} for count, found in times.items()}
    return [
        Figure(
            f"Adviser list, {MANY:,} cases ({engine()})", 1000 * p50[MANY]["Adviser list"], "ms"
        ),
        *(
            Figure(f"{name}, {MANY:,} cases / {FEW}", p50[MANY][name] / p50[FEW][name], most=MOST)
            for name in p50[FEW]
        ),
    ]


def serve(database: str, count: int, pipe: Connection) -> None:
    """Fill a database, then ask each page once whenever told to."""
    from .site import start

    start(database)
    pages = _pages(count)
    while pipe.recv() == "go":
        pipe.send({name: asked(browser, address) for name, (browser, address) in pages.items()})


def _pages(count: int) -> dict[str, tuple[Any, str]]:
    from portal.cases.models import Case
    from portal.forms.models import Submission

    from .browser import Browser, Person
    from .crowd import fill

    sender = Person("three").fill(3)
    sender.send("check-answers", {})
    case = Submission.objects.get(key=sender.key).case
    fill(count - Case.objects.count(), case)
    tracker = Browser()
    pair = {"reference": case.shown_reference, "email": "somebody@example.com"}
    tracker.get("/track/")
    answer = tracker.post("/track/", pair)
    return {
        "Step page": (filler := Person("three").fill(2), filler.page("page-3")),
        "Tracking page": (tracker, answer.location),
        "Adviser list": (adviser(), "/admin/cases/"),
    }


def asked(browser: Any, address: str) -> float:
    answer = browser.get(address)
    if answer.status != 200:
        raise RuntimeError(f"{address} was answered with {answer.status}")
    return float(answer.seconds)


def adviser() -> Any:
    """A browser of somebody who may see every case."""
    from portal.accounts.models import User
    from tests.support.people import signed_in

    from .browser import Browser

    user, _made = User.objects.get_or_create(
        email="bench@example.com", defaults={"is_superuser": True, "is_staff": True}
    )
    client, browser = signed_in(user), Browser()
    browser.cookies.load({name: each.value for name, each in client.cookies.items()})
    return browser


def copied(count: int, name: str = "cases") -> str:
    """The address of a new copy of the database that is prepared already."""
    from django.conf import settings
    from django.db import connection

    source = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        copy = Path(settings.VAR_DIR) / f"{name}-{count}.sqlite3"
        for left in copy.parent.glob(f"{copy.name}*"):
            left.unlink()
        with sqlite3.connect(source) as old, sqlite3.connect(copy) as new:
            old.backup(new)
        return f"sqlite:///{copy}"
    given = urlsplit(os.environ["DATABASE_URL"])
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS bench_{name}_{count}")
    _leave()
    here = {"host": given.hostname, "port": given.port, "user": given.username}
    import psycopg

    with psycopg.connect(
        **here, password=given.password, dbname="template1", autocommit=True
    ) as own:
        own.execute(f'CREATE DATABASE bench_{name}_{count} TEMPLATE "{source}"'.encode())
    return urlunsplit(given._replace(path=f"/bench_{name}_{count}"))


def _leave() -> None:
    """Let go of the server's database, so that it can be copied."""
    from django.db import connection

    connection.close()
    if hasattr(connection, "close_pool"):
        connection.close_pool()


if __name__ == "__main__":
    print(table(figures()))
