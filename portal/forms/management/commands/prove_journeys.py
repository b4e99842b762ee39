"""Proves every journey that is registered; fails with the list of what is wrong."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.forms import registry, validators
from portal.forms.prove import prove


class Command(BaseCommand):
    help = "Prove that every form can be gone through: no dead ends, nothing out of reach."

    def handle(self, *args: Any, **options: Any) -> None:
        wrong = 0
        for journey in registry.journeys():
            problems = prove(journey, validators.names())
            wrong += len(problems)
            for problem in problems:
                self.stderr.write(f"{journey.key}, {problem}")
            if not problems:
                self.stdout.write(f"{journey.key}: proved")
        if wrong:
            raise CommandError(f"{wrong} to put right")
