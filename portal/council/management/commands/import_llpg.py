from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.council.gazetteer import llpg

MOST_REPORTED = 100


class Command(BaseCommand):
    help = (
        "Loads the council's addresses from a CSV file with the columns "
        f"{', '.join(llpg.COLUMNS)}. Run it again with a newer file: each UPRN is written anew."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("csv", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with options["csv"].open(encoding="utf-8-sig", errors="replace", newline="") as lines:
                outcome = llpg.load(lines)
        except (OSError, llpg.NotAGazetteer) as error:
            raise CommandError(str(error)) from None
        for row in outcome.bad[:MOST_REPORTED]:
            self.stderr.write(f"Line {row.line} left out: {row.reason}.")
        if len(outcome.bad) > MOST_REPORTED:
            self.stderr.write(f"{len(outcome.bad) - MOST_REPORTED:,} more left out.")
        self.stdout.write(f"{outcome.written:,} addresses written, {len(outcome.bad):,} left out.")
