from __future__ import annotations

from datetime import date, time, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from portal.council.models import ContactOpeningTime, ContactPoint, PlaceClosureDay
from portal.council.models.contacts import closure_dates
from portal.council.models.places import OFFERS
from tests.support.factories import ClosureDayFactory, ContactPointFactory, PlaceFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("phone", "href"),
    [
        ("01632 960249", "tel:+441632960249"),
        ("0800 111 999", "tel:0800111999"),
        ("999", "tel:999"),
        ("+44 1632 960249", "tel:+441632960249"),
    ],
)
def test_a_number_can_be_pressed_to_call(phone: str, href: str) -> None:
    assert ContactPoint(phone=phone).phone_href == href


@pytest.mark.parametrize("phone", ["call us", "12", "01632-960249", "01632 960249 ext 2", "0" * 21])
def test_a_number_holds_digits_and_spaces_only(phone: str) -> None:
    contact = ContactPoint(slug="tax", name="Council tax", phone=phone)

    with pytest.raises(ValidationError) as refusal:
        contact.clean_fields()
    assert "phone" in refusal.value.message_dict


def test_the_database_refuses_to_close_before_opening() -> None:
    contact = ContactPointFactory(hours=None)

    with pytest.raises(IntegrityError), transaction.atomic():
        ContactOpeningTime.objects.create(
            contact=contact, weekday=0, opens=time(17), closes=time(9)
        )


def test_an_editor_is_told_when_closing_comes_before_opening() -> None:
    row = ContactOpeningTime(
        contact=ContactPointFactory(hours=None), weekday=0, opens=time(9), closes=time(9)
    )

    with pytest.raises(ValidationError, match="closing time must be after"):
        row.full_clean()


def test_the_council_is_closed_on_a_date_once() -> None:
    ClosureDayFactory(date=TODAY)

    with pytest.raises(IntegrityError), transaction.atomic():
        ClosureDayFactory(date=TODAY, name="Again")


@time_machine.travel("2026-11-23 10:00Z", tick=False)
def test_a_teams_hours_know_the_councils_closed_days(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    contact = ContactPointFactory()
    ClosureDayFactory(date=TODAY)

    with django_assert_num_queries(2):
        hours = contact.hours
    assert hours.on(TODAY) == []
    assert hours.on(TODAY + timedelta(days=1))


@time_machine.travel("2026-11-23 10:00Z", tick=False)
def test_a_places_own_closed_days_are_its_own() -> None:
    library, pool = PlaceFactory(hours=(time(9), time(17))), PlaceFactory(hours=(time(9), time(17)))
    PlaceClosureDay.objects.create(place=library, date=TODAY, name="Roof repair")

    assert library.hours.on(TODAY) == []
    assert pool.hours.on(TODAY)


@time_machine.travel("2026-11-23 10:00Z", tick=False)
def test_closed_days_of_the_past_are_not_asked_for() -> None:
    ClosureDayFactory(date=TODAY - timedelta(days=1))
    ClosureDayFactory(date=TODAY)

    assert closure_dates() == {TODAY}
    assert closure_dates(TODAY - timedelta(days=1)) == {TODAY - timedelta(days=1), TODAY}


def test_a_place_tells_what_it_offers_the_way_in_first() -> None:
    place = PlaceFactory(wifi=True, step_free=True, toilets=False)

    assert place.offers[0] == "Step-free way in"
    assert place.offers[-1] == "Free wifi"
    assert "Toilets" not in place.offers


def test_every_offer_is_a_field_of_a_place() -> None:
    place = PlaceFactory()

    assert all(isinstance(getattr(place, name), bool) for name in OFFERS)


def test_an_address_is_told_line_by_line_with_its_postcode() -> None:
    place = PlaceFactory(address="1 High Street\n\nOxbridge", postcode="OX1 1BX")

    assert place.address_lines == ["1 High Street", "Oxbridge", "OX1 1BX"]
