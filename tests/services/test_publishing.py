"""A page that breaks its own rules does not go live: by button, by approval or by the clock."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from portal.council.publishing import NotFitToPublish, problems
from portal.services import tasks
from portal.services.models import ServicePage
from portal.ui import generation
from tests.support.factories import (
    ContactPointFactory,
    ServicePageFactory,
    TopicPageFactory,
    UserFactory,
    council_settings,
)
from tests.support.people import Enter

pytestmark = pytest.mark.django_db
BY_PHONE = [("phone", {"label": ""})]


def service_by_phone(**more: object) -> ServicePage:
    """A service that is started by a call to its contact."""
    made: ServicePage = ServicePageFactory(
        start_with=BY_PHONE, contact=ContactPointFactory(), **more
    )
    return made


def due_page(title: str = "Report a repair", **more: object) -> ServicePage:
    """A draft that is due to go live: it was scheduled and its hour has passed."""
    now = timezone.now()
    with time_machine.travel(now - timedelta(hours=2)):
        page = service_by_phone(title=title, live=False, **more)
        page.go_live_at = now - timedelta(hours=1)
        page.save_revision().publish()
    return page


def test_a_sound_page_has_no_problems_and_is_published() -> None:
    page = service_by_phone(live=False)
    assert problems(page) == []

    page.save_revision().publish()

    page.refresh_from_db()
    assert page.live


def test_a_page_that_breaks_its_own_rule_is_not_published() -> None:
    page = service_by_phone(live=False)
    page.contact = None

    with pytest.raises(NotFitToPublish) as refusal:
        page.save_revision(clean=False).publish()

    assert refusal.value.problems == [
        "Contact: Choose the contact that the Start button is to call."
    ]
    assert not ServicePage.objects.get(pk=page.pk).live


def test_what_is_live_stays_as_it_was_when_a_version_is_refused() -> None:
    page = service_by_phone(title="Repairs")
    page.title, page.summary = "Mending", ""

    with pytest.raises(NotFitToPublish):
        page.save_revision(clean=False).publish()

    assert ServicePage.objects.get(pk=page.pk).title == "Repairs"


def test_the_refusal_holds_nothing_of_the_page_in_its_message() -> None:
    page = service_by_phone(title="Private matter", live=False)
    page.contact = None
    with pytest.raises(NotFitToPublish) as refusal:
        page.save_revision(clean=False).publish()

    assert "Private matter" not in str(refusal.value)


def test_the_clock_publishes_what_is_due() -> None:
    page = due_page()

    tasks.publish_scheduled()

    page.refresh_from_db()
    assert page.live


def test_the_clock_takes_down_what_has_ended() -> None:
    page = service_by_phone()
    ServicePage.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))

    tasks.publish_scheduled()

    page.refresh_from_db()
    assert not page.live
    assert page.expired


def test_a_due_page_that_became_unfit_is_held_back_and_the_rest_go_live() -> None:
    owner = UserFactory(email="owner@example.org")
    unfit = due_page("Unfit", owner=owner)
    fit = due_page("Fit")
    unfit.contact.delete()

    tasks.publish_scheduled()

    unfit.refresh_from_db()
    fit.refresh_from_db()
    assert (unfit.live, fit.live) == (False, True)
    assert not unfit.revisions.exclude(approved_go_live_at=None).exists()
    (message,) = mail.outbox
    assert message.to == ["owner@example.org"]
    assert message.subject == "Not published: Unfit"
    assert "Choose the contact that the Start button is to call." in message.body
    assert f"/admin/pages/{unfit.pk}/edit/" in message.body


def test_a_page_is_held_back_once_and_told_of_once() -> None:
    council_settings(reports_email="web@example.org")
    due_page().contact.delete()

    tasks.publish_scheduled()
    tasks.publish_scheduled()

    assert [message.to for message in mail.outbox] == [["web@example.org"]]


def test_a_held_page_without_anybody_to_tell_is_still_held() -> None:
    page = due_page()
    page.contact.delete()

    tasks.publish_scheduled()

    page.refresh_from_db()
    assert not page.live
    assert not mail.outbox


def test_an_approval_of_an_unfit_page_says_why_not(enter: Enter) -> None:
    page = service_by_phone(live=False)
    page.save_revision()
    page.get_workflow().start(page, UserFactory())
    page.contact.delete()
    publisher = enter("Publishers")

    response = publisher.post(
        reverse(
            "wagtailadmin_pages:workflow_action",
            args=[page.pk, "approve", page.current_workflow_task_state.pk],
        ),
        follow=True,
    )

    page.refresh_from_db()
    assert not page.live
    assert page.workflow_in_progress, "it can be put right and approved"
    assert "Not published. Contact: Choose the contact" in response.content.decode()


def test_publishing_by_the_clock_empties_the_page_cache(
    django_capture_on_commit_callbacks: object,
) -> None:
    due_page()
    before = generation.current()

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        tasks.publish_scheduled()

    assert generation.current() != before


def test_a_topic_without_a_summary_cannot_go_live() -> None:
    page = TopicPageFactory(live=False)
    page.summary = ""

    assert problems(page) == ["Summary: This field cannot be blank."]
