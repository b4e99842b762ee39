from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.forms.built.exchange.pages import written
from portal.forms.built.exchange.written import as_text
from portal.forms.models import FormPage


class Command(BaseCommand):
    help = "Prints a form that an editor built as JSON: as its draft has it now."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("key", help="The form's name in its address: new-bin")

    def handle(self, *args: Any, **options: Any) -> None:
        page = FormPage.objects.filter(journey_key=options["key"]).first()
        if page is None:
            raise CommandError(f"There is no form ‘{options['key']}’ that an editor built.")
        self.stdout.write(as_text(written(page.get_latest_revision_as_object())), ending="")
