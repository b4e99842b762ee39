"""An adviser sees one person on one page, as far as the adviser's role allows."""

from __future__ import annotations

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from portal.accounts.models import (
    AuditEntry,
    Authority,
    Consent,
    Membership,
    Needs,
    Organisation,
    Person,
    User,
)
from portal.cases.lookup import Known
from portal.cases.models import Holding, How, ServiceOwner
from tests.support.cases import CaseFactory, TargetFactory
from tests.support.needs import asked, needs_of
from tests.support.people import Enter, member, signed_in

pytestmark = pytest.mark.django_db
AGREED = {"consent": "on"}


def words(response: HttpResponse) -> str:
    return BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True)


def page_of(client: Client, person: Person) -> str:
    response = client.get(reverse("person", args=[person.public_id]))
    assert response.status_code == 200
    assert response.headers["Cache-Control"].startswith("private, no-store")
    return words(response)


def search(client: Client, known: str) -> HttpResponse:
    return client.post(reverse("people"), {"known": known})


@pytest.mark.parametrize(
    "known", ["Resident@example.org", "01632 960 123", "zz11zz", "resident", "ZZ1 1ZZ"]
)
def test_somebody_is_found_by_what_they_say(adviser: Client, person: Person, known: str) -> None:
    response = search(adviser, known)
    assert response.status_code == 302
    assert response.headers["Location"] == reverse("person", args=[person.public_id])
    assert known not in response.headers["Location"]


def test_somebody_is_found_by_the_reference_of_their_case(adviser: Client, person: Person) -> None:
    case = CaseFactory(known=Known(email="resident@example.org"))
    response = search(adviser, case.shown_reference.lower())
    assert response.headers["Location"] == reverse("person", args=[person.public_id])


def test_several_are_a_list_and_each_is_in_the_log(adviser: Client, person: Person) -> None:
    other = Person.objects.create(name="Another Resident")
    found = search(adviser, "Resident")
    assert "Found: 2" in words(found)
    seen = AuditEntry.objects.filter(action="person.found").values_list("about", flat=True)
    assert set(seen) == {person.public_id, other.public_id}


def test_nobody_is_found_by_what_is_nobodys(adviser: Client, person: Person) -> None:
    assert "We know nobody by this" in words(search(adviser, "nobody@example.org"))
    assert "Type something" in words(search(adviser, ""))


def test_the_page_has_everything_in_one_place(adviser: Client, person: Person) -> None:
    TargetFactory()
    case = CaseFactory(title="A missed bin", known=Known(email="resident@example.org"))
    needs_of(person, format="large_print", no_phone=True, words="Please speak slowly.")
    Consent.objects.create(person=person, purpose="kept-by-staff", wording="1")
    Authority.objects.create(
        person=person,
        holder_email="daughter@example.org",
        holder_email_hash="x",
        scope=["requests.see"],
        until_at=timezone.now() + timedelta(days=30),
    )
    page = page_of(adviser, person)
    for part in (
        "A Resident",
        "resident@example.org",
        "1 Test Street",
        "Large print",
        "Do not phone",
        "Please speak slowly.",
        "kept-by-staff",
        "daughter@example.org",
        case.shown_reference,
        "A missed bin",
        "Due next",
    ):
        assert part in page, part
    entry = AuditEntry.objects.get(action="person.viewed")
    assert (entry.about, entry.details) == (person.public_id, {"part": "page"})


def test_what_an_account_holds_is_theirs_whatever_address_it_was_sent_with(adviser: Client) -> None:
    user = User.objects.create_user("other@example.org")
    person = Person.objects.create(user=user, email=user.email)
    case = CaseFactory(title="In the account")
    Holding.objects.create(case=case, person=person, how=How.SENT)
    club = Organisation.objects.create(name="Test Club", kind="group")
    Membership.objects.create(organisation=club, user=user, role="owner")
    page = page_of(adviser, person)
    assert "In the account" in page
    assert "Test Club" in page


def test_anothers_cases_are_not_on_the_page(adviser: Client, person: Person) -> None:
    CaseFactory(title="Of somebody else", known=Known(email="other@example.org"))
    CaseFactory(title="Of nobody")
    assert "Of " not in page_of(adviser, person)


def test_a_service_owner_sees_the_cases_of_their_services_only(person: Person) -> None:
    owner = member("Service owners")
    ServiceOwner.objects.create(user=owner, kind="missed-bin")
    theirs = Known(email="resident@example.org")
    CaseFactory(title="A missed bin", kind="missed-bin", known=theirs)
    CaseFactory(title="A benefit", kind="benefit", known=theirs)
    page = page_of(signed_in(owner), person)
    assert "A missed bin" in page
    assert "A benefit" not in page


