"""Pages a second, as a ratio to hello-world: cached, and built anew."""

from __future__ import annotations

from contextlib import ExitStack
from statistics import median

from .figures import Figure, table
from .load import SECONDS, rate
from .server import HELLO, PLAIN, UNCACHED, serving

ROUNDS = 3
SERVICE = "/council-tax/pay-your-council-tax/"


def figures() -> list[Figure]:
    """Medians of rounds in which each address is asked in turn, so that noise meets them all."""
    with ExitStack() as stack:
        hello, plain, uncached = (
            stack.enter_context(serving(settings)) for settings in (HELLO, PLAIN, UNCACHED)
        )
        addresses = {
            "Cached home page": f"{plain}/",
            "Cached service page": f"{plain}{SERVICE}",
            "Uncached home page": f"{uncached}/",
            "Uncached service page": f"{uncached}{SERVICE}",
        }
        for address in addresses.values():
            rate(address, seconds=1)  # every worker has built its page and its memory
        rounds = []
        for _ in range(ROUNDS):
            base = rate(f"{hello}/", SECONDS)
            rounds.append(
                {"hello": base}
                | {name: rate(address, SECONDS) / base for name, address in addresses.items()}
            )
    least = {"Cached home page": 0.9, "Cached service page": 0.9, "Uncached home page": 0.06}
    return [
        Figure("Hello-world view", median(one["hello"] for one in rounds), "a second"),
        *(
            Figure(name, median(one[name] for one in rounds), "of hello", least=least.get(name))
            for name in addresses
        ),
    ]


if __name__ == "__main__":
    print(table(figures()))
