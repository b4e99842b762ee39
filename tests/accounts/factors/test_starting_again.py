"""Somebody who lost every second way starts again: staff make sure, and the person can say no."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.accounts.factors import printed, starting_again
from portal.accounts.models import AuditEntry, Notice, PrintedSecret, StartAgain, TextNumber, User
from portal.accounts.models.starting import Outcome
from portal.accounts.people import person_of
from portal.integration.models import Channel, Delivery
from tests.support import residents
from tests.support.people import member, sign_in

from .conftest import Delivering

pytestmark = pytest.mark.django_db
CHECKED = {"checked": ["called", "case"]}


@pytest.fixture
def lost(user: User) -> User:
    """Somebody who has set up an app, recovery codes and a number, and has lost their phone."""
    residents.with_app(user)
    residents.with_phone(user)
    return user


@pytest.fixture
def manager() -> Client:
    return sign_in("Case managers")


def of(user: User, name: str = "person_start_again") -> str:
    return reverse(name, args=[person_of(user).public_id])


def asked(user: User, manager: Client) -> StartAgain:
    assert manager.post(of(user), CHECKED).status_code == 302
    found: StartAgain = StartAgain.objects.get(user=user)
    return found


def link(found: StartAgain) -> str:
    from portal.accounts.factors.start_again_letters import token

    return reverse("start_again_stop", args=[token(found.chance)])


def a_day_later() -> Any:
    return time_machine.travel(timezone.now() + timedelta(hours=24, minutes=1), tick=False)


def ways(user: User) -> int:
    kinds = (Authenticator, TextNumber, PrintedSecret)
    return sum(kind.objects.filter(user=user).count() for kind in kinds)


def test_nothing_happens_at_once(lost: User, manager: Client) -> None:
    asked(lost, manager)
    assert starting_again.carry_out() == 0
    assert ways(lost) == 3


def test_a_day_later_every_second_way_is_gone_and_they_are_signed_out(
    lost: User, manager: Client
) -> None:
    found = asked(lost, manager)
    with a_day_later():
        theirs = residents.signed_in(lost)
        assert theirs.get("/account/").status_code == 200
        assert starting_again.carry_out() == 1
        assert starting_again.carry_out() == 0
        assert theirs.get("/account/")["Location"].startswith("/account/sign-in/")
    found.refresh_from_db()
    assert (found.outcome, ways(lost)) == (Outcome.DONE, 0)


def test_they_then_get_in_by_a_code_alone_and_set_up_another(lost: User, manager: Client) -> None:
    asked(lost, manager)
    with a_day_later():
        starting_again.carry_out()
    again = residents.signed_in(User.objects.get(pk=lost.pk))
    assert again.get("/account/security/app/").status_code == 200


def test_how_long_it_takes_is_a_setting(lost: User, manager: Client, settings: Any) -> None:
    settings.START_AGAIN_HOURS = 72
    found = asked(lost, manager)
    assert found.due_at - found.asked_at == timedelta(hours=72)


def test_the_person_is_told_everywhere_with_a_link(
    lost: User, manager: Client, delivering: Delivering
) -> None:
    EmailAddress.objects.create(user=lost, email="old@example.org", verified=True)
    EmailAddress.objects.create(user=lost, email="never@example.org", verified=False)
    with delivering():
        found = asked(lost, manager)
    assert {to for sent in mail.outbox for to in sent.to} == {lost.email, "old@example.org"}
    assert all(link(found) in sent.body for sent in mail.outbox)
    texts = Delivery.objects.filter(template="account-start-again", channel=Channel.TEXT)
    assert Notice.objects.get(pk=texts.get().subject_id).to == residents.MOBILE


def test_the_link_stops_it(lost: User, manager: Client, client: Client) -> None:
    found = asked(lost, manager)
    page = client.get(link(found)).content.decode()
    assert "Did you not ask for this? Stop it" in page
    assert StartAgain.objects.get().ended_at is None, "looking stops nothing"
    assert "We have stopped it" in client.post(link(found)).content.decode()
    with a_day_later():
        assert starting_again.carry_out() == 0
    assert ways(lost) == 3
    assert StartAgain.objects.get().outcome == Outcome.STOPPED


@pytest.mark.parametrize("token", ["x", "A" * 22])
def test_another_link_tells_nothing(client: Client, token: str) -> None:
    answer = client.get(reverse("start_again_stop", args=[token]))
    assert answer.status_code == 404
    assert "This link does not work any more" in answer.content.decode()
    assert answer["Cache-Control"] == "private, no-store"


def test_a_link_works_once(lost: User, manager: Client, client: Client) -> None:
    path = link(asked(lost, manager))
    client.post(path)
    assert client.post(path).status_code == 404


def test_no_secret_of_the_link_is_kept(lost: User, manager: Client) -> None:
    found = asked(lost, manager)
    secret = link(found).split("/")[-2]
    assert secret not in str(StartAgain.objects.values().get())


def test_whoever_gives_a_second_proof_has_lost_nothing(lost: User, manager: Client) -> None:
    asked(lost, manager)
    theirs = residents.signed_in(lost)
    theirs.post("/account/prove/app/", {"code": residents.app_code()})
    assert StartAgain.objects.get().outcome == Outcome.STOPPED


def test_a_code_on_paper_stops_it_too(lost: User, manager: Client) -> None:
    printed.keep(lost, "council tax 1", "Your council tax bill", "K7M4Q2")
    asked(lost, manager)
    residents.signed_in(lost).post("/account/prove/paper/", {"code": "K7M4Q2"})
    assert StartAgain.objects.get().outcome == Outcome.STOPPED


def test_staff_can_take_it_back(lost: User, manager: Client) -> None:
    asked(lost, manager)
    manager.post(of(lost, "person_start_again_withdraw"))
    assert StartAgain.objects.get().outcome == Outcome.WITHDRAWN


def test_all_is_written_down_and_nothing_personal(lost: User, manager: Client) -> None:
    asked(lost, manager)
    with a_day_later():
        starting_again.carry_out()
    first = AuditEntry.objects.get(action="signin.start-again-asked")
    assert first.who == int(manager.session["_auth_user_id"])
    assert (first.details, first.about) == (CHECKED, person_of(lost).public_id)
    assert AuditEntry.objects.get(action="signin.start-again-done").system == "accounts"


@pytest.mark.parametrize(
    ("checked", "enough"),
    [
        (["photo"], True),
        (["called", "paper"], True),
        (["called"], False),
        (["photo-of-a-cat", "other"], False),
        ([], False),
    ],
)
def test_staff_make_sure_in_ways_that_are_enough(
    lost: User, manager: Client, checked: list[str], enough: bool
) -> None:
    answer = manager.post(of(lost), {"checked": checked})
    assert StartAgain.objects.exists() is enough
    assert answer.status_code == (302 if enough else 422)


def test_it_is_asked_for_once_at_a_time(lost: User, manager: Client) -> None:
    asked(lost, manager)
    manager.post(of(lost), CHECKED)
    assert StartAgain.objects.count() == 1


def test_who_has_nothing_to_lose_has_nothing_taken(user: User, manager: Client) -> None:
    manager.post(of(user), CHECKED)
    assert not StartAgain.objects.exists()
    assert "no second way" in manager.get(of(user, "person")).content.decode()


@pytest.mark.parametrize(
    "name", ["person_start_again", "person_end_sessions", "person_start_again_withdraw"]
)
@pytest.mark.parametrize("group", ["Advisers", "Service owners", "Authors", "Auditors"])
def test_others_of_the_staff_find_nothing(lost: User, name: str, group: str) -> None:
    assert sign_in(group).post(of(lost, name), CHECKED).status_code in (302, 404)
    assert not StartAgain.objects.exists()
    assert not AuditEntry.objects.filter(action="session.ended_by_staff").exists()


def test_staff_are_helped_at_their_own_door(manager: Client) -> None:
    colleague = member("Advisers")
    residents.with_app(colleague)
    assert manager.post(of(colleague), CHECKED).status_code == 404
    assert "person-signing-in" not in manager.get(of(colleague, "person")).content.decode()


def test_who_becomes_staff_meanwhile_loses_nothing(lost: User, manager: Client) -> None:
    asked(lost, manager)
    lost.groups.set(member("Advisers").groups.all())
    with a_day_later():
        assert starting_again.carry_out() == 0
    assert ways(lost) == 3


def test_the_person_page_says_where_it_stands(lost: User, manager: Client) -> None:
    assert of(lost) in manager.get(of(lost, "person")).content.decode()
    asked(lost, manager)
    page = manager.get(of(lost, "person")).content.decode()
    assert "Their second ways are taken away on" in page
    assert f'href="{of(lost)}"' not in page


def test_staff_sign_somebody_out_everywhere_and_they_are_told(
    user: User, manager: Client, delivering: Delivering
) -> None:
    phone, laptop = residents.signed_in(user), residents.signed_in(user)
    neighbour = residents.signed_in(residents.resident("neighbour@example.org"))
    with delivering():
        answer = manager.post(of(user, "person_end_sessions"), follow=True)
    assert "Sessions ended: 2." in answer.content.decode()
    assert phone.get("/account/").status_code == 303
    assert laptop.get("/account/").status_code == 303
    assert neighbour.get("/account/").status_code == 200
    assert "We signed you out on every phone and computer" in mail.outbox[0].body
    entry = AuditEntry.objects.get(action="session.ended_by_staff")
    assert entry.about == person_of(user).public_id


def test_looking_ends_no_session(user: User, manager: Client) -> None:
    phone = residents.signed_in(user)
    assert manager.get(of(user, "person_end_sessions")).status_code == 405
    assert phone.get("/account/").status_code == 200
