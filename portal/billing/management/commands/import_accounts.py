"""Take a file of the revenues system."""

import csv
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.billing.revenues.files import keep_csv, keep_json_lines


class Command(BaseCommand):
    help = (
        "Takes tax accounts, bills and entries from a file: JSON lines, or CSV for accounts alone. "
        "Says what came of each line, without what it holds. The same file again changes nothing. "
        'The formats are in docs/billing.md, "Files".'
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        file: Path = options["file"]
        counted: Counter[str] = Counter()
        try:
            text = file.read_text(encoding="utf-8-sig")
            is_csv = file.suffix.lower() == ".csv"
            for row in keep_csv(text) if is_csv else keep_json_lines(text.split("\n")):
                counted[row.kept or "not kept"] += 1
                if row.kept is None or options["verbosity"] > 1:
                    self.stdout.write(str(row))
        except OSError:
            raise CommandError("The file cannot be read.") from None
        except UnicodeDecodeError:
            raise CommandError("The file is not in UTF-8.") from None
        except csv.Error:
            raise CommandError("The file is no CSV.") from None
        except ValueError as error:
            raise CommandError(str(error)) from None
        self.stdout.write(
            ", ".join(f"{what}: {number}" for what, number in sorted(counted.items()))
        )
        if counted["not kept"]:
            raise CommandError(f"{counted['not kept']} lines were not kept.")
