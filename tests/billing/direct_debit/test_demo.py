"""The terms of the demonstration."""

import pytest

from portal.billing.models import DirectDebitTerms
from portal.home.demo.direct_debit import load_direct_debit

pytestmark = pytest.mark.django_db


def test_the_demo_has_terms_that_say_that_their_guarantee_is_a_summary() -> None:
    load_direct_debit()
    terms = DirectDebitTerms.objects.get()
    terms.full_clean()
    assert not terms.guarantee_is_official
    assert len(terms.guarantee_paragraphs) == 4
    assert terms.originator_number == "000000"


def test_what_an_administrator_has_changed_stays() -> None:
    load_direct_debit()
    DirectDebitTerms.objects.update(notice_days=14)
    load_direct_debit()
    assert DirectDebitTerms.objects.get().notice_days == 14
