"""Look at the scheduler from a terminal: what is free, how an appointment stands, what was done."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from portal.integration.named import NotNamed
from portal.integration.slots import (
    Booked,
    Fit,
    Job,
    SlotError,
    SlotSource,
    Unavailable,
    by_day,
    settle,
    source,
    window_words,
)
from portal.integration.slots.source import names

MARKS = {Fit.YES: "free", Fit.MAYBE: "perhaps", Fit.NO: "taken"}


class Command(BaseCommand):
    help = (
        "Shows which times the scheduler has. With --state: how an appointment stands. With "
        "--settle: what came of a call; one that has not arrived yet is void from then on."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--source", default="", help="another than SLOT_SOURCE names")
        parser.add_argument("--job", default="LOOKING", help="our reference of the visit")
        parser.add_argument("--trade", default="plumber")
        parser.add_argument("--minutes", type=int, default=60, help="how long it takes")
        parser.add_argument("--days", type=int, default=14, help="how far to look ahead")
        parser.add_argument("--state", metavar="REFERENCE", help="an appointment's; needs --job")
        parser.add_argument("--settle", metavar="KEY", help="a call's key; needs --job")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            asked = source(options["source"])
            if options["settle"]:
                self._settle(asked, options["settle"], options["job"])
            elif options["state"]:
                self._state(asked, options["state"], options["job"])
            else:
                self._availability(asked, options)
        except NotNamed as error:
            raise CommandError(f"{error} is none of {', '.join(names())}.") from None
        except Unavailable as away:
            seen = away.last_seen
            when = f"Last seen {timezone.localtime(seen):%d %B %Y, %H:%M}." if seen else ""
            raise CommandError(f"{away} {when}".strip()) from None
        except (SlotError, ValueError) as error:
            raise CommandError(str(error)) from None

    def _availability(self, asked: SlotSource, options: dict[str, Any]) -> None:
        now = timezone.now()
        job = Job(options["job"], options["trade"], options["minutes"])
        days = by_day(asked.availability(job, now, now + timedelta(days=options["days"])))
        for day in days:
            self.stdout.write(f"{day.date:%A} {day.date.day} {day.date:%B %Y}")
            for slot in day.slots:
                best = ", the best" if slot.best else ""
                self.stdout.write(f"  {window_words(slot)}: {MARKS[slot.fit]}{best}")
        if not days:
            self.stdout.write("The scheduler answers, and has no times in these days.")

    def _state(self, asked: SlotSource, reference: str, job: str) -> None:
        now = timezone.now()  # a state is asked for by its reference and job alone
        standing = asked.state(Booked(reference, job, now, now))
        day = timezone.localtime(standing.booked.start)
        since = timezone.localtime(standing.at)
        self.stdout.write(f"{day:%A} {day.day} {day:%B %Y}, {window_words(standing.booked)}")
        self.stdout.write(f"{standing.state.capitalize()} since {since:%d %B %Y, %H:%M}")

    def _settle(self, asked: SlotSource, key: str, job: str) -> None:
        settled = settle(asked, key, job)
        if settled.came is None:
            self.stdout.write(f"Nothing came of it. {settled.because or 'It is void now.'}")
        else:
            kind = type(settled.came).__name__
            self.stdout.write(f"{kind}: {settled.came.reference}")
