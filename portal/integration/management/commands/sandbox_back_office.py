from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from portal.integration.sandbox.command import Sandbox, add_arguments
from portal.integration.sandbox.keys import (
    ACCOUNTS,
    housing_key,
    key,
    payments_key,
    secret,
    slots_key,
)


class Command(BaseCommand):
    help = "Runs a back office to try the portal with, until it is stopped. Not for real data."
    requires_system_checks = []  # it uses neither the database nor anything else of the portal

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        folder = Path(settings.VAR_DIR)
        Sandbox(
            book=options["book"] or folder / "sandbox.sqlite3",
            secret=secret(folder),
            key=key(folder),
            slots_key=slots_key(folder),
            housing_key=housing_key(folder),
            payments_key=payments_key(folder),
            accounts=folder / ACCOUNTS,
            seed=options["seed"],
            portal=options["portal"],
            port=options["port"],
            pace=options["pace"],
            ask_every=options["ask_every"],
            fault=options["fault"],
        ).run(self.stdout.write)
