"""A person's details: kept, confirmed, and used only with leave."""

from __future__ import annotations

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from portal.accounts import consents
from portal.accounts.consents import SHARE_DETAILS, Purpose
from portal.accounts.details import confirm, is_confirmed, keep
from portal.accounts.models import AuditEntry, Consent, Person, User
from portal.accounts.people import person_of
from tests.support.accounts import entered, resident

pytestmark = pytest.mark.django_db
HOME = {
    "address-stage": "manual",
    "address-line_1": "14 Willow Court",
    "address-line_2": "",
    "address-town": "Testham",
    "address-postcode": "AA1 1AA",
}


@pytest.fixture
def user() -> User:
    return resident("tenant@example.org")


@pytest.fixture
def client(user: User) -> Client:
    return entered(user)


def known(user: User) -> Person:
    return Person.objects.get(user=user)


@pytest.mark.parametrize(
    ("which", "typed", "kept"),
    [
        ("name", {"name": "A Tenant"}, "A Tenant"),
        ("phone", {"phone": "01632 960123"}, "+441632960123"),
    ],
)
def test_a_detail_is_kept_and_confirmed_at_once(
    user: User, client: Client, which: str, typed: dict[str, str], kept: str
) -> None:
    answer = client.post(f"/account/details/{which}/", typed)
    assert (answer.status_code, answer["Location"]) == (303, "/account/details/?said=kept")
    assert getattr(known(user), which) == kept
    assert is_confirmed(known(user), which)


def test_an_address_is_kept_with_its_lines(user: User, client: Client) -> None:
    client.post("/account/details/address/", HOME)
    assert known(user).address["line_1"] == "14 Willow Court"
    assert "14 Willow Court" in client.get("/account/details/").content.decode()
    assert "14 Willow Court, AA1 1AA" in client.get("/account/").content.decode()


def test_a_phone_number_can_be_taken_away(user: User, client: Client) -> None:
    keep(person_of(user), {"phone": "+441632960123"})
    client.post("/account/details/phone/", {"phone": ""})
    assert known(user).phone == ""


def test_an_answer_that_is_wrong_comes_back_with_what_to_do(client: Client) -> None:
    page = client.post("/account/details/phone/", {"phone": "12"})
    soup = BeautifulSoup(page.content, "html.parser")
    assert page.status_code == 422
    assert soup.title.text.startswith("Error: ")
    assert soup.select_one(".govuk-error-summary a")["href"] == "#id_phone"


@pytest.mark.parametrize("which", ["email", "guises", "public_id", "confirmed"])
def test_nothing_else_of_a_person_can_be_set(user: User, client: Client, which: str) -> None:
    assert client.post(f"/account/details/{which}/", {which: "x"}).status_code == 404
    with pytest.raises(KeyError):
        keep(person_of(user), {which: "x"})


def test_what_else_is_posted_is_not_read(user: User, client: Client) -> None:
    client.post("/account/details/name/", {"name": "A", "email": "x@example.org", "user": "1"})
    assert known(user).email == "tenant@example.org"


def test_a_year_later_it_is_asked_if_it_is_still_right(user: User, client: Client) -> None:
    person = person_of(user)
    keep(person, {"name": "A Tenant"})
    person.confirmed = {"name": (timezone.localdate() - timedelta(days=366)).isoformat()}
    person.save()
    assert "Is this still right?" in client.get("/account/").content.decode()
    assert client.post("/account/details/right/").status_code == 303
    assert "Is this still right?" not in client.get("/account/").content.decode()
    assert is_confirmed(known(user), "name")


def test_only_what_is_known_is_confirmed(user: User) -> None:
    person = person_of(user)
    keep(person, {"name": "A Tenant"})
    confirm(person)
    assert set(person.confirmed) == {"name"}


def test_a_day_that_is_no_day_confirms_nothing(user: User) -> None:
    person = person_of(user)
    person.confirmed = {"name": "soon"}
    assert not is_confirmed(person, "name")


def test_a_change_is_written_down_without_what_it_was(user: User, client: Client) -> None:
    client.post("/account/details/name/", {"name": "Zebedee"})
    entry = AuditEntry.objects.get(action="person.changed")
    assert entry.details == {"details": ["name"]}
    assert entry.about == known(user).public_id


def test_saving_the_same_again_is_no_change(user: User) -> None:
    person = person_of(user)
    assert keep(person, {"name": "A Tenant"}) == ["name"]
    assert keep(person, {"name": "A Tenant"}) == []
    assert AuditEntry.objects.filter(action="person.changed").count() == 1


@pytest.mark.parametrize("path", ["", "name/", "right/"])
def test_these_pages_are_for_whoever_has_signed_in(path: str) -> None:
    method = Client().post if path == "right/" else Client().get
    assert "/account/sign-in/" in method(f"/account/details/{path}")["Location"]


class TestLeave:
    """Leave to use details in forms: asked once, taken back at any time."""

    def test_yes_is_kept_with_the_words_that_were_shown(self, user: User, client: Client) -> None:
        page = client.get("/account/share/").content.decode()
        assert SHARE_DETAILS.words[0] in page
        client.post("/account/share/", {"share": "yes"})
        assert consents.has(known(user), SHARE_DETAILS)
        assert Consent.objects.get().wording == SHARE_DETAILS.wording

    def test_no_is_remembered_too(self, user: User, client: Client) -> None:
        client.post("/account/share/", {"share": "no"})
        assert consents.was_asked(known(user), SHARE_DETAILS)
        assert not consents.has(known(user), SHARE_DETAILS)

    def test_it_can_be_taken_back_and_given_again(self, user: User, client: Client) -> None:
        for answer, has in (("yes", True), ("yes", True), ("no", False), ("yes", True)):
            client.post("/account/share/", {"share": answer})
            assert consents.has(known(user), SHARE_DETAILS) is has
        assert Consent.objects.count() == 2

    def test_new_words_are_asked_anew(self, user: User) -> None:
        person = person_of(user)
        consents.give(person, SHARE_DETAILS)
        newer = Purpose(SHARE_DETAILS.code, "May we?", ("Words.",), "2030-01")
        assert not consents.was_asked(person, newer)
        consents.give(person, newer)
        assert consents.has(person, newer)
        assert not consents.has(person, SHARE_DETAILS)

    def test_saying_nothing_asks_again(self, client: Client) -> None:
        assert client.post("/account/share/", {}).status_code == 422

    @pytest.mark.parametrize("away", ["https://evil.example/", "//evil.example/", "javascript:1"])
    def test_it_leads_to_no_other_site(self, client: Client, away: str) -> None:
        answer = client.post("/account/share/", {"share": "no", "next": away})
        assert answer["Location"] == "/account/details/?said=share"

    def test_giving_and_taking_back_are_written_down(self, user: User) -> None:
        person = person_of(user)
        consents.give(person, SHARE_DETAILS)
        consents.refuse(person, SHARE_DETAILS)
        actions = set(AuditEntry.objects.values_list("action", flat=True))
        assert {"consent.given", "consent.withdrawn"} <= actions
