from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.council.gazetteer import llpg

SAMPLE = Path(llpg.__file__).with_name("sample.csv")


class Command(BaseCommand):
    help = "Loads made-up addresses, for a demonstration. See import_llpg for the council's own."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--sample", action="store_true", help="Say that this is what you want.")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["sample"]:
            raise CommandError("Give --sample for made-up addresses, or use import_llpg.")
        with SAMPLE.open(encoding="utf-8", newline="") as lines:
            outcome = llpg.load(lines)
        self.stdout.write(f"{outcome.written} made-up addresses written.")
