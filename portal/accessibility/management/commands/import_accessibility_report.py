"""Let the accessibility statement say what the last full run of the tests found."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.accessibility.tested.keeping import keep
from portal.accessibility.tested.report import LARGEST, BadReport, read


class Command(BaseCommand):
    help = "Load the report of the last full run of the tests for the accessibility statement."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("report", type=Path, help="what `make test` wrote into var/")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["report"]
        try:
            with path.open("rb") as file:
                run, new = keep(read(file.read(LARGEST + 1)))
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}.") from None
        except BadReport as error:
            raise CommandError(f"{path} was not loaded. {error}") from None
        what = "Loaded" if new else "This was loaded before:"
        self.stdout.write(
            f"{what} tests of {run.made_at:%Y-%m-%d %H:%M}: {run.states} pages and states, "
            f"{run.walks} walks, {len(run.faulty)} with something wrong."
        )
