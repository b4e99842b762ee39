"""What administrators see of the outbox, and what they decide."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from portal.integration import health
from portal.integration.models import Attempt, Delivery, Outcome, SetAside, State
from portal.integration.outbox.backoff import MOST_TRIES
from tests.support.people import Enter, member, signed_in

pytestmark = pytest.mark.django_db

LIST = "/admin/reports/deliveries/"


def delivery(subject_id: int = 41, **changes: Any) -> Delivery:
    made: Delivery = Delivery.objects.create(
        **{"template": "receipt", "owner": "submission", "subject_id": subject_id, **changes}
    )
    return made


def dead(subject_id: int = 41) -> Delivery:
    made = delivery(subject_id, dead_at=timezone.now(), tries=MOST_TRIES)
    Attempt.objects.create(
        delivery=made,
        at=timezone.now(),
        ended_at=timezone.now(),
        outcome=Outcome.FAILED,
        reason="Recipient 450 4.2.1",
    )
    return made


def words(response: HttpResponse) -> str:
    soup = BeautifulSoup(response.content, "html.parser")
    return " ".join(soup.get_text(" ").split())


def about(response: HttpResponse) -> list[str]:
    """What each message of the list is about."""
    rows = BeautifulSoup(response.content, "html.parser").select("table.listing .about")
    return [row.get_text(strip=True) for row in rows]


class TestTheList:
    def test_the_newest_stands_first(self, enter: Enter) -> None:
        delivery(1)
        delivery(2)
        response = enter("Administrators").get(LIST)
        assert about(response) == ["submission 2", "submission 1"]

    def test_it_can_be_narrowed_to_a_state_a_message_and_a_day(self, enter: Enter) -> None:
        delivery(1, delivered_at=timezone.now())
        delivery(2, template="reminder")
        delivery(3, created_at=timezone.now() - timedelta(days=9))
        dead(4)
        client = enter("Administrators")
        today = timezone.localdate().isoformat()
        assert about(client.get(LIST, {"state": "sent"})) == ["submission 1"]
        assert about(client.get(LIST, {"state": "dead"})) == ["submission 4"]
        assert about(client.get(LIST, {"template": "remind"})) == ["submission 2"]
        assert "submission 3" not in about(client.get(LIST, {"since": today}))
        assert about(client.get(f"{LIST}results/", {"state": "dead"})) == ["submission 4"]

    def test_it_says_why_and_how_many_were_not_sent(self, enter: Enter) -> None:
        dead()
        seen = words(enter("Administrators").get(LIST))
        assert "Recipient 450 4.2.1" in seen
        assert "1 was not sent. Open it to send it again, or to set it aside." in seen

    def test_it_says_when_nobody_is_working(self, enter: Enter) -> None:
        for minutes in (14, 16, 17):
            delivery(due_at=timezone.now() - timedelta(minutes=minutes))
        seen = words(enter("Administrators").get(LIST))
        assert "2 wait longer than they should. Is the worker running?" in seen

    def test_it_costs_the_same_for_one_and_for_many(
        self, enter: Enter, django_assert_max_num_queries: Any
    ) -> None:
        for number in range(30):
            dead(number)
        client = enter("Administrators")
        client.get(LIST)
        with django_assert_max_num_queries(25):
            client.get(LIST)

    def test_each_leads_to_its_tries_and_to_what_can_be_decided(self, enter: Enter) -> None:
        made = dead()
        client = enter("Administrators")
        assert f"{LIST}{made.pk}/" in client.get(LIST).content.decode()
        seen = words(client.get(f"{LIST}{made.pk}/"))
        assert "Failed, to be tried again Recipient 450 4.2.1" in seen
        assert "Send again" in seen

    def test_of_one_that_waits_there_is_nothing_to_decide(self, enter: Enter) -> None:
        seen = words(enter("Administrators").get(f"{LIST}{delivery().pk}/"))
        assert "It has not been tried yet." in seen
        assert "Send again" not in seen

    def test_who_may_only_look_is_not_asked_to_decide(self) -> None:
        user = member("Authors")
        user.user_permissions.add(Permission.objects.get(codename="view_delivery"))
        client = signed_in(user)
        assert client.get(LIST).status_code == 200
        seen = words(client.get(f"{LIST}{dead().pk}/"))
        assert "Recipient 450 4.2.1" in seen
        assert "Send again" not in seen

    @pytest.mark.parametrize("group", ["Authors", "Publishers"])
    def test_others_do_not_see_it(self, enter: Enter, group: str) -> None:
        client = enter(group)
        assert client.get(LIST).status_code == 404
        assert client.get(f"{LIST}{dead().pk}/").status_code == 404
        assert LIST not in client.get("/admin/").content.decode()

    def test_administrators_find_it_among_the_reports(self, enter: Enter) -> None:
        assert LIST in enter("Administrators").get("/admin/").content.decode()


class TestDeciding:
    def test_one_that_was_given_up_is_sent_again(
        self, enter: Enter, django_capture_on_commit_callbacks: Any
    ) -> None:
        made = dead()
        with django_capture_on_commit_callbacks(execute=True):
            response = enter("Administrators").post(f"{LIST}{made.pk}/again/", follow=True)
        assert "It will be sent again." in words(response)
        made.refresh_from_db()
        assert (made.state, made.tries) == (State.SENT, 1)
        assert len(mail.outbox) == 1
        assert ModelLogEntry.objects.get().action == "portal.delivery.again"

    def test_one_that_is_set_aside_rests_with_its_reason(self, enter: Enter) -> None:
        made = dead()
        client = enter("Administrators")
        response = client.post(f"{LIST}{made.pk}/aside/", {"reason": SetAside.TOLD}, follow=True)
        assert "It is set aside." in words(response)
        made.refresh_from_db()
        assert (made.state, made.set_aside_reason) == (State.SET_ASIDE, SetAside.TOLD)
        entry = ModelLogEntry.objects.get()
        assert (entry.action, entry.data["reason"]) == ("portal.delivery.aside", "told")
        assert entry.formatter.format_message(entry) == (
            "Set aside: We told the person another way"
        )
        assert entry.user
        history = words(client.get("/admin/reports/site-history/"))
        assert "Set aside: We told the person another way" in history

    def test_without_a_reason_nothing_is_set_aside(self, enter: Enter) -> None:
        made = dead()
        client = enter("Administrators")
        for reason in ("", "whim"):
            response = client.post(f"{LIST}{made.pk}/aside/", {"reason": reason}, follow=True)
            assert "Choose why it can be set aside." in words(response)
        made.refresh_from_db()
        assert made.state == State.DEAD

    @pytest.mark.parametrize("deed", ["again", "aside"])
    def test_a_second_press_changes_nothing(self, enter: Enter, deed: str) -> None:
        made = delivery(delivered_at=timezone.now())
        client = enter("Administrators")
        response = client.post(f"{LIST}{made.pk}/{deed}/", {"reason": "told"}, follow=True)
        assert "We changed nothing." in words(response)
        made.refresh_from_db()
        assert made.state == State.SENT
        assert not ModelLogEntry.objects.exists()

    @pytest.mark.parametrize("deed", ["again", "aside"])
    def test_others_decide_nothing(self, enter: Enter, deed: str) -> None:
        made = dead()
        for client, status in ((enter("Publishers"), 404), (Client(), 303)):
            response = client.post(f"{LIST}{made.pk}/{deed}/", {"reason": "told"})
            assert response.status_code == status
        made.refresh_from_db()
        assert made.state == State.DEAD

    @pytest.mark.parametrize("name", ["delivery_again", "delivery_aside"])
    def test_looking_decides_nothing(self, enter: Enter, name: str) -> None:
        address = reverse(name, args=[dead().pk])
        assert enter("Administrators").get(address).status_code == 405


class TestHealth:
    def readyz(self) -> dict[str, str]:
        health.beat()
        response = Client().get("/readyz")
        assert response.status_code == 200, "web processes are never taken away for it"
        answer: dict[str, str] = response.json()
        return answer

    def test_a_message_that_waits_its_time_is_well(self) -> None:
        delivery()
        delivery(due_at=timezone.now() + timedelta(hours=5))
        assert self.readyz()["status"] == "ok"

    def test_one_that_was_given_up_is_shown_until_somebody_decides(self) -> None:
        made = dead()
        assert (self.readyz()["status"], self.readyz()["outbox"]) == ("degraded", "not ok")
        Delivery.objects.filter(pk=made.pk).update(
            set_aside_at=timezone.now(), set_aside_reason=SetAside.NO_WAY
        )
        assert self.readyz()["outbox"] == "ok"

    def test_one_that_nobody_tries_is_shown(self) -> None:
        delivery(due_at=timezone.now() - timedelta(minutes=16))
        assert self.readyz()["outbox"] == "not ok"
