"""Whoever looks after one service sees its cases, and learns of no others."""

from __future__ import annotations

import csv
import io

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from portal.accounts.models import User
from portal.cases.admin.actions import IN_ORDER
from portal.cases.documents import PDF, add_document
from portal.cases.lookup import Known
from portal.cases.models import Case, ServiceOwner
from portal.cases.timeline import WEBSITE
from tests.support.cases import CaseFactory
from tests.support.factories import UserFactory
from tests.support.people import Enter, member, signed_in

from .conftest import words

ANN = Known(email="ann@example.org", surname="Example", postcode="ZZ1 1ZZ", phone="01632 960001")
LETTER = b"%PDF-1.7\n%%EOF"


@pytest.fixture
def owner(db: None) -> User:
    """Somebody who looks after missed bins."""
    user = member("Service owners")
    ServiceOwner.objects.create(user=user, kind="missed-bin")
    return user


@pytest.fixture
def browser(owner: User) -> Client:
    return signed_in(owner)


@pytest.fixture
def ours(db: None) -> Case:
    made: Case = CaseFactory(kind="missed-bin", title="A bin of ours", known=ANN)
    return made


@pytest.fixture
def theirs(db: None) -> Case:
    made: Case = CaseFactory(kind="housing-benefit", title="A claim of others", known=ANN)
    return made


def test_the_list_shows_theirs_only(browser: Client, ours: Case, theirs: Case) -> None:
    page = words(browser.get(reverse("cases_list"), {"show": "all"}))
    assert ours.title in page
    assert theirs.title not in page
    assert "Housing benefit" not in page, "not even as something to choose"


@pytest.mark.parametrize("show", ["", "overdue", "silent", "written", "ended", "all"])
def test_no_filter_shows_another_service(browser: Client, theirs: Case, show: str) -> None:
    for chosen in ({"show": show}, {"show": show, "kind": "housing-benefit"}):
        assert theirs.title not in words(browser.get(reverse("cases_list"), chosen))


@pytest.mark.parametrize("known", ["ann@example.org", "Example", "ZZ1 1ZZ", "01632 960001"])
def test_a_search_finds_theirs_only(browser: Client, ours: Case, theirs: Case, known: str) -> None:
    page = words(browser.post(reverse("cases_search"), {"known": known}))
    assert ours.title in page
    assert theirs.title not in page


def test_a_reference_of_another_service_is_not_there(
    browser: Client, ours: Case, theirs: Case
) -> None:
    search = reverse("cases_search")
    assert browser.post(search, {"known": ours.shown_reference}).status_code == 302
    answer = browser.post(search, {"known": theirs.shown_reference})
    assert answer.status_code == 200
    assert theirs.title not in words(answer)


def test_the_file_to_take_away_holds_theirs_only(browser: Client, ours: Case, theirs: Case) -> None:
    response = browser.get(reverse("cases_export"), {"show": "all"})
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    assert [row[1] for row in csv.reader(io.StringIO(text))] == ["About", ours.title]


def test_the_page_of_another_service_looks_like_one_that_is_not_there(
    browser: Client, ours: Case, theirs: Case
) -> None:
    def asked(reference: str) -> tuple[int, str]:
        answer = browser.get(reverse("cases_case", args=[reference]))
        return answer.status_code, words(answer)

    assert asked(ours.shown_reference)[0] == 200
    assert asked(theirs.shown_reference) == asked("ZZZZ-ZZZZ")
    assert asked(theirs.shown_reference)[0] == 404


@pytest.mark.parametrize("action", [each.name for each in IN_ORDER])
def test_nothing_can_be_done_to_another_service(browser: Client, theirs: Case, action: str) -> None:
    address = reverse(f"cases_{action}", args=[theirs.shown_reference])
    before = theirs.timeline.count()
    assert browser.get(address).status_code == 404
    assert browser.post(address, {"words": "Hello"}).status_code == 404
    assert theirs.timeline.count() == before


def test_a_document_of_another_service_is_not_given(
    browser: Client, ours: Case, theirs: Case
) -> None:
    for case, status in ((ours, 200), (theirs, 404)):
        document = add_document(
            case,
            title="Letter",
            name="letter.pdf",
            media_type=PDF,
            content=LETTER,
            actor=WEBSITE,
            public=False,
        )
        address = reverse("cases_document", args=[case.shown_reference, document.public_id])
        assert browser.get(address).status_code == status
        mine = reverse("cases_document", args=[ours.shown_reference, document.public_id])
        assert browser.get(mine).status_code == status


def test_the_first_page_counts_theirs_only(browser: Client, ours: Case, theirs: Case) -> None:
    page = words(browser.get("/admin/"))
    assert ours.team.name in page
    theirs.team.name = "Benefits team"
    theirs.team.save()
    assert "Benefits team" not in words(browser.get("/admin/"))


def test_the_history_of_the_site_says_nothing_of_cases(
    browser: Client, enter: Enter, theirs: Case
) -> None:
    form = {"seen": theirs.timeline.first().pk, "once": "t" * 20, "words": "A note"}
    enter("Advisers").post(reverse("cases_note", args=[theirs.shown_reference]), form)
    assert not ModelLogEntry.objects.filter(label__contains=theirs.shown_reference).exists()


def test_without_a_service_there_is_nothing_to_see(ours: Case) -> None:
    browser = signed_in(member("Service owners"))
    assert ours.title not in words(browser.get(reverse("cases_list"), {"show": "all"}))
    assert browser.get(reverse("cases_case", args=[ours.shown_reference])).status_code == 404


@pytest.mark.parametrize("group", ["Advisers", "Case managers"])
def test_advisers_and_managers_see_every_service(
    enter: Enter, ours: Case, theirs: Case, group: str
) -> None:
    page = words(enter(group).get(reverse("cases_list"), {"show": "all"}))
    assert ours.title in page
    assert theirs.title in page


def test_somebody_who_no_longer_looks_after_a_service_sees_it_no_more(
    owner: User, ours: Case
) -> None:
    browser, address = signed_in(owner), reverse("cases_case", args=[ours.shown_reference])
    assert browser.get(address).status_code == 200
    owner.owned_kinds.all().delete()
    assert browser.get(address).status_code == 404


class TestWhoSaysWhoOwnsWhat:
    def test_a_case_manager_does(self, enter: Enter) -> None:
        user = member("Service owners")
        address = reverse("wagtailsnippets_cases_serviceowner:add")
        enter("Case managers").post(address, {"user": user.pk, "kind": "missed-bin"})
        assert user.owned_kinds.get().kind == "missed-bin"

    def test_only_somebody_of_the_group_can_be_named(self, enter: Enter) -> None:
        user = UserFactory()
        address = reverse("wagtailsnippets_cases_serviceowner:add")
        enter("Case managers").post(address, {"user": user.pk, "kind": "missed-bin"})
        assert not ServiceOwner.objects.exists()

    @pytest.mark.parametrize("group", ["Service owners", "Advisers", "Authors", "Publishers"])
    def test_others_do_not(self, enter: Enter, group: str) -> None:
        client = enter(group)
        address = reverse("wagtailsnippets_cases_serviceowner:add")
        client.post(address, {"user": member("Service owners").pk, "kind": "missed-bin"})
        assert not ServiceOwner.objects.exists()

    def test_a_service_is_given_once(self, owner: User) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            ServiceOwner.objects.create(user=owner, kind="missed-bin")
