"""``manage.py verify_audit``: whether the audit log is whole."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.accounts.audit.verifying import verify


class Command(BaseCommand):
    help = (
        "Looks through the audit log. Ends with 1 and a list of what was altered or is missing, if "
        "anything is."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        rows, broken = verify()
        for line in broken:
            self.stderr.write(line)
        if broken:
            raise CommandError(f"{len(broken)} to look at, of {rows} entries.")
        self.stdout.write(f"{rows} entries. Nothing was altered, and none is missing.")
