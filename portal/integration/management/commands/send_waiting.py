"""Send what waits, here and now: for the time while the queue of jobs cannot be reached."""

from typing import Any

from django.core.management.base import BaseCommand

from ...outbox import sweep


class Command(BaseCommand):
    help = "Sends everything that is due, without the queue of jobs. Safe beside running workers."

    def handle(self, *args: Any, **options: Any) -> None:
        tried = 0
        while found := sweep():
            tried += found
        self.stdout.write(f"{tried} tried.")
