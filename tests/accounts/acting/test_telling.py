"""Messages about acting go the way that their reader needs, and a reminder before the end."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from portal.accounts.acting import giving, letters, reminding
from portal.accounts.models import Authority, Person, User
from portal.accounts.people import person_of
from portal.integration.messages import registered
from portal.integration.models import Channel, Delivery
from tests.support.acting import authority_between, request_of, resident
from tests.support.needs import needs_of

pytestmark = pytest.mark.django_db
PHONE = "07700 900123"
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def every_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """The council sends e-mails, texts and letters."""
    monkeypatch.setattr("portal.accounts.needs.ways.is_on", lambda channel: True)


def wants(person: Person, way: str, **more: Any) -> None:
    person.phone = PHONE
    person.address = {"line_1": "1 Test Street", "town": "Testham", "postcode": "QZ1 1AA"}
    person.save()
    needs_of(person, contact_by=way, **more)


def sent() -> dict[str, str]:
    """Templates of what is queued, with the way that each goes."""
    return dict(Delivery.objects.values_list("template", "channel"))


def made(delivery: Delivery) -> Any:
    return registered(delivery.template).make(delivery)


def ends_in(person: Person, helper: User, left: timedelta, whole: timedelta) -> Authority:
    now = timezone.now()
    return authority_between(person, helper, from_at=now + left - whole, until_at=now + left)


@pytest.mark.parametrize(
    ("way", "channel"),
    [("text", Channel.TEXT), ("post", Channel.LETTER), ("email", Channel.EMAIL)],
)
def test_whoever_lets_somebody_act_is_told_in_their_own_way(
    person: Person, way: str, channel: str
) -> None:
    wants(person, way)
    giving.give(
        person,
        "helps@example.org",
        ["requests.see"],
        timezone.now() + 10 * DAY,
        request=request_of(person.user),
    )
    assert sent()[letters.COPY] == channel


def test_who_has_said_nothing_gets_an_email(authority: Authority, person: Person) -> None:
    giving.end(authority, request_of(authority.holder), giving.HOLDER)
    assert sent() == {letters.ENDED_FOR_PERSON: Channel.EMAIL}


def test_an_address_that_nobody_has_proved_gets_an_email_whatever_its_owner_needs(
    person: Person, helper: User
) -> None:
    wants(person_of(helper), "text")
    giving.give(
        person,
        helper.email,
        ["requests.see"],
        timezone.now() + 10 * DAY,
        request=request_of(person.user),
    )
    assert sent()[letters.GIVEN] == Channel.EMAIL


def test_a_helper_who_needs_texts_is_told_of_the_end_by_text(
    authority: Authority, helper: User
) -> None:
    wants(person_of(helper), "text")
    giving.end(authority, request_of(authority.person.user), giving.PERSON)
    delivery = Delivery.objects.get(template=letters.ENDED_FOR_HOLDER)
    assert delivery.channel == Channel.TEXT
    message = made(delivery)
    assert message.to == PHONE
    assert "you can no longer deal with us for somebody" in message.text
    assert "/account/acting/" in message.text


def test_a_letter_is_printed_in_the_format_that_they_need(
    authority: Authority, person: Person
) -> None:
    wants(person, "post", format="large_print")
    giving.end(authority, request_of(authority.holder), giving.HOLDER)
    delivery = Delivery.objects.get(template=letters.ENDED_FOR_PERSON)
    letter = made(delivery)
    assert letter.to[0] == person.name
    assert letter.pdf.startswith(b"%PDF")


@pytest.mark.parametrize("way", ["text", "email"])
def test_no_message_says_who_or_what_for(authority: Authority, person: Person, way: str) -> None:
    wants(person, way)
    authority.holder_email = "secret-helper@example.org"
    authority.save()
    giving.end(authority, request_of(authority.holder), giving.STAFF)
    message = made(Delivery.objects.get(template=letters.ENDED_FOR_PERSON))
    said = str(getattr(message, "text", getattr(message, "subject", "")))
    assert "secret-helper" not in said
    assert "Hal" not in said


def test_both_sides_are_reminded_two_weeks_before_the_end_and_once(
    person: Person, helper: User
) -> None:
    authority = ends_in(person, helper, 13 * DAY, 92 * DAY)
    assert reminding.remind() == 1
    assert set(sent()) == {letters.SOON_FOR_HOLDER, letters.SOON_FOR_PERSON}
    assert reminding.remind() == 0
    assert Delivery.objects.count() == 2
    authority.refresh_from_db()
    assert authority.reminded_at is not None


def test_the_reminder_says_the_day(person: Person, helper: User) -> None:
    authority = ends_in(person, helper, 13 * DAY, 92 * DAY)
    reminding.remind()
    day = f"{timezone.localtime(authority.until_at):%-d %B %Y}"
    for delivery in Delivery.objects.all():
        assert day in made(delivery).text


@pytest.mark.parametrize(
    ("left", "whole", "due"),
    [(20, 92, 0), (13, 92, 1), (6, 7, 0), (2, 7, 1), (12, 31, 0), (10, 31, 1)],
)
def test_a_short_one_is_told_of_in_its_last_third(
    person: Person, helper: User, left: int, whole: int, due: int
) -> None:
    ends_in(person, helper, left * DAY, whole * DAY)
    assert reminding.remind() == due


@pytest.mark.parametrize("why", ["ended_at", "not taken up"])
def test_nobody_is_reminded_of_what_nobody_uses(person: Person, helper: User, why: str) -> None:
    authority = ends_in(person, helper, 3 * DAY, 92 * DAY)
    if why == "ended_at":
        authority.ended_at = timezone.now()
    else:
        authority.holder = authority.taken_up_at = None
    authority.save()
    assert reminding.remind() == 0
    assert not Delivery.objects.exists()


def test_a_reminder_that_is_no_longer_true_is_not_sent(person: Person, helper: User) -> None:
    authority = ends_in(person, helper, 3 * DAY, 92 * DAY)
    reminding.remind()
    Authority.objects.update(ended_at=timezone.now())
    assert letters.build(letters.SOON_FOR_PERSON, authority.pk) is None
    assert letters.as_text(letters.SOON_FOR_HOLDER, authority.pk) is None
    assert letters.as_letter(letters.SOON_FOR_HOLDER, authority.pk) is None


def test_who_cannot_be_reached_at_all_fails_nothing(helper: User) -> None:
    nobody = Person.objects.create(name="No Account")
    authority = ends_in(nobody, helper, 3 * DAY, 92 * DAY)
    assert reminding.remind() == 1
    assert letters.build(letters.SOON_FOR_PERSON, authority.pk) is None
    assert letters.as_text(letters.SOON_FOR_PERSON, authority.pk) is None
    assert letters.as_letter(letters.SOON_FOR_PERSON, authority.pk) is None


def test_nobody_reads_of_another_when_a_helper_has_gone(person: Person) -> None:
    helper = resident("gone@example.org")
    authority = ends_in(person, helper, 3 * DAY, 92 * DAY)
    Authority.objects.update(holder=None)
    assert letters.as_text(letters.SOON_FOR_HOLDER, authority.pk) is None
