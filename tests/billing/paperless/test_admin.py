"""The council's terms for bills without paper, and who agreed, in the admin."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from portal.billing.models import Paperless, PaperlessTerms
from portal.billing.models.paperless import terms_on
from portal.billing.paperless import agreeing
from portal.billing.paperless.words import Why
from tests.support.people import Enter

pytestmark = pytest.mark.django_db
TERMS, AGREED = "/admin/snippets/billing/paperlessterms/", "/admin/snippets/billing/paperless/"


def test_case_managers_set_the_terms(enter: Enter) -> None:
    response = enter("Case managers").post(
        f"{TERMS}add/",
        {
            "valid_from": "2026-04-01",
            "served_after": "2",
            "unread_days": "21",
            "source": "Made up for tests",
        },
    )
    assert response.status_code == 302
    made = PaperlessTerms.objects.get()
    assert (made.served_after, made.unread_days, made.confirmed) == (2, 21, False)


@pytest.mark.parametrize("group", ["Advisers", "Publishers", "Authors"])
def test_others_set_none(enter: Enter, group: str) -> None:
    response = enter(group).post(f"{TERMS}add/", {"valid_from": "2026-04-01"})
    assert response.status_code in (302, 403, 404)
    assert not PaperlessTerms.objects.exists()


@pytest.mark.parametrize("group", ["Case managers", "Advisers"])
def test_who_agreed_and_why_paper_came_again_is_seen_without_names(
    enter: Enter, agreement: Paperless, group: str
) -> None:
    agreeing.end(agreement, Why.BOUNCED)
    page = enter(group).get(AGREED)
    assert page.status_code == 200
    shown = page.content.decode()
    assert agreement.joined.account.reference in shown
    assert Why.BOUNCED.words in shown
    assert agreement.email not in shown
    assert "Tenant" not in shown


def test_publishers_do_not_see_who_agreed(enter: Enter, agreement: Paperless) -> None:
    assert enter("Publishers").get(AGREED).status_code in (302, 403, 404)


@pytest.mark.parametrize("deed", ["edit", "delete"])
def test_nobody_writes_what_a_payer_agreed_to(
    enter: Enter, agreement: Paperless, deed: str
) -> None:
    for group in ("Administrators", "Case managers"):
        response = enter(group).post(f"{AGREED}{deed}/{agreement.pk}/", {"wording": "other"})
        assert response.status_code in (302, 403, 404)
    kept = Paperless.objects.get()
    assert kept.wording == agreement.wording


def test_the_newest_terms_of_a_day_hold() -> None:
    for year in (2024, 2026, 2028):
        PaperlessTerms.objects.create(
            valid_from=date(year, 4, 1), served_after=2, unread_days=year - 2000, source="A test"
        )
    found = [terms_on(date(*day)) for day in ((2024, 3, 31), (2026, 3, 31), (2026, 4, 1))]
    assert [each.unread_days if each else None for each in found] == [None, 24, 26]


def test_terms_say_where_they_stand_and_two_do_not_begin_on_one_day() -> None:
    row = {"valid_from": date(2026, 4, 1), "served_after": 2, "unread_days": 0}
    with pytest.raises(IntegrityError), transaction.atomic():
        PaperlessTerms.objects.create(**row)
    PaperlessTerms.objects.create(**row, source="A test")
    with pytest.raises(IntegrityError), transaction.atomic():
        PaperlessTerms.objects.create(**row, source="Another")
