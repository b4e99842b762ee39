"""Once a year we ask whether somebody's needs are still right, by the way that they want."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.accounts.models import Needs, Person
from portal.accounts.needs import review, ways
from portal.integration.models import Channel, Delivery
from tests.support.needs import needs_of

pytestmark = pytest.mark.django_db
HOME = {"line_1": "1 Test Street", "town": "Testham", "postcode": "ZZ1 1ZZ"}


@pytest.fixture
def every_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ways, "is_on", lambda channel: True)


def queued() -> list[str]:
    return list(Delivery.objects.filter(template=review.TEMPLATE).values_list("channel", flat=True))


def test_somebody_is_asked_once_after_a_year(person: Person) -> None:
    needs_of(person, days_ago=365)
    assert [review.ask_those_due(), review.ask_those_due()] == [1, 0]
    assert queued() == [Channel.EMAIL]


def test_somebody_who_said_it_this_year_is_not_asked(person: Person) -> None:
    needs_of(person, days_ago=364)
    assert review.ask_those_due() == 0


def test_somebody_who_does_not_answer_is_asked_again_after_half_a_year(person: Person) -> None:
    needs = needs_of(person, days_ago=600)
    Needs.objects.update(review_asked_at=timezone.now() - timedelta(days=181))
    assert review.ask_those_due() == 1
    needs.refresh_from_db()
    assert needs.format == ""


@pytest.mark.parametrize(
    ("contact_by", "expected"),
    [("", Channel.EMAIL), ("email", Channel.EMAIL), ("text", Channel.TEXT), ("post", "letter")],
)
def test_we_ask_by_the_way_that_they_want(
    every_way: None, person: Person, contact_by: str, expected: str
) -> None:
    person.phone, person.address = "07700 900123", HOME
    person.save()
    needs_of(person, days_ago=400, contact_by=contact_by)
    review.ask_those_due()
    assert queued() == [expected]


def test_who_gave_us_no_way_is_not_asked_in_vain(every_way: None) -> None:
    needs_of(Person.objects.create(name="A Resident"), days_ago=400)
    assert review.ask_those_due() == 0
    assert queued() == []


def test_the_message_leads_to_the_page_and_says_no_need(person: Person) -> None:
    needs = needs_of(person, days_ago=400, format="braille", words="My sister helps me")
    message = review.as_email(needs.pk)
    assert message is not None
    assert message.to == "resident@example.org"
    assert "/account/needs/" in message.text
    assert "raille" not in message.text
    assert "sister" not in message.text


def test_what_has_been_forgotten_is_not_asked_about(person: Person) -> None:
    needs = needs_of(person)
    number = needs.pk
    needs.delete()
    assert (review.as_email(number), review.as_text(number), review.as_letter(number)) == (
        None,
        None,
        None,
    )
