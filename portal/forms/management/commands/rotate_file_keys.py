"""Writes the files that people sent anew with the first of FIELD_KEYS."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.forms.uploads.rotation import rotate_files


class Command(BaseCommand):
    help = "Encrypt the files that people sent with the first of FIELD_KEYS. Run rotate_keys too."

    def handle(self, *args: Any, **options: Any) -> None:
        done = rotate_files()
        self.stdout.write(f"{done.written} files written anew, {done.fresh} were new already.")
        if done.lost:
            raise CommandError(f"{done.lost} files cannot be read. Keep the old keys.")
