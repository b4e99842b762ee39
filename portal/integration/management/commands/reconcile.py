"""Prove that nothing that happened was lost on its way to another system."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.integration.outbox.overdue import overdue
from portal.integration.reconcile import compare


class Command(BaseCommand):
    help = (
        "Compares what was sent to us with what was passed on. Prints how many of each event "
        "arrived, wait or were given up; ends with 1 and a list if anything is missing or stuck."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        found: list[str] = []
        for compared in compare():
            self.stdout.write(str(compared))
            found += compared.missing
        found += overdue()
        for line in found:
            self.stderr.write(line)
        if found:
            raise CommandError(f"{len(found)} to look at.")
        self.stdout.write("Nothing is missing, and nothing is stuck.")
