"""What a Start button leads to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError

from portal.cases.models import Target
from portal.forms import doors, registry
from portal.forms.definition import Journey
from portal.services.models import ServicePage
from portal.services.starts import StartBlock, journey_choices
from portal.ui import generation
from tests.support.factories import ContactPointFactory, ServicePageFactory
from tests.support.journeys import SHORT

pytestmark = pytest.mark.django_db
JOURNEY = [("journey", {"journey": "short", "label": "Tell us"})]
CALL = ("phone", {"label": ""})


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> Journey:
    """The one journey that a room has registered."""
    monkeypatch.setattr(registry, "_journeys", {})
    monkeypatch.setattr(doors, "_doors", {})
    return registry.register(SHORT)


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


def test_a_journey_is_led_to_by_its_first_address(short: Journey) -> None:
    start = service(JOURNEY).start

    assert start is not None
    assert (start.label, start.href, start.kind) == ("Tell us", "/forms/short/", "journey")


def test_every_journey_that_is_registered_is_offered_to_editors(short: Journey) -> None:
    assert list(journey_choices()) == [("short", short.title)]


def test_a_journey_that_not_everybody_may_open_is_not_offered(
    short: Journey, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = "not-for-all"
    guarded = registry.Source(key, lambda: replace(short, key=key), lambda request: False)
    monkeypatch.setattr(registry, "_sources", {key: guarded})
    assert list(journey_choices()) == [("short", short.title)]
    monkeypatch.setattr(registry, "_sources", {key: replace(guarded, may=None)})
    assert (key, short.title) in journey_choices()


def test_a_journey_that_is_gone_leaves_no_button(
    short: Journey, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = service(JOURNEY)
    monkeypatch.setattr(registry, "_journeys", {})

    assert page.start is None


def test_a_journey_says_by_when_we_reply_where_a_target_says_so(short: Journey) -> None:
    start = service(JOURNEY).start
    assert start is not None
    assert start.promise == ""

    Target.objects.create(
        step="reply",
        length=10,
        promise="We will reply",
        source="A test",
        effective_from="2020-01-01",
    )
    generation.forget()

    start = service(JOURNEY).start
    assert start is not None
    assert start.promise == "We will reply within 10 working days."


def test_a_second_way_to_start_stands_beside_the_first(short: Journey) -> None:
    page = service([CALL, *JOURNEY], contact=ContactPointFactory(phone="01632 960249"))

    assert page.start is not None
    assert page.start.kind == "phone"
    assert page.other_start is not None
    assert page.other_start.href == "/forms/short/"


def test_the_second_way_takes_the_place_of_a_first_that_is_gone(
    short: Journey, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = service([*JOURNEY, CALL], contact=ContactPointFactory())
    monkeypatch.setattr(registry, "_journeys", {})

    assert page.start is not None
    assert page.start.kind == "phone"
    assert page.other_start is None


def test_a_page_without_a_start_has_none() -> None:
    assert service([]).start is None


def test_two_ways_of_one_kind_are_refused() -> None:
    block = StartBlock()
    site = ("site", {"url": "https://example.org", "label": "Start now"})

    with pytest.raises(ValidationError, match="two different ways"):
        block.clean(block.normalize([site, site]))


def test_there_are_two_ways_to_start_at_most() -> None:
    block = StartBlock()
    site = ("site", {"url": "https://example.org", "label": "Start now"})
    journey = ("journey", {"journey": "ask-or-tell", "label": "Start now"})

    assert len(block.clean(block.normalize([site, journey]))) == 2
    with pytest.raises(ValidationError):
        block.clean(block.normalize([site, journey, CALL]))


def test_a_service_with_pages_of_its_own_is_led_to_and_offered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(doors, "_doors", {})
    doors.register(doors.Door("finder", "Find it", "search"))
    start = service([("journey", {"journey": "finder", "label": "Find it now"})]).start

    assert start is not None
    assert (start.label, start.href, start.kind) == ("Find it now", "/search/", "journey")
    assert ("finder", "Find it") in list(journey_choices())


def test_no_two_services_have_one_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doors, "_doors", {})
    doors.register(doors.Door("finder", "Find it", "search"))
    doors.register(doors.Door("finder", "Find it", "search"))
    with pytest.raises(ValueError, match="finder"):
        doors.register(doors.Door("finder", "Another", "search"))
