from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.core import mail
from django_q.models import Schedule

from portal.integration.schedules import write_schedules
from portal.services import tasks
from portal.services.people import write_to
from tests.support.factories import (
    GuidePageFactory,
    ServicePageFactory,
    UserFactory,
    council_settings,
)

pytestmark = pytest.mark.django_db
PAST = date(2026, 11, 2)


@pytest.fixture(autouse=True)
def monday() -> object:
    with time_machine.travel("2026-11-23 07:00Z", tick=False) as clock:
        yield clock


def test_an_owner_hears_once_of_all_their_pages() -> None:
    owner = UserFactory(email="owner@example.org")
    bins = ServicePageFactory(
        title="Bins", owner=owner, review_on=PAST, checked_by="recycling team"
    )
    GuidePageFactory(title="Moving home", owner=owner, review_on=date(2026, 11, 23))
    ServicePageFactory(title="Not yet", owner=owner, review_on=date(2026, 11, 24))

    assert tasks.remind_teams() == 1

    (message,) = mail.outbox
    assert message.to == ["owner@example.org"]
    assert message.subject == "2 pages to check"
    assert message.body.index("Bins") < message.body.index("Moving home")
    assert "Due on 2 November 2026. Checked last time by the recycling team" in message.body
    assert f"/admin/pages/{bins.pk}/edit/" in message.body
    assert "/admin/reports/pages-to-check/" in message.body
    assert "Not yet" not in message.body


@pytest.mark.parametrize("owner", [None, {"is_active": False}])
def test_a_page_without_an_owner_goes_to_the_councils_address(owner: dict | None) -> None:
    council_settings(reports_email="web.team@example.org")
    ServicePageFactory(title="Don't & won't", owner=owner and UserFactory(**owner), review_on=PAST)

    tasks.remind_teams()

    (message,) = mail.outbox
    assert message.to == ["web.team@example.org"]
    assert message.subject == "1 page to check"
    assert "Don't & won't" in message.body


def test_nobody_is_written_to_when_nothing_is_due_or_nobody_has_an_address() -> None:
    ServicePageFactory(review_on=PAST)
    ServicePageFactory(review_on=PAST, live=False, owner=UserFactory())

    assert tasks.remind_teams() == 0
    assert not mail.outbox


def test_a_title_cannot_add_a_header_to_a_message() -> None:
    write_to("web@example.org", "Pages\nBcc: all@example.org", "services/email/review.txt", {})

    assert mail.outbox[0].subject == "Pages Bcc: all@example.org"


def test_the_jobs_of_this_room_are_in_the_timetable() -> None:
    write_schedules()

    jobs = dict(
        Schedule.objects.filter(func__startswith="portal.services.").values_list("func", "cron")
    )
    assert jobs == {
        "portal.services.tasks.publish_scheduled": "*/5 * * * *",
        "portal.services.tasks.remind_teams": "0 7 * * 1",
        "portal.services.tasks.check_links": "30 2 * * *",
    }
    for func in jobs:
        assert callable(getattr(tasks, func.rsplit(".", 1)[1]))
