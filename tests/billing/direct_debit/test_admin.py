"""Administrators keep the terms, and upload the table that checks bank accounts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from portal.billing.direct_debit.admin.summary import contents, differences
from portal.billing.direct_debit.admin.viewsets import TermsViewSet
from portal.billing.direct_debit.checked import in_use, verdict_on
from portal.billing.direct_debit.modulus.checking import Verdict
from portal.billing.direct_debit.modulus.reading import read
from portal.billing.models import Account, DirectDebit, DirectDebitTerms, ModulusTable
from tests.support.billing import account_with, council_tax_bill
from tests.support.people import sign_in

from .making import terms_of
from .modulus.tables import row
from .tables import upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_monday_in_november")]
ROOT = "/admin/bills/bank-account-checks/"
ONE = row("MOD10", h=1)
TODAY = date(2026, 11, 23)


@pytest.fixture
def staff() -> Client:
    return sign_in("Administrators")


def text(response: Any) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


def send(staff: Client, weights: bytes | str, substitutes: str = "") -> Any:
    content = weights.encode() if isinstance(weights, str) else weights
    files: dict[str, Any] = {"weights": SimpleUploadedFile("valacdos.txt", content)}
    if substitutes:
        files["substitutes"] = SimpleUploadedFile("scsubtab.txt", substitutes.encode())
    return staff.post(f"{ROOT}upload/", files)


def test_without_a_table_the_page_says_that_nothing_is_checked(staff: Client) -> None:
    assert "Nothing is checked now" in text(staff.get(ROOT))
    assert verdict_on("990001", "00000001") is None
    upload(ONE, valid_from=TODAY + timedelta(days=1))
    assert "Nothing is checked now" in text(staff.get(ROOT))


def test_a_table_is_looked_at_first_and_then_put_in_use(staff: Client) -> None:
    response = send(staff, ONE + "\r\n", "990001 990002\r\n")
    made = ModulusTable.objects.get()
    assert response["Location"] == f"{ROOT}{made.pk}/"
    page = text(staff.get(response["Location"]))
    assert "Not in use." in page
    assert "Rows with MOD10 1" in page
    assert "Substitutes 1" in page
    assert in_use() is None
    staff.post(f"{ROOT}{made.pk}/use/", {"valid_from": "2026-11-23"})
    assert in_use() == made
    assert verdict_on("990001", "00000001") is Verdict.FAILS
    assert "Now , since 23 November 2026" in text(staff.get(ROOT))
    deeds = ModelLogEntry.objects.filter(object_id=str(made.pk)).values_list("action", flat=True)
    assert sorted(deeds) == ["wagtail.create", "wagtail.publish"]


def test_a_bad_line_is_said_and_nothing_is_kept(staff: Client) -> None:
    response = send(staff, f"{ONE}\nnonsense")
    assert response.status_code == 422
    assert "Weight table. Line 2: A row has 17 or 18 columns; this has 1." in text(response)
    response = send(staff, ONE, "990001")
    assert "Substitution table. Line 1: A row has 2 columns" in text(response)
    assert not ModulusTable.objects.exists()


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\x00", b"a\0b", b" " * 1_000_001], ids=["bytes", "nul", "big"]
)
def test_a_file_that_is_no_small_text_is_refused(staff: Client, content: bytes) -> None:
    assert send(staff, content).status_code == 422
    assert not ModulusTable.objects.exists()


def test_the_same_files_again_make_no_other_version(staff: Client) -> None:
    assert send(staff, ONE)["Location"] == send(staff, ONE)["Location"]
    assert ModulusTable.objects.count() == 1


def test_a_new_table_is_compared_with_the_one_in_use(staff: Client) -> None:
    upload(ONE)
    other = row("MOD11", codes="980000 980001", h=1)
    response = send(staff, f"{row('MOD11', h=1)}\n{other}")
    page = text(staff.get(response["Location"]))
    assert "990000 to 990099: checked in another way" in page
    assert "980000 to 980001: new" in page


def test_differences_and_contents_in_words() -> None:
    two = read(f"{ONE}\n{row('DBLAL', 3, h=1)}")
    assert differences(two, read(row("MOD10", codes="980000 980001", h=1))) == [
        "980000 to 980001: new",
        "990000 to 990099: taken out",
    ]
    assert differences(two, two) == []
    assert ("Rows with exception 3", 1) in contents(two)


@pytest.mark.parametrize("day", ["2026-11-22", "", "soon"])
def test_a_table_is_not_put_in_use_from_a_day_that_is_past(staff: Client, day: str) -> None:
    made = upload(ONE, valid_from=None)
    assert staff.post(f"{ROOT}{made.pk}/use/", {"valid_from": day}).status_code == 422
    made.refresh_from_db()
    assert made.valid_from is None


def test_two_tables_are_never_in_use_from_one_day(staff: Client) -> None:
    upload(ONE, valid_from=TODAY)
    other = upload(row("MOD11", h=1), valid_from=None)
    staff.post(f"{ROOT}{other.pk}/use/", {"valid_from": "2026-11-23"})
    other.refresh_from_db()
    assert other.valid_from is None
    with pytest.raises(IntegrityError), transaction.atomic():
        ModulusTable.objects.filter(pk=other.pk).update(valid_from=TODAY)


def test_the_newest_table_whose_day_has_come_counts() -> None:
    upload(ONE, valid_from=date(2026, 1, 1))
    newer = upload(row("MOD11", g=1), valid_from=TODAY)
    upload(row("MOD11", f=1), valid_from=TODAY + timedelta(days=1))
    assert in_use() == newer
    assert verdict_on("990001", "00000010") is Verdict.FAILS
    assert verdict_on("990001", "00000001") is Verdict.PASSES


@pytest.mark.parametrize("group", ["Publishers", "Case managers", "Advisers"])
def test_nobody_else_sees_the_tables(group: str) -> None:
    made = upload(ONE, valid_from=None)
    other = sign_in(group)
    for address in (ROOT, f"{ROOT}upload/", f"{ROOT}{made.pk}/"):
        assert other.get(address).status_code == 404
    assert other.post(f"{ROOT}{made.pk}/use/", {"valid_from": "2026-11-23"}).status_code == 404


def test_terms_are_written_in_the_admin(staff: Client) -> None:
    address = reverse(TermsViewSet().get_url_name("add"))
    assert "Take the wording of the Guarantee from the bank" in text(staff.get(address))
    given = {
        "valid_from": "2026-12-01",
        "originator": "Testham Council",
        "originator_number": "000000",
        "payment_days": "1, 15",
        "notice_days": "10",
        "confirm_days": "3",
        "guarantee": "Your bank pays you back.",
        "source": "Letter from the bank",
    }
    bad = staff.post(address, {**given, "payment_days": "1, 31", "originator_number": "12"})
    assert "Write days from 1 to 28 with commas between: 1, 15, 28" in text(bad)
    assert "The service user number has 6 figures." in text(bad)
    staff.post(address, given)
    assert DirectDebitTerms.objects.get().days == (1, 15)


def test_terms_that_somebody_has_agreed_to_stay_but_for_their_last_day(account: Account) -> None:
    terms = terms_of()
    terms.notice_days = 5
    terms.clean()
    terms.save()
    DirectDebit.objects.create(account=account, terms=terms, holder="x", ending="670", day=1)
    terms.valid_to = date(2026, 12, 31)
    terms.clean()
    terms.notice_days = 10
    with pytest.raises(ValidationError, match="Somebody has agreed to these terms"):
        terms.clean()


WAITING = "/admin/bills/direct-debits-that-wait/"


def asked(terms: DirectDebitTerms, reference: str, days_ago: int, **columns: Any) -> DirectDebit:
    made: DirectDebit = DirectDebit.objects.create(
        account=account_with(council_tax_bill(reference), reference=reference),
        terms=terms,
        holder="A Holder",
        sort_code="990001",
        number="12345670",
        ending="670",
        day=15,
        asked_at=timezone.now() - timedelta(days=days_ago),
        **columns,
    )
    return made


@pytest.mark.parametrize("group", ["Administrators", "Case managers", "Advisers"])
def test_what_nobody_has_answered_is_listed_with_how_long_it_waits(group: str) -> None:
    terms = terms_of()
    asked(terms, "600000001", 0)
    asked(terms, "600000002", 7)
    asked(terms, "600000003", 9, state="accepted")
    page = sign_in(group).get(WAITING)
    shown = text(page)
    assert shown.index("600000002") < shown.index("600000001")
    assert "7 days, late" in shown
    assert "since today" in shown
    for hidden in ("600000003", "A Holder", "670", "990001"):
        assert hidden not in shown
    assert "no-store" in page["Cache-Control"]


def test_the_days_in_which_we_confirm_are_not_late() -> None:
    asked(terms_of(confirm_days=3), "600000001", 5)  # from a Wednesday on
    shown = text(sign_in("Case managers").get(WAITING))
    assert "5 days" in shown
    assert ", late" not in shown


def test_where_none_waits_the_list_says_so(staff: Client) -> None:
    assert "None waits." in text(staff.get(WAITING))


@pytest.mark.parametrize("group", ["Publishers", "Authors", "Auditors"])
def test_others_see_no_list_of_what_waits(group: str) -> None:
    assert sign_in(group).get(WAITING).status_code == 404
