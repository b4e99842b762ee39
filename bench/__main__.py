"""Every figure in one table. Ends with 1 if a budget is missed."""

import importlib
import multiprocessing
import sys
from concurrent.futures import ProcessPoolExecutor

from . import billing, queries, rates, receipt, weight
from .figures import Figure, table

ELSEWHERE = (
    "formats",
    "forms.steps",
    "forms.submits",
    "forms.writers",
    "forms.many",
    "forms.built",
    "repairs.taps",
    "repairs.board",
    "kills",
)
"""Each starts Django with settings of its own, so each is a process of its own."""


def main() -> int:
    figures = [*weight.figures(), *rates.figures(), *queries.figures(), *receipt.figures()]
    figures += billing.figures()
    for name in ELSEWHERE:
        figures += elsewhere(f"bench.{name}")
    print(table(figures))
    return 0 if all(figure.is_met for figure in figures) else 1


def elsewhere(module: str) -> list[Figure]:
    """The figures of a module, measured in a new process."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as one:
        return one.submit(_figures_of, module).result()


def _figures_of(module: str) -> list[Figure]:
    found: list[Figure] = importlib.import_module(module).figures()
    return found


if __name__ == "__main__":
    sys.exit(main())
