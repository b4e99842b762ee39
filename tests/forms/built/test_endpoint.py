"""One form may go to a system of its own, beside those that get every form."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from portal.forms import events, registry
from portal.forms.models import FormPage, Submission
from portal.forms.sending import send
from portal.integration import reconcile
from portal.integration.models import Delivery, Endpoint, Subscription
from portal.ui import generation
from tests.cases.telling import listener, names
from tests.forms.everything import begun, sent
from tests.support.factories import ContactPointFactory

from .pages import form_page, published

pytestmark = pytest.mark.django_db

ANSWERS = {"bin": "food", "people": 2, "name": "A Tenant", "email": "tenant@example.org"}
BOTH = ["form.submitted", "contact.given"]


@pytest.fixture(autouse=True)
def a_team() -> None:
    generation.forget()
    ContactPointFactory()


def its_own(name: str = "Waste system") -> Endpoint:
    """Told of nothing but what names it."""
    endpoint = listener(name)
    endpoint.subscriptions.all().delete()
    return endpoint


def sent_to(endpoint: Endpoint | None, **more: Any) -> tuple[FormPage, Submission]:
    page = published(form_page(endpoint=endpoint, **more))
    journey = registry.get(page.journey_key)
    assert journey is not None
    return page, send(begun(ANSWERS, journey=journey).key)


def test_the_system_of_a_form_gets_it_and_who_sent_it() -> None:
    endpoint = its_own()
    sent_to(endpoint)
    assert names(endpoint) == BOTH


def test_another_form_is_none_of_its_business() -> None:
    endpoint = its_own()
    published(form_page(endpoint=endpoint))
    sent()
    assert names(endpoint) == []


def test_those_that_get_every_form_get_it_as_before() -> None:
    every, endpoint = listener("Every form"), its_own()
    sent_to(endpoint)
    assert names(every) == ["case.opened", *BOTH]


def test_a_system_that_gets_every_form_gets_its_own_once() -> None:
    every = listener()
    sent_to(every)
    assert names(every) == ["case.opened", *BOTH]


def test_who_began_before_sends_to_where_the_form_goes_now() -> None:
    earlier, later = its_own("Earlier"), its_own("Later")
    page = published(form_page(endpoint=earlier))
    journey = registry.get(page.journey_key)
    assert journey is not None
    draft = begun(ANSWERS, journey=journey)
    page.endpoint = later
    published(page)

    send(draft.key)

    assert (names(earlier), names(later)) == ([], BOTH)


def test_what_is_only_a_draft_of_the_page_changes_nothing() -> None:
    now, planned = its_own("Now"), its_own("Planned")
    page = published(form_page(endpoint=now))
    journey = registry.get(page.journey_key)
    page.endpoint = planned
    page.save_revision(clean=False)

    send(begun(ANSWERS, journey=journey).key)

    assert (names(now), names(planned)) == (BOTH, [])


def test_a_system_that_is_deleted_takes_no_form_with_it() -> None:
    endpoint = its_own()
    page = published(form_page(endpoint=endpoint))
    endpoint.delete()
    journey = registry.get(page.journey_key)

    assert send(begun(ANSWERS, journey=journey).key).journey_key == page.journey_key
    page.refresh_from_db()
    assert page.live
    assert page.endpoint is None


def test_a_form_in_code_asks_no_query_for_it(django_assert_num_queries: Any) -> None:
    key = next(iter(registry.written())).key
    with django_assert_num_queries(0):
        assert events.endpoints_of(key) == frozenset()


def lost() -> list[str]:
    return [line for each in reconcile.compare() for line in each.missing]


def test_what_its_system_was_never_told_is_found_at_night() -> None:
    page, submission = sent_to(its_own())
    earlier = timezone.now() - timedelta(hours=1)
    FormPage.objects.filter(pk=page.pk).update(last_published_at=earlier)
    assert lost() == []

    Delivery.objects.filter(event="form.submitted").delete()

    [line] = lost()
    assert submission.case.reference in line
    assert "Waste system" in line


def test_a_form_is_not_missed_from_before_it_went_there() -> None:
    sent_to(its_own())
    Delivery.objects.all().delete()
    assert lost() == [], "it was published a moment ago: nobody can say"


def test_what_is_lost_of_a_subscriber_is_told_once() -> None:
    every = listener()
    earlier = timezone.now() - timedelta(hours=1)
    Subscription.objects.update(since=earlier)
    page, _submission = sent_to(every)
    FormPage.objects.filter(pk=page.pk).update(last_published_at=earlier)
    Delivery.objects.filter(event="form.submitted").delete()
    assert len(lost()) == 1
