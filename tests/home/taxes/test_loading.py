"""The demo's resident and business find their tax accounts, and loading again changes nothing."""

from __future__ import annotations

import pytest
from django.db.models import Sum

from portal.accounts.models import Organisation, User
from portal.accounts.people import person_of
from portal.billing import whose
from portal.billing.models import Account, Entry, Joined
from portal.home.demo.residents import BUSINESS, RESIDENT, STORIES, load_residents
from portal.home.demo.taxes.accounts import key_of
from portal.home.demo.taxes.loading import load_tax_accounts
from portal.home.demo.taxes.shops import TOGETHER

pytestmark = pytest.mark.django_db


def test_it_is_loaded_once_whole_and_theirs() -> None:
    for _ in range(2):
        load_tax_accounts()
        load_residents()
    accounts = Account.objects.annotate(came_to=Sum("entries__amount"))
    assert accounts.count() >= 115
    assert all(account.balance == (account.came_to or 0) for account in accounts)
    resident = person_of(User.objects.get(email=RESIDENT))
    assert whose.of_subject(resident).count() == len(STORIES)
    assert not User.objects.get(email=RESIDENT).is_staff
    organisation = Organisation.objects.get()
    assert whose.of_subject(organisation).count() == TOGETHER
    assert organisation.memberships.get().user.email == BUSINESS
    assert Joined.objects.count() == TOGETHER + len(STORIES)


def test_where_there_are_tax_accounts_nothing_is_made_up() -> None:
    from tests.support.billing import account_with

    account_with()
    load_tax_accounts()
    assert Account.objects.count() == 1
    assert Entry.objects.count() == 1


def test_each_account_has_a_key_of_its_own() -> None:
    assert key_of("600000100") != key_of("600000101")
