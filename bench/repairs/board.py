"""The board over 100,000 repairs beside the same board over 100: each in a process of its own."""

from __future__ import annotations

import multiprocessing
from multiprocessing.connection import Connection
from statistics import median

from ..figures import Figure, table
from ..forms.many import MOST, _adviser, _asked, _copied
from ..forms.site import engine, settle

FEW, MANY = 100, 100_000
ROUNDS = 30
WARM = 3
PATIENCE = 1200
"""Seconds that a process may take to fill its database before it is held to be dead."""
BOARD = "/admin/repairs/board/"


def figures() -> list[Figure]:
    """p50 of each tab, of a filter for a rare trade, and of one repair; asked in turn."""
    settle()
    spawned = multiprocessing.get_context("spawn")
    pipes, processes = {}, []
    for count in (FEW, MANY):
        pipes[count], theirs = spawned.Pipe()
        process = spawned.Process(target=serve, args=(_copied(count), count, theirs))
        process.start()
        processes.append(process)
    times: dict[int, dict[str, list[float]]] = {count: {} for count in pipes}
    for turn in range(ROUNDS + WARM):
        for count in (FEW, MANY) if turn % 2 else (MANY, FEW):
            pipes[count].send("go")
            if not pipes[count].poll(PATIENCE):
                raise RuntimeError(f"The process over {count} repairs is silent.")
            for name, seconds in pipes[count].recv().items():
                if turn >= WARM:
                    times[count].setdefault(name, []).append(seconds)
    for pipe in pipes.values():
        pipe.send("stop")
    for process in processes:
        process.join()
    p50 = {count: {n: median(all_) for n, all_ in found.items()} for count, found in times.items()}
    name = f"Board, new, {MANY:,} repairs ({engine()})"
    return [
        Figure(name, 1000 * p50[MANY]["Board, new"], "ms"),
        *(
            Figure(f"{name}, {MANY:,} repairs / {FEW}", p50[MANY][name] / p50[FEW][name], most=MOST)
            for name in p50[FEW]
        ),
    ]


def serve(database: str, count: int, pipe: Connection) -> None:
    """Fill a database, then ask each page once whenever told to."""
    from ..forms.site import start

    start(database)
    from portal.repairs.models import Repair
    from portal.repairs.staff.board.tabs import TABS

    from .crowd import fill

    fill(count)
    first = Repair.objects.select_related("case").earliest("pk")
    staff = _adviser()
    pages = {f"Board, {tab.words.lower()}": f"{BOARD}?tab={tab.name}" for tab in TABS}
    pages["Board, a rare trade"] = f"{BOARD}?tab=all&trade=glazier"
    pages["One repair"] = f"/admin/repairs/one/{first.case.shown_reference}/"
    while pipe.recv() == "go":
        pipe.send({name: _asked(staff, address) for name, address in pages.items()})


if __name__ == "__main__":
    print(table(figures()))
