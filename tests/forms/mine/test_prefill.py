"""What the account knows is filled in with its source, and what is confirmed is not asked again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.accounts import consents
from portal.accounts.consents import SHARE_DETAILS
from portal.accounts.details import keep
from portal.accounts.models import AuditEntry, Person
from portal.accounts.people import person_of
from portal.cases.models import Holding
from portal.forms.models import Draft, Submission
from tests.support.accounts import entered, resident
from tests.support.acting import act_for, authority_between
from tests.support.factories import ContactPointFactory
from tests.support.journeys import GOOD
from tests.support.walking import Walker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("journeys")]
HOME = {"line_1": "14 Willow Court", "line_2": "", "town": "Testham", "postcode": "AA1 1AA"}


@pytest.fixture
def person() -> Person:
    """Somebody who has told us all there is, and agrees that we use it."""
    ContactPointFactory()
    found = person_of(resident("tenant@example.org"))
    keep(found, {"name": "A Tenant", "phone": "+441632960123", "address": HOME})
    consents.give(found, SHARE_DETAILS)
    return found


def going(person: Person, journey: str = "everything") -> Walker:
    assert person.user
    return Walker(journey, entered(person.user)).start()


def to_check(person: Person) -> Walker:
    return going(person).fill(GOOD)


def visited(person: Person) -> list[str]:
    """The pages that are asked, in order."""
    walker, steps = going(person), []
    while walker.step != "check-answers":
        steps.append(walker.step)
        walker.send(GOOD[walker.step])
    return steps


def last_year(person: Person) -> None:
    old = (timezone.localdate() - timedelta(days=366)).isoformat()
    person.confirmed = dict.fromkeys(person.confirmed, old)
    person.save()


def test_a_question_whose_answer_is_known_and_confirmed_is_not_asked_again(person: Person) -> None:
    steps = visited(person)
    assert "name" not in steps
    assert "address" not in steps
    assert "numbers" in steps


def test_it_stands_on_check_your_answers_with_its_source_and_a_change_link(person: Person) -> None:
    row = _row(to_check(person).soup, "A Tenant")
    assert "From your account" in row.text
    assert "change=1" in row.a["href"]


def test_what_the_person_typed_has_no_such_source(person: Person) -> None:
    assert "From your account" not in _row(to_check(person).soup, "The tap drips").text


def test_it_can_be_corrected_there_and_is_theirs_from_then_on(person: Person) -> None:
    walker = to_check(person)
    walker.go(_row(walker.soup, "A Tenant").a["href"])
    assert walker.step == "name"
    assert "From your account" in walker.soup.text
    walker.send({"name": "Another Name"})
    assert walker.step == "check-answers"
    assert "From your account" not in _row(walker.soup, "Another Name").text
    walker.send()
    assert Submission.objects.get().answers["name"] == "Another Name"
    person.refresh_from_db()
    assert person.name == "A Tenant"


def test_what_was_confirmed_long_ago_is_asked_and_filled_in(person: Person) -> None:
    last_year(person)
    walker = going(person).fill(GOOD, until="name")
    assert walker.soup.select_one("[name=name]")["value"] == "A Tenant"
    assert "From your account" in walker.soup.text
    assert "name" not in Draft.objects.get().answers


def test_an_address_of_long_ago_is_filled_in_too(person: Person) -> None:
    last_year(person)
    walker = going(person).fill(GOOD, until="address")
    assert "14 Willow Court" in walker.soup.text


def test_without_leave_nothing_is_filled_in(person: Person) -> None:
    consents.refuse(person, SHARE_DETAILS)
    walker = going(person).fill(GOOD, until="name")
    assert not walker.soup.select_one("[name=name]").get("value")
    assert "From your account" not in walker.soup.text


def test_taking_leave_back_halfway_stops_it_from_the_next_page_on(person: Person) -> None:
    walker = going(person).fill(GOOD, until="money")
    consents.refuse(person, SHARE_DETAILS)
    walker.send(GOOD["money"]).send(GOOD["photos"])
    assert walker.step == "name"


def test_back_goes_by_what_was_not_asked(person: Person) -> None:
    walker = going(person).fill(GOOD, until="numbers")
    back = walker.soup.select_one(".govuk-back-link")["href"]
    assert not back.rstrip("/").endswith(("/name", "/address"))


def test_an_answer_that_would_be_refused_today_is_asked_again(person: Person) -> None:
    keep(person, {"address": {"line_1": "", "town": "", "postcode": "nowhere"}})
    assert "address" in visited(person)


def test_nobody_else_sees_it(person: Person) -> None:
    other = person_of(resident("other@example.org"))
    consents.give(other, SHARE_DETAILS)
    assert "name" in visited(other)


def test_somebody_who_was_never_asked_is_asked_once_and_comes_to_the_form() -> None:
    ContactPointFactory()
    client = entered(resident())
    asked = client.get("/forms/everything/")
    assert asked["Location"] == "/account/share/?next=%2Fforms%2Feverything%2F"
    said = client.post("/account/share/", {"share": "no", "next": "/forms/everything/"})
    assert said["Location"] == "/forms/everything/"
    assert client.get("/forms/everything/")["Location"].startswith("/forms/everything/")


def test_without_an_account_nothing_is_asked_or_known() -> None:
    ContactPointFactory()
    assert Walker("everything", Client()).start().step == "tenant"


def test_a_page_that_asks_for_no_detail_asks_the_account_nothing(person: Person) -> None:
    walker = going(person)
    with CaptureQueriesContext(connection) as asked:
        walker.client.get(walker.at)
    about_people = [each for each in asked if "accounts_person" in each["sql"]]
    assert about_people == []


def test_a_page_that_the_account_fills_in_costs_few_queries(person: Person) -> None:
    last_year(person)
    walker = going(person).fill(GOOD, until="name")
    with CaptureQueriesContext(connection) as asked:
        walker.client.get(walker.at)
    assert len(asked) <= 9, [each["sql"][:90] for each in asked]


class TestActing:
    """For whom one acts, only what they let be seen is filled in, and it is written down."""

    def helping(self, person: Person, *scope: str) -> Walker:
        helper = resident("helper@example.org")
        authority = authority_between(person, helper, scope=list(scope))
        client = entered(helper)
        act_for(client, authority)
        return Walker("everything", client).start()

    def test_with_leave_to_see_them_the_others_details_are_there(self, person: Person) -> None:
        last_year(person)
        walker = self.helping(person, "requests.send", "details.see").fill(GOOD, until="name")
        assert walker.soup.select_one("[name=name]")["value"] == "A Tenant"
        entry = AuditEntry.objects.filter(action="person.viewed").first()
        assert entry is not None
        assert entry.about == person.public_id
        assert entry.acting_under is not None

    def test_without_it_nothing_is_there(self, person: Person) -> None:
        last_year(person)
        walker = self.helping(person, "requests.send").fill(GOOD, until="name")
        assert not walker.soup.select_one("[name=name]").get("value")

    def test_what_is_sent_stands_in_the_others_account(self, person: Person) -> None:
        self.helping(person, "requests.send").fill(GOOD).send()
        held = Holding.objects.get(case=Submission.objects.get().case)
        assert held.person == person

    def test_without_leave_to_send_the_form_does_not_begin(self, person: Person) -> None:
        walker = self.helping(person, "requests.see")
        assert walker.page is not None
        assert walker.page.status_code == 403

    def test_what_was_begun_for_another_opens_for_nobody_else(self, person: Person) -> None:
        walker = self.helping(person, "requests.send").send(GOOD["tenant"])
        walker.client.post("/account/acting/stop/")
        assert walker.client.get(walker.at).status_code == 404


def _row(soup: BeautifulSoup, words: str) -> Any:
    return next(row for row in soup.select(".govuk-summary-list__row") if words in row.text)


class TestKeeping:
    """What was corrected in a form is offered to be kept in the account."""

    def sent(self, person: Person, name: str = "Another Name") -> Walker:
        walker = to_check(person)
        walker.go(_row(walker.soup, "A Tenant").a["href"])
        return walker.send({"name": name}).send()

    def test_it_is_offered_once_it_is_sent_and_kept_by_a_button(self, person: Person) -> None:
        walker = self.sent(person)
        form = walker.soup.select_one("aside form")
        assert "does not have the name that" in " ".join(walker.soup.aside.text.split())
        page = walker.client.post(form["action"], follow=True).content.decode()
        assert "We have kept this in your account." in page
        person.refresh_from_db()
        assert person.name == "Another Name"

    def test_nothing_is_offered_where_all_is_as_before(self, person: Person) -> None:
        assert "Keep this for next time?" not in self.sent(person, "A Tenant").soup.text

    def test_nobody_keeps_what_another_sent(self, person: Person) -> None:
        action = self.sent(person).soup.select_one("aside form")["action"]
        other = resident("other@example.org")
        assert entered(other).post(action).status_code == 404
        assert person_of(other).name == ""
