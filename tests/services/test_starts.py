"""What a Start button leads to."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from portal.services import starts
from portal.services.models import ServicePage
from portal.services.starts import JourneyStart, StartBlock, register_journey
from tests.support.factories import ContactPointFactory, ServicePageFactory

pytestmark = pytest.mark.django_db
JOURNEY = [("journey", {"journey": "repair", "label": "Report a repair"})]


@pytest.fixture
def repair(monkeypatch: pytest.MonkeyPatch) -> JourneyStart:
    """A journey that some room offers."""
    monkeypatch.setattr(starts, "_journeys", {})
    journey = JourneyStart("repair", "Report a repair", "/repairs/start/")
    register_journey(journey)
    return journey


def service(start: list[object], **more: object) -> ServicePage:
    made: ServicePage = ServicePageFactory(start_with=start, **more)
    return ServicePage.objects.get(pk=made.pk)


def test_another_site_is_led_to_by_its_address() -> None:
    start = service([("site", {"url": "https://www.gov.uk/apply", "label": "Apply"})]).start

    assert start is not None
    assert (start.label, start.href, start.kind) == ("Apply", "https://www.gov.uk/apply", "site")


def test_a_page_of_ours_is_led_to_while_it_is_live() -> None:
    target = ServicePageFactory()
    choice = [("page", {"page": target, "label": "Start now"})]
    start = service(choice).start
    assert start is not None
    assert start.href == target.url

    target.unpublish()

    assert service(choice).start is None


def test_a_call_names_the_contacts_number() -> None:
    contact = ContactPointFactory(phone="01632 960249")
    start = service([("phone", {"label": ""})], contact=contact).start

    assert start is not None
    assert (start.label, start.href) == ("Call 01632 960249", "tel:+441632960249")


def test_a_call_can_have_words_of_its_own() -> None:
    start = service([("phone", {"label": "Ring us"})], contact=ContactPointFactory()).start

    assert start is not None
    assert start.label == "Ring us"


def test_a_call_without_a_contact_is_refused() -> None:
    with pytest.raises(ValidationError, match="Choose the contact"):
        ServicePageFactory(start_with=[("phone", {"label": ""})])


def test_a_journey_is_led_to_by_its_first_address(repair: JourneyStart) -> None:
    start = service(JOURNEY).start

    assert start is not None
    assert (start.label, start.href, start.kind) == (repair.name, "/repairs/start/", "journey")
    assert list(starts.journey_choices()) == [("repair", "Report a repair")]


def test_a_journey_that_is_gone_leaves_no_button(
    repair: JourneyStart, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = service(JOURNEY)
    monkeypatch.setattr(starts, "_journeys", {})

    assert page.start is None


def test_a_page_without_a_start_has_none() -> None:
    assert service([]).start is None


def test_there_is_one_way_to_start_at_most() -> None:
    block = StartBlock()
    site = ("site", {"url": "https://example.org", "label": "Start now"})

    with pytest.raises(ValidationError):
        block.clean(block.normalize([site, site]))