@pytest.mark.parametrize("group", ["Authors", "Publishers", "Administrators"])
def test_others_do_not_learn_that_there_are_people(
    enter: Enter, person: Person, group: str
) -> None:
    client = enter(group)
    one = [person.public_id]
    for address in (
        reverse("people"),
        reverse("person_new"),
        reverse("person", args=one),
        reverse("person_needs", args=one),
        reverse("marker_new", args=one),
    ):
        assert client.get(address).status_code == 404, address
        assert client.post(address).status_code == 404, address
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert f'"{reverse("people")}"' not in home


def test_a_service_owner_sees_people_and_writes_nothing_down(person: Person) -> None:
    client = signed_in(member("Service owners"))
    assert "Write down" not in page_of(client, person)
    for name in ("person_needs", "marker_new"):
        assert client.get(reverse(name, args=[person.public_id])).status_code == 404
    assert client.get(reverse("person_new")).status_code == 404


def test_staff_write_down_somebody_with_their_consent(adviser: Client) -> None:
    given = {"name": "New Resident", "phone": "01632 960124", "postcode": "ZZ1 1ZZ"}
    refused = adviser.post(reverse("person_new"), given)
    assert refused.status_code == 422
    assert "Without it we keep nothing" in words(refused)
    assert not Person.objects.exists()
    adviser.post(reverse("person_new"), {**given, **AGREED})
    person = Person.objects.get()
    assert (person.name, person.user, person.address) == (
        "New Resident",
        None,
        {"postcode": "ZZ1 1ZZ"},
    )
    assert person.consents.get().purpose == "kept-by-staff"
    assert AuditEntry.objects.filter(action="person.recorded", about=person.public_id).exists()


def test_whom_nobody_could_reach_is_not_written_down(adviser: Client) -> None:
    page = adviser.post(reverse("person_new"), {"name": "New Resident", **AGREED})
    assert "Type their e-mail address, telephone or postcode." in words(page)


def test_somebody_known_is_not_written_down_twice(adviser: Client, person: Person) -> None:
    given = {"name": "Other", "email": "RESIDENT@example.org", **AGREED}
    response = adviser.post(reverse("person_new"), given)
    assert response.headers["Location"] == reverse("person", args=[person.public_id])
    assert Person.objects.get().name == "A Resident"


def test_staff_write_down_what_somebody_needs(adviser: Client, staff: User, person: Person) -> None:
    address = reverse("person_needs", args=[person.public_id])
    given = {**asked(format="braille", no_phone="on", times=["mornings"]), "consent": ""}
    assert adviser.post(address, given).status_code == 422
    assert not Needs.objects.exists()
    adviser.post(address, {**given, **AGREED})
    kept = Needs.objects.get()
    assert (kept.format, kept.no_phone, kept.times, kept.recorded_by) == (
        "braille",
        True,
        ["mornings"],
        staff,
    )
    assert "Braille" in page_of(adviser, person)
    assert "braille" in adviser.get(address).content.decode()


def test_the_case_page_flags_what_its_person_needs(adviser: Client, person: Person) -> None:
    case = CaseFactory(known=Known(email="resident@example.org"))
    needs_of(person, interpreter="bfi", no_phone=True)
    response = adviser.get(reverse("cases_case", args=[case.shown_reference]))
    page = words(response)
    assert "Interpreter: British Sign Language" in page
    assert "Do not phone" in page
    assert reverse("person", args=[person.public_id]) in response.content.decode()
    assert AuditEntry.objects.get(action="case.viewed").about == person.public_id


def test_the_page_asks_no_more_for_many_cases(
    adviser: Client, person: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(6):
        CaseFactory(known=Known(email="resident@example.org"))
    page_of(adviser, person)
    with django_assert_max_num_queries(40):
        page_of(adviser, person)


def test_what_a_case_knows_need_not_be_typed_again(adviser: Client) -> None:
    known = {"begin": "1", "name": "New Resident", "email": "new@example.org"}
    page = adviser.post(reverse("person_new"), known)
    assert page.status_code == 200
    assert "There is a problem" not in words(page)
    for value in ("New Resident", "new@example.org"):
        assert f'value="{value}"' in page.content.decode()
    assert not Person.objects.exists()


def test_a_reference_of_anothers_service_leads_to_nobody(person: Person) -> None:
    case = CaseFactory(kind="benefit", known=Known(email="resident@example.org"))
    owner = signed_in(member("Service owners"))
    assert "We know nobody by this" in words(search(owner, case.shown_reference))
