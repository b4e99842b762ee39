"""Prove that what is owed is what was charged and paid."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.billing.models import Account
from portal.billing.revenues.reconciling import findings


class Command(BaseCommand):
    help = (
        "Compares the balance of each tax account with the sum of its entries. Ends with 1 and a "
        "list if any differ. It names accounts as addresses do, never by their reference."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        found = findings()
        for line in found:
            self.stderr.write(line)
        if found:
            raise CommandError(f"{len(found)} to look at.")
        self.stdout.write(f"{Account.objects.count()} accounts: each sum is explained.")
