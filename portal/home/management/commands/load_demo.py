from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction
from wagtail.models import Site

from portal.home.demo import council
from portal.home.demo.back_office import load_back_office
from portal.home.demo.benefits import load_benefits
from portal.home.demo.built_forms import load_built_forms
from portal.home.demo.destinations import load_destinations
from portal.home.demo.direct_debit import load_direct_debit
from portal.home.demo.formats import load_formats
from portal.home.demo.learning import load_learning
from portal.home.demo.loader import DemoPages
from portal.home.demo.lower_charges import load_lower_charges
from portal.home.demo.paperless import load_paperless
from portal.home.demo.people import load_people
from portal.home.demo.repair_helpers import load_repair_helpers
from portal.home.demo.repair_law import load_repair_law
from portal.home.demo.repairs import load_repairs
from portal.home.demo.residents import load_residents
from portal.home.demo.source import read_pages
from portal.home.demo.targets import load_targets
from portal.home.demo.taxes.loading import load_tax_accounts
from portal.home.demo.tested import load_test_report
from portal.home.demo.you_said import load_you_said
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
            load_built_forms(home)
            load_repair_law()
            load_benefits()
            load_repairs()
            load_repair_helpers(pages)
            load_you_said()
            not_loaded = load_test_report()
            load_destinations()
            load_people()
            load_lower_charges()
            load_direct_debit()
            load_tax_accounts()
            load_residents()
            load_paperless()
            load_back_office()
            load_formats()
        load_learning()  # of the forms that are made of what is there only now
        self.stdout.write(f"Demonstration: {made} pages made, {len(pages)} in all.")
        if not_loaded:
            self.stderr.write(not_loaded)
