"""Staff record that somebody acts for a person: with evidence, by those who may, in the log."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from portal.accounts.acting import giving, letters
from portal.accounts.models import AuditEntry, Authority, Person, User
from portal.integration.models import Delivery
from tests.support.acting import authority_between, request_of, resident
from tests.support.people import Enter

pytestmark = pytest.mark.django_db
SEEN = "A lasting power of attorney, seen today."


@pytest.fixture
def adviser(enter: Enter) -> Client:
    return enter("Advisers")


def record(client: Client, person: Person, **values: Any) -> HttpResponse:
    until = timezone.localdate() + timedelta(days=92)
    given = {
        "email": "helps@example.org",
        "scope": ["requests.see"],
        "until": f"{until}",
        "evidence": SEEN,
        "seen": "on",
    } | values
    return client.post(f"/admin/people/{person.public_id}/authority/", given)


def page_of(authority: Authority, page: str = "") -> str:
    return f"/admin/people/{authority.person.public_id}/authority/{authority.public_id}/{page}"


def test_an_adviser_records_it_with_what_they_saw(adviser: Client, person: Person) -> None:
    answer = record(adviser, person)
    made = Authority.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/admin/people/{person.public_id}/")
    assert (made.evidence, made.scope) == (SEEN, ["requests.see"])
    assert made.recorded_by.pk == int(adviser.session["_auth_user_id"])
    assert made.holder is None
    entry = AuditEntry.objects.get(action="authority.recorded")
    assert (entry.who, entry.about) == (made.recorded_by.pk, person.public_id)


def test_both_are_told(adviser: Client, person: Person) -> None:
    record(adviser, person)
    queued = set(Delivery.objects.values_list("template", flat=True))
    assert queued == {letters.GIVEN, letters.COPY}


def test_somebody_without_an_account_or_address_can_be_helped(adviser: Client) -> None:
    person = Person.objects.create(name="No Account")
    assert record(adviser, person).status_code == 302
    made = Authority.objects.get()
    assert letters.build(letters.COPY, made.pk) is None
    assert letters.build(letters.GIVEN, made.pk) is not None


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"evidence": ""}, "Write what you have seen."),
        ({"seen": ""}, "Record nothing that you have not seen"),
        ({"scope": []}, "Tick what they can do."),
        ({"until": "2099-01-01"}, "no more than a year"),
        ({"until": "2020-01-01"}, "no more than a year"),
    ],
)
def test_nothing_is_recorded_without_evidence_or_for_too_long(
    adviser: Client, person: Person, values: dict[str, Any], words: str
) -> None:
    answer = record(adviser, person, **values)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Authority.objects.exists()


@pytest.mark.parametrize("group", ["Authors", "Publishers", "Administrators", "Service owners"])
def test_others_of_the_staff_find_no_such_page(
    enter: Enter, authority: Authority, group: str
) -> None:
    client = enter(group)
    before = Authority.objects.count()
    for answer in (
        client.get(page_of(authority)),
        client.post(page_of(authority, "end/")),
        record(client, authority.person),
    ):
        assert answer.status_code in (302, 404)
        assert "/admin/people/" not in answer.headers.get("Location", "")
    authority.refresh_from_db()
    assert (Authority.objects.count(), authority.ended_at) == (before, None)


def test_a_resident_finds_no_such_page(theirs: Client, authority: Authority) -> None:
    answer = theirs.get(page_of(authority))
    assert answer.status_code != 200
    assert SEEN not in answer.content.decode()


def test_the_evidence_is_seen_by_advisers_and_looking_is_in_the_log(
    adviser: Client, person: Person
) -> None:
    record(adviser, person)
    made = Authority.objects.get()
    page = adviser.get(page_of(made)).content.decode()
    assert SEEN in page
    assert "See what was sent to us" in page
    assert AuditEntry.objects.filter(action="authority.viewed", about=person.public_id).exists()


def test_the_person_and_the_helper_do_not_see_the_evidence(
    adviser: Client, own: Client, theirs: Client, person: Person, helper: User
) -> None:
    record(adviser, person)
    made = Authority.objects.get()
    giving.take_up(made.public_id, request_of(helper))
    for client in (own, theirs):
        page = client.get(f"/account/acting/{made.public_id}/").content.decode()
        assert "Our staff wrote this down" in page
        assert SEEN not in page


def test_staff_end_it_and_tell_both(adviser: Client, authority: Authority) -> None:
    assert adviser.post(page_of(authority, "end/")).status_code == 302
    authority.refresh_from_db()
    assert authority.ended_at is not None
    queued = set(Delivery.objects.values_list("template", flat=True))
    assert queued == {letters.ENDED_FOR_HOLDER, letters.ENDED_FOR_PERSON}


def test_an_authority_is_found_under_its_own_person_only(
    adviser: Client, authority: Authority
) -> None:
    other = authority_between(resident("other@example.org").person, authority.holder)
    mixed = f"/admin/people/{other.person.public_id}/authority/{authority.public_id}/"
    assert adviser.get(mixed).status_code == 404
    assert adviser.post(mixed + "end/").status_code == 404
    authority.refresh_from_db()
    assert authority.ended_at is None


def test_the_persons_page_leads_there(adviser: Client, authority: Authority) -> None:
    page = adviser.get(f"/admin/people/{authority.person.public_id}/").content.decode()
    assert page_of(authority) in page
    assert f"/admin/people/{authority.person.public_id}/authority/" in page
