"""A late page of a long form beside an early one, and both beside formtools' own wizard."""

from __future__ import annotations

from collections import defaultdict
from statistics import median

from ..figures import Figure, table
from .site import engine, settle

ROUNDS = 40
EARLY, LATE = 3, 30
FAR_BELOW = 0.75


def figures() -> list[Figure]:
    """Medians over rounds in which everything takes its turn, so that noise meets all alike.

    The server's time through the whole handler: middleware, view, page, and a database connection
    opened and closed. "Coming to" a page is what a person waits for after pressing Continue: the
    POST of the page before it, and its own GET.
    """
    settle()
    from .browser import Person

    people = {number: Person("thirty").fill(number - 1) for number in (EARLY, LATE)}
    plain = {number: Plain(number) for number in (EARLY, LATE)}
    times: dict[tuple[str, int], list[float]] = defaultdict(list)
    for turn in range(ROUNDS + 3):
        for number in (EARLY, LATE) if turn % 2 else (LATE, EARLY):
            took = {**_ours(people[number], number, turn), "plain": plain[number].step()}
            if turn >= 3:  # the first are for warming up
                for name, seconds in took.items():
                    times[name, number].append(seconds)
    p50 = {name: median(all_) for name, all_ in times.items()}
    shown, saved = _queries(people[LATE])
    return [
        Figure(f"Page {EARLY} of 30, shown ({engine()})", 1000 * p50["get", EARLY], "ms"),
        *(
            Figure(
                f"Page {LATE} {words} / page {EARLY}", p50[name, LATE] / p50[name, EARLY], most=1.1
            )
            for name, words in (("get", "shown"), ("post", "saved"))
        ),
        *(
            Figure(
                f"Coming to page {number} / plain formtools",
                p50["come", number] / p50["plain", number],
                most=FAR_BELOW,
            )
            for number in (EARLY, LATE)
        ),
        Figure(f"formtools, page {LATE} / page {EARLY}", p50["plain", LATE] / p50["plain", EARLY]),
        Figure("Queries of a page shown", shown, most=8),
        Figure("Queries of a page saved", saved, most=8),
    ]


def _ours(person: object, number: int, turn: int) -> dict[str, float]:
    """Come to a page from the one before it, show it again, and save it with other words."""
    from .browser import Person
    from .journeys import typed

    assert isinstance(person, Person)
    before = person.send(f"page-{number - 1}", typed(number - 1))
    here = person.show(f"page-{number}")
    saved = person.send(f"page-{number}", typed(number, f"Words of turn {turn}"), here)
    return {"get": here.seconds, "post": saved.seconds, "come": before.seconds + here.seconds}


class Plain:
    """Somebody who stands before a page of formtools' wizard, and comes to it again and again."""

    def __init__(self, number: int) -> None:
        from .browser import Browser

        self.browser, self.number = Browser(), number
        self.browser.get("/plain/page-1/")
        for earlier in range(1, number):
            self._send(earlier)

    def step(self) -> float:
        """Seconds of the POST before it and of its own GET."""
        shown = self.browser.get(f"/plain/page-{self.number}/")
        if f"page-{self.number}-q{self.number}" not in shown.body:
            raise RuntimeError(f"formtools did not show page {self.number}")
        return self._send(self.number - 1) + shown.seconds

    def _send(self, page: int) -> float:
        from .journeys import typed

        posted = {f"page-{page}-{name}": words for name, words in typed(page).items()}
        posted["plain_view-current_step"] = f"page-{page}"
        answer = self.browser.post(f"/plain/page-{page}/", posted)
        if answer.location != f"/plain/page-{page + 1}/":
            raise RuntimeError(f"formtools did not lead from page {page} to the next")
        return answer.seconds


def _queries(person: object) -> tuple[int, int]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from .browser import Person
    from .journeys import typed

    assert isinstance(person, Person)
    with CaptureQueriesContext(connection) as shown:
        page = person.show(f"page-{LATE}")
    with CaptureQueriesContext(connection) as saved:
        person.send(f"page-{LATE}", typed(LATE, "Counted words"), page)
    return len(shown), len(saved)


if __name__ == "__main__":
    print(table(figures()))
