from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction
from wagtail.models import Site

from portal.home.demo import council
from portal.home.demo.destinations import load_destinations
from portal.home.demo.loader import DemoPages
from portal.home.demo.people import load_people
from portal.home.demo.source import read_pages
from portal.home.demo.targets import load_targets
from portal.home.models import HomePage


class Command(BaseCommand):
    help = "Loads the demonstration council. What is there already is left as it is."

    def handle(self, *args: Any, **options: Any) -> None:
        site = Site.objects.get(is_default_site=True)
        home = HomePage.objects.get(pk=site.root_page_id)
        with transaction.atomic():
            call_command("load_gazetteer", sample=True, verbosity=0)
            council.load_contacts()
            council.load_settings(site)
            loader = DemoPages(home)
            made = loader.load(read_pages())
            pages = loader.pages
            council.load_footer(site, pages)
            council.load_home(home, pages)
            council.load_notices(pages)
            council.load_search(pages)
            load_targets()
            load_destinations()
            load_people()
        self.stdout.write(f"Demonstration: {made} pages made, {len(pages)} in all.")
