"""Taking one's data away, and deleting the account."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.account.models import EmailAddress
from bs4 import BeautifulSoup
from django.core import mail
from django.test import Client
from django.utils import timezone

from portal.accounts import consents, leaving, mydata
from portal.accounts.consents import SHARE_DETAILS
from portal.accounts.details import keep
from portal.accounts.factors import notices, printed
from portal.accounts.leaving import going
from portal.accounts.models import (
    AuditEntry,
    Marker,
    Membership,
    Notice,
    Organisation,
    Person,
    User,
)
from portal.accounts.mydata import gathering
from portal.accounts.people import person_of
from portal.cases.changes import add_note, reply
from portal.cases.holding import hold
from portal.cases.lookup import Known
from portal.cases.models import Case, Holding, How
from portal.cases.timeline import WEBSITE
from portal.ui import display
from tests.support import residents
from tests.support.accounts import entered, resident
from tests.support.cases import CaseFactory
from tests.support.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    """Somebody with details and one case."""
    made = resident("tenant@example.org")
    person = person_of(made)
    keep(person, {"name": "A Tenant", "phone": "+441632960123"})
    consents.give(person, SHARE_DETAILS)
    case = CaseFactory(known=Known(email="tenant@example.org"))
    reply(case, "A van comes on Friday.", WEBSITE)
    add_note(case, "Only among ourselves.", WEBSITE, public=False)
    hold(case, person, How.SENT)
    return made


def marker(person: Person, days: int = 30) -> Marker:
    today = timezone.localdate()
    made: Marker = Marker.objects.create(
        person=person,
        reason="Shouted",
        advice="Two people",
        recorded_by=UserFactory(),
        reviewer=UserFactory(),
        begun_on=today - timedelta(days=90),
        review_on=today + timedelta(days=days),
        ends_on=today + timedelta(days=days),
    )
    return made


def delete(client: Client) -> Any:
    return client.post("/account/delete/", {"sure": "yes"})


@pytest.mark.parametrize("path", ["data/download.json", "data/download.html", "delete/"])
def test_one_proof_is_not_enough(user: User, path: str) -> None:
    answer = entered(user).get(f"/account/{path}")
    assert answer.status_code == 303
    assert answer["Location"].startswith("/account/prove/?next=%2Faccount%2F")


def test_deleting_by_post_needs_the_second_proof_too(user: User) -> None:
    assert "/account/prove/" in delete(entered(user))["Location"]
    assert User.objects.filter(pk=user.pk).exists()


def test_the_file_for_machines_has_what_each_room_holds(user: User) -> None:
    answer = entered(user, sure=True).get("/account/data/download.json")
    data = answer.json()
    assert answer["Content-Disposition"] == 'attachment; filename="what-we-know-about-you.json"'
    assert answer["Cache-Control"] == "private, no-store"
    assert data["Your details"]["Name"] == "A Tenant"
    assert data["What you agreed to"][0]["What"] == "share-details"
    [case] = data["What you asked us for"]
    assert "A van comes on Friday." in [each["Words"] for each in case["What has happened"]]


def test_what_is_only_among_staff_is_not_in_it(user: User) -> None:
    marker(person_of(user))
    text = entered(user, sure=True).get("/account/data/download.json").content.decode()
    assert "Only among ourselves." not in text
    assert "Shouted" not in text


def test_the_file_to_read_has_the_same(user: User) -> None:
    page = entered(user, sure=True).get("/account/data/download.html")
    soup = BeautifulSoup(page.content, "html.parser")
    assert soup.h1.text.strip() == "What we know about you"
    assert "A van comes on Friday." in soup.text
    assert "A Tenant" in soup.text


def test_the_file_to_read_looks_as_its_person_wished(user: User) -> None:
    browser = entered(user, sure=True)
    browser.cookies[display.COOKIE] = "2b"
    page = browser.get("/account/data/download.html").content.decode()
    assert 'data-text="largest" data-theme="black"' in page


def test_another_persons_things_are_in_neither(user: User) -> None:
    other = entered(resident("other@example.org"), sure=True)
    text = other.get("/account/data/download.json").content.decode()
    assert "A Tenant" not in text
    assert "A van comes" not in text


def test_taking_it_away_is_written_down(user: User) -> None:
    entered(user, sure=True).get("/account/data/download.json")
    assert AuditEntry.objects.get(action="person.downloaded").details == {"as": "json"}


def test_two_rooms_cannot_share_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "_registered", {})
    mydata.register("bills", "Bills", lambda user: [])
    with pytest.raises(ValueError, match="already called 'bills'"):
        mydata.register("bills", "Bills", lambda user: {})


def test_the_account_goes_and_the_case_stays(user: User) -> None:
    client = entered(user, sure=True)
    assert delete(client)["Location"] == "/account/deleted/"
    assert not User.objects.filter(pk=user.pk).exists()
    assert not Person.objects.filter(email_hash=person_hash()).exists()
    assert Case.objects.count() == 1
    assert not Holding.objects.exists()
    assert "/account/sign-in/" in client.get("/account/")["Location"]
    assert AuditEntry.objects.filter(action="account.deleted").exists()


def person_hash() -> str:
    from portal.integration.encryption import keyed_hash

    return keyed_hash("email", "tenant@example.org")


def test_the_page_says_what_is_kept_and_why(user: User) -> None:
    page = entered(user, sure=True).get("/account/delete/").content.decode()
    assert len(leaving.what_is_kept()) >= 3
    for sentence in leaving.what_is_kept():
        assert sentence in page


def test_nobody_leaves_by_a_slip(user: User) -> None:
    page = entered(user, sure=True).post("/account/delete/", {})
    assert page.status_code == 422
    assert User.objects.filter(pk=user.pk).exists()


def test_the_only_owner_of_an_organisation_hands_it_over_first(user: User) -> None:
    shop = Organisation.objects.create(name="The Corner Shop", kind="business")
    Membership.objects.create(organisation=shop, user=user, role="owner")
    client = entered(user, sure=True)
    assert "only owner of The Corner Shop" in client.get("/account/delete/").content.decode()
    assert delete(client)["Location"] == "/account/delete/"
    assert User.objects.filter(pk=user.pk).exists()


def test_staff_do_not_delete_the_account_they_work_with(user: User) -> None:
    user.is_staff = True
    user.save()
    with pytest.raises(going.CannotGo):
        leaving.delete_account(user)


def test_nobody_is_rid_of_a_marker_by_leaving(user: User) -> None:
    person = person_of(user)
    kept = marker(person)
    leaving.delete_account(user)
    person = Person.objects.get(pk=person.pk)
    assert (person.user, person.address, person.guises) == (None, {}, [])
    assert not Holding.objects.exists()
    assert Marker.objects.get() == kept
    assert person_of(resident("tenant@example.org")) == person


def test_what_a_marker_kept_goes_with_it(user: User) -> None:
    made = marker(person_of(user))
    leaving.delete_account(user)
    assert going.sweep() == 0
    Marker.objects.filter(pk=made.pk).update(lifted_at=timezone.now())
    assert going.sweep() == 1
    assert not Person.objects.filter(markers=made.pk).exists()


def test_each_proved_address_is_told_that_the_account_is_gone(
    user: User, django_capture_on_commit_callbacks: Any
) -> None:
    EmailAddress.objects.create(user=user, email="old@example.org", verified=True)
    EmailAddress.objects.create(user=user, email="never@example.org", verified=False)
    with django_capture_on_commit_callbacks(execute=True):
        delete(entered(user, sure=True))
    told = {to: sent for sent in mail.outbox for to in sent.to}
    assert set(told) == {"tenant@example.org", "old@example.org"}
    assert "Your account was deleted." in told["old@example.org"].body


def test_those_addresses_are_forgotten_within_days(user: User) -> None:
    leaving.delete_account(user)
    assert Notice.objects.filter(user=None).count() == 1
    with time_machine.travel(timezone.now() + notices.KEPT + timedelta(minutes=1)):
        notices.sweep()
    assert not Notice.objects.exists()


def test_who_cannot_go_is_not_told_that_they_went(user: User) -> None:
    user.is_staff = True
    user.save()
    with pytest.raises(going.CannotGo):
        leaving.delete_account(user)
    assert not Notice.objects.exists()


def test_the_file_says_how_they_sign_in_and_gives_no_secret_away(user: User) -> None:
    app = residents.with_app(user)
    residents.with_phone(user)
    paper = printed.keep(user, "council tax 1", "Your council tax bill", "K7M4Q2")
    answer = entered(user, sure=True).get("/account/data/download.json")
    said = answer.json()["How you sign in"]
    ways = said["Ways to prove it is you"]
    assert [each["Kind"] for each in ways] == [
        "Recovery codes",
        "Authenticator app",
        "Code by text message",
        "Code printed on a paper",
    ]
    assert all(each["Since"] for each in ways)
    assert said["Where you are signed in"][0]["Device"].startswith("A browser on")
    text = answer.content.decode()
    for secret in (residents.SECRET, app.data["secret"], paper.secret_hash, "K7M4Q2"):
        assert secret not in text
    assert not any(code in text for code in residents.recovery_codes(user))
