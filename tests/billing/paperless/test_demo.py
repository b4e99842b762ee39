"""Bills without paper in the demonstration."""

from __future__ import annotations

import pytest

from portal.accounts.models import User
from portal.accounts.people import person_of
from portal.billing.models import Paperless, PaperlessTerms
from portal.billing.paperless import agreeing
from portal.billing.paperless.words import Why
from portal.home.demo.paperless import load_paperless
from portal.home.demo.residents import RESIDENT
from tests.support.billing import account_with, join
from tests.support.residents import resident

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown(db: None) -> User:
    """The demonstration's resident, with a tax account."""
    user = resident(RESIDENT)
    join(account_with(), person_of(user))
    return user


def test_the_resident_has_chosen_bills_without_paper(shown: User) -> None:
    load_paperless()
    assert Paperless.objects.get().email == RESIDENT


def test_the_terms_are_not_called_confirmed(shown: User) -> None:
    load_paperless()
    terms = PaperlessTerms.objects.get()
    assert not terms.confirmed
    assert terms.source.startswith("To be confirmed")


def test_loading_again_changes_nothing_and_leaves_what_they_said_since(shown: User) -> None:
    load_paperless()
    agreeing.end(Paperless.objects.get(), Why.THEM)
    load_paperless()
    assert Paperless.objects.get().ended_why == Why.THEM
    assert PaperlessTerms.objects.count() == 1


def test_without_a_resident_there_are_only_terms(db: None) -> None:
    load_paperless()
    assert PaperlessTerms.objects.exists()
    assert not Paperless.objects.exists()
