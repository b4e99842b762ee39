from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.integration.rotation import Rotated, elsewhere, encrypted_fields, rotate


class Command(BaseCommand):
    help = "Encrypts everything anew with the first of FIELD_KEYS. Afterwards the others may go."

    def handle(self, *args: Any, **options: Any) -> None:
        lost = []
        for result in _everything():
            place = result.field
            self.stdout.write(f"{place}: {result.written} written, {result.fresh} already new")
            if result.lost:
                lost.append(f"{place} ({result.lost})")
        if lost:
            raise CommandError(
                f"None of FIELD_KEYS opens some values of {', '.join(lost)}. "
                "They are as they were. Put the key they were written with back and run this again."
            )


def _everything() -> Iterator[Rotated]:
    for model, field in encrypted_fields():
        yield rotate(model, field)
    yield from elsewhere()
