"""Taps from the first question of the diagnosis to an outcome, and the time of one step."""

from __future__ import annotations

from statistics import median

from ..figures import Figure, table
from ..forms.site import engine, settle

TAPS_A_QUESTION = 2
"""Choose an answer, and Continue."""
MOST_TAPS = 6
ROUNDS = 40
WARM = 3


def figures() -> list[Figure]:
    """Over the live catalogue of the demonstration, and the real pages of its form."""
    settle()
    from portal.repairs.catalogue import versions

    version = versions.live()
    if version is None:
        raise RuntimeError("The demonstration has no catalogue.")
    catalogue = versions.catalogue_of(version)
    taps = sorted(
        TAPS_A_QUESTION * len(path)
        for path in catalogue.ends()
        if not path[0].danger and (path[-1].leaf or path[-1].same_as)
    )
    shown, saved = _steps()
    return [
        Figure("Taps to an outcome, the middle", median(taps), most=MOST_TAPS),
        Figure("Taps to an outcome, at most", taps[-1]),
        Figure("Outcomes", len(taps), least=150),
        Figure(f"First page of a report, shown ({engine()})", 1000 * shown, "ms"),
        Figure("First page of a report, saved and the next shown", 1000 * saved, "ms"),
    ]


def _steps() -> tuple[float, float]:
    """Seconds to show the first page, and to save it and show the next."""
    from portal.repairs.catalogue.compile import DANGER, NONE

    from ..forms.browser import Browser

    shown, saved = [], []
    for turn in range(ROUNDS + WARM):
        browser = Browser()
        first = browser.get("/forms/report-a-repair/")
        while first.location:
            address, first = first.location, browser.get(first.location)
        answer = browser.post(address, {**first.hidden, DANGER: NONE})
        if not answer.location:
            raise RuntimeError("The first page of a report was not saved.")
        after = browser.get(answer.location)
        if turn >= WARM:
            shown.append(first.seconds)
            saved.append(answer.seconds + after.seconds)
    return median(shown), median(saved)


if __name__ == "__main__":
    print(table(figures()))
