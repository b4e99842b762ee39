"""A case that joined an account by its e-mail address, and that its person says is not theirs."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from portal.accounts.models import AuditEntry, Person, User
from portal.accounts.people import person_of
from portal.cases import contacts, whose
from portal.cases.contact import Contact
from portal.cases.holding import catch_up, held_by, hold
from portal.cases.lookup import Known
from portal.cases.models import Case, Holding, How, TimelineEntry
from portal.cases.needed import needs_of
from portal.integration.models import Delivery
from tests.support.accounts import entered, resident
from tests.support.acting import act_for, authority_between
from tests.support.cases import CaseFactory
from tests.support.needs import needs_of as needing

pytestmark = pytest.mark.django_db
EMAIL, PHONE = "tenant@example.org", "01632 960123"


@pytest.fixture
def case() -> Case:
    made: Case = CaseFactory(known=Known(email=EMAIL))
    return made


@pytest.fixture
def user() -> User:
    return resident(EMAIL)


@pytest.fixture
def client(user: User, case: Case) -> Client:
    """The browser of somebody whose account the case has joined."""
    catch_up(user)
    return entered(user)


def page(case: Case) -> str:
    return f"/account/requests/{case.shown_reference}/not-mine/"


def offer(client: Client, case: Case) -> Any:
    soup = BeautifulSoup(client.get(f"/track/{case.shown_reference}/").content, "html.parser")
    return soup.find("a", href=page(case))


def again(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


def test_its_page_offers_to_say_so(client: Client, case: Case) -> None:
    assert offer(client, case) is not None


def test_it_is_asked_first_and_a_look_changes_nothing(client: Client, case: Case) -> None:
    shown = client.get(page(case))
    assert shown.status_code == 200
    assert case.title in shown.content.decode()
    assert Holding.objects.count() == 1


def test_it_leaves_the_account_and_that_is_said(client: Client, case: Case, user: User) -> None:
    answer = client.post(page(case))
    assert (answer.status_code, answer["Location"]) == (303, "/account/requests/?gone")
    assert "It is no longer in your account" in client.get(answer["Location"]).content.decode()
    assert not held_by(person_of(user)).exists()
    assert client.get(f"/track/{case.shown_reference}/")["Location"] == "/track/"


def test_it_does_not_come_back_by_the_same_way(client: Client, case: Case, user: User) -> None:
    client.post(page(case))
    assert catch_up(user) == 0
    for address in ("/account/", f"/track/{case.shown_reference}/", "/account/requests/"):
        client.get(address)
    assert not Holding.objects.exists()


def test_what_is_sent_later_with_the_address_joins_as_before(
    client: Client, case: Case, user: User
) -> None:
    client.post(page(case))
    CaseFactory(known=Known(email=EMAIL))
    assert catch_up(user) == 1


def test_it_is_in_the_audit_log(client: Client, case: Case, user: User) -> None:
    client.post(page(case))
    entry = AuditEntry.objects.get(action="case.disowned")
    assert entry.subject == f"case:{case.reference}"
    assert (entry.who, entry.about) == (user.pk, person_of(user).public_id)


@pytest.mark.parametrize("how", [How.SENT, How.STAFF])
def test_what_came_in_another_way_stays(user: User, case: Case, how: How) -> None:
    hold(case, person_of(user), how)
    client = entered(user)
    assert offer(client, case) is None
    assert client.get(page(case)).status_code == client.post(page(case)).status_code == 404
    assert Holding.objects.count() == 1


def test_another_account_finds_no_such_page(client: Client, case: Case) -> None:
    stranger = entered(resident("other@example.org"))
    assert stranger.get(page(case)).status_code == stranger.post(page(case)).status_code == 404
    made_up = "/account/requests/7K4M-9TX3/not-mine/"
    assert stranger.post(made_up).status_code == 404
    assert Holding.objects.count() == 1


def test_nobody_says_so_for_another(client: Client, case: Case, user: User) -> None:
    helper = resident("helps@example.org")
    authority = authority_between(person_of(user), helper, scope=["requests.see", "requests.send"])
    theirs = entered(helper)
    act_for(theirs, authority)
    assert offer(theirs, case) is None
    assert theirs.post(page(case)).status_code == 403
    assert Holding.objects.count() == 1


def test_staff_read_it_and_the_person_is_not_named(client: Client, case: Case) -> None:
    client.post(page(case))
    note = TimelineEntry.objects.get(case=case, public=False)
    assert "says that the case is not theirs" in note.words
    assert EMAIL not in note.words
    assert not Delivery.objects.exists()


@pytest.fixture
def contact(monkeypatch: pytest.MonkeyPatch) -> Contact:
    """How to reach whoever sent it, as a room above knows."""
    found = Contact(email=EMAIL, phone=PHONE)
    monkeypatch.setattr(contacts, "_resolvers", [lambda case: found])
    return found


def test_we_write_to_that_address_no_more(client: Client, case: Case, contact: Contact) -> None:
    assert contacts.contact_of(case).email == EMAIL
    client.post(page(case))
    left = contacts.contact_of(again(case))
    assert (left.email, left.phone) == ("", PHONE)


def test_a_case_whose_person_cannot_be_reached_is_marked_in_the_lists(
    client: Client, case: Case, contact: Contact
) -> None:
    client.post(page(case))
    assert again(case).bounced_at is not None
    note = TimelineEntry.objects.get(case=case, public=False)
    assert "Please find another way" in note.words


def test_one_whose_person_can_be_reached_otherwise_is_not(
    client: Client, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Contact(email=EMAIL, name="A Tenant", address=("1 Test Street", "Testham", "QZ1 1AA"))
    monkeypatch.setattr(contacts, "_resolvers", [lambda case: home])
    monkeypatch.setattr("portal.cases.reach.is_on", lambda channel: True)
    client.post(page(case))
    assert again(case).bounced_at is None


def test_their_needs_and_their_page_have_nothing_to_do_with_it(
    client: Client, case: Case, user: User
) -> None:
    person: Person = person_of(user)
    needing(person)
    assert needs_of(again(case)) is not None
    assert whose.person_of(case) == person
    assert case in whose.cases_of(person)
    client.post(page(case))
    assert needs_of(again(case)) is None
    assert whose.person_of(again(case)) is None
    assert case not in whose.cases_of(person)
