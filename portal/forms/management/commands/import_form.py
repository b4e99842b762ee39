import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.forms.built.exchange.pages import brought
from portal.forms.built.exchange.refused import Refused
from portal.forms.built.exchange.written import read
from portal.forms.models import FormsPage


class Command(BaseCommand):
    help = "Makes a draft of a form as JSON. It is never live: an editor publishes it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="A file, or - for what is given to the command")

    def handle(self, *args: Any, **options: Any) -> None:
        parent = FormsPage.objects.first()
        if parent is None:
            raise CommandError("There is no list of forms yet. Make one below the home page.")
        try:
            made = brought(read(_content(options["file"])), parent)
        except OSError:
            raise CommandError("The file cannot be read.") from None
        except Refused as refused:
            raise CommandError("\n".join(refused.problems)) from None
        for sentence in made.left_out:
            self.stderr.write(sentence)
        self.stdout.write(f"‘{made.page.title}’ is a draft: {made.page.journey_key}")


def _content(name: str) -> bytes:
    return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
