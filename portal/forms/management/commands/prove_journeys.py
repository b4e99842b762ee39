"""Proves every journey that is registered; fails with the list of what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from portal.forms import registry, validators
from portal.forms.definition import Journey
from portal.forms.models import Version
from portal.forms.prove import prove


class Command(BaseCommand):
    help = "Prove that every form can be gone through: no dead ends, nothing out of reach."

    def handle(self, *args: Any, **options: Any) -> None:
        wrong = 0
        for journey in self._journeys():
            problems = prove(journey, validators.names())
            wrong += len(problems)
            for problem in problems:
                self.stderr.write(f"{journey.key}, {problem}")
            if not problems:
                self.stdout.write(f"{journey.key}: proved")
        if wrong:
            raise CommandError(f"{wrong} to put right")

    def _journeys(self) -> Iterator[Journey]:
        """Those of content only where there are tables: code is proved without a database too."""
        if Version._meta.db_table in connection.introspection.table_names():
            return registry.journeys()
        self.stdout.write("The database has no tables yet: only journeys in code are proved.")
        return registry.written()
