"""Puts the made-up tax accounts into our rows, as news of a revenues system comes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from portal.accounts.models import Organisation, Person
from portal.billing.fingerprints import of_reference
from portal.billing.models import Account, Joined
from portal.billing.revenues.keeping import keep_account, keep_bill, keep_entries

from .accounts import Made
from .homes import homes
from .shops import TOGETHER, shops


def samples(today: date) -> tuple[Made, ...]:
    """Every made-up account as it stands on a day."""
    return (*homes(today), *shops(today))


def load_tax_accounts() -> None:
    """Make them where there is no tax account yet. What the sandbox has told since stays."""
    if not Account.objects.exists():
        for made in samples(timezone.localdate()):
            keep(made)


def keep(made: Made) -> None:
    """One of them, whole."""
    keep_account(made.news)
    for bill in made.bills:
        keep_bill(bill)
    keep_entries(made.entries)


def join_homes(person: Person, stories: Iterable[str]) -> None:
    """Put the first home of each story into somebody's account here."""
    of_story = {made.story: made for made in reversed(homes(timezone.localdate()))}
    for story in stories:
        account = _row(of_story[story])
        payer = account.payers.first()
        Joined.objects.get_or_create(
            account=account, person=person, ended_at=None, defaults={"payer": payer}
        )


def join_shops(organisation: Organisation) -> None:
    """Put the fifty properties that belong together among an organisation's things."""
    for made in shops(timezone.localdate())[:TOGETHER]:
        account = _row(made)
        payer = account.payers.first()
        Joined.objects.get_or_create(
            account=account, organisation=organisation, ended_at=None, defaults={"payer": payer}
        )


def _row(made: Made) -> Account:
    found: Account = Account.objects.get(reference_hash=of_reference(made.news.reference))
    return found
