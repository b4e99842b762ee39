"""Somebody sees where they are signed in, and ends what they do not know (ASVS 7.5.2)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from bs4 import BeautifulSoup, Tag
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from portal.accounts.models import AuditEntry, User
from portal.accounts.sessions import listed
from tests.support import residents
from tests.support.people import member, signed_in

pytestmark = pytest.mark.django_db
PAGE = "/account/security/sessions/"
PHONE = "Mozilla/5.0 (Linux; Android 10; K) Chrome/142.0.0.0 Mobile Safari/537.36"
LAPTOP = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Firefox/144.0"


@pytest.fixture
def user() -> User:
    return residents.resident()


def entered(user: User, agent: str = LAPTOP) -> Client:
    """A browser of that kind in which a code was typed just now. It is taken for what it says."""
    client = Client(headers={"user-agent": agent})
    client.post("/account/sign-in/", {"email": user.email})
    code = _code()
    assert client.post("/account/sign-in/code/", {"code": code}).status_code == 303
    return client


def _code() -> str:
    from portal.accounts.door import codes
    from portal.accounts.models import OneTimeCode

    return codes.figures_of(OneTimeCode.objects.first())


def shown(client: Client) -> list[Tag]:
    page = client.get(PAGE)
    assert page.status_code == 200
    return BeautifulSoup(page.content, "html.parser").select("main section")


def is_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


def button(section: Tag) -> str:
    return str(section.select_one("button")["value"])


def test_each_device_is_there_and_this_one_first(user: User) -> None:
    entered(user, PHONE)
    here, other = shown(entered(user))
    assert here.h2.text == "Firefox on a Windows computer: this one"
    assert "You are using it now" in here.text
    assert here.select_one("button") is None
    assert other.h2.text == "Chrome on an Android phone"
    assert "Last used on" in other.text


def test_one_is_ended_and_the_others_are_not(user: User) -> None:
    phone, laptop, library = entered(user, PHONE), entered(user), entered(user)
    wanted = next(s for s in shown(laptop) if "Android" in s.text)
    answer = laptop.post(PAGE, {"end": button(wanted)}, follow=True)
    assert "That device is signed out." in answer.content.decode()
    assert (is_in(phone), is_in(laptop), is_in(library)) == (False, True, True)
    assert len(shown(laptop)) == 2


def test_all_others_are_ended_at_once(user: User) -> None:
    phone, laptop, library = entered(user, PHONE), entered(user), entered(user)
    neighbour = entered(residents.resident("neighbour@example.org"))
    laptop.post(PAGE, {"end": "others"})
    assert (is_in(phone), is_in(laptop), is_in(library)) == (False, True, False)
    assert is_in(neighbour)


def test_it_is_written_down(user: User) -> None:
    entered(user, PHONE)
    entered(user).post(PAGE, {"end": "others"})
    entry = AuditEntry.objects.get(action="session.ended")
    assert (entry.who, entry.details) == (user.pk, {"which": "others"})


def test_nobody_ends_a_session_of_somebody_else(user: User) -> None:
    neighbour = entered(residents.resident("neighbour@example.org"))
    theirs = UserSession.objects.get(user__email="neighbour@example.org")
    entered(user).post(PAGE, {"end": str(theirs.pk)})
    assert is_in(neighbour)
    assert not AuditEntry.objects.filter(action="session.ended").exists()


@pytest.mark.parametrize("which", ["", "-1", "all", "9" * 30, "²"])
def test_what_names_no_session_ends_none(user: User, which: str) -> None:
    phone, laptop = entered(user, PHONE), entered(user)
    assert laptop.post(PAGE, {"end": which})["Location"] == PAGE
    assert is_in(phone)


def test_a_session_keeps_its_place_when_its_key_changes(user: User) -> None:
    phone, laptop = entered(user, PHONE), entered(user)
    before = phone.session.session_key
    with_new_key = phone.session
    with_new_key.cycle_key()
    with_new_key.save()
    phone.cookies["sessionid"] = with_new_key.session_key
    assert with_new_key.session_key != before
    wanted = next(s for s in shown(laptop) if "Android" in s.text)
    laptop.post(PAGE, {"end": button(wanted)})
    assert not is_in(phone)


def test_who_signs_out_leaves_the_list(user: User) -> None:
    phone = entered(user, PHONE)
    phone.post("/account/sign-out/")
    assert not UserSession.objects.exists()


def test_what_is_over_is_not_listed(user: User) -> None:
    with time_machine.travel(timezone.now() - timedelta(minutes=31), tick=False):
        entered(user, PHONE)
    assert len(shown(entered(user))) == 1


def test_a_public_computer_is_over_sooner(user: User) -> None:
    with time_machine.travel(timezone.now() - timedelta(minutes=6), tick=False):
        library = Client(headers={"user-agent": LAPTOP})
        library.get("/public-computer/")
        library.post("/account/sign-in/", {"email": user.email})
        library.post("/account/sign-in/code/", {"code": _code()})
        assert UserSession.objects.get().user_agent == "Firefox on a public computer"
    assert [s.h2.text for s in shown(entered(user, PHONE))] == [
        "Chrome on an Android phone: this one"
    ]


def test_no_address_and_no_fingerprint_is_kept(user: User) -> None:
    entered(user, PHONE)
    kept = UserSession.objects.get()
    assert kept.ip == listed.NO_ADDRESS
    assert kept.user_agent == "Chrome on an Android phone"
    assert kept.data == {}


def test_a_stale_session_proves_itself_again_first(user: User) -> None:
    phone = entered(user, PHONE)
    stale = residents.signed_in(user, age=1200)
    assert stale.get(PAGE)["Location"].startswith("/account/prove/again/")
    assert stale.post(PAGE, {"end": "others"})["Location"].startswith("/account/prove/again/")
    assert is_in(phone)


def test_staff_have_the_page_too() -> None:
    assert len(shown(signed_in(member("Advisers")))) == 1


def test_sign_in_and_security_leads_there(user: User) -> None:
    assert f'href="{PAGE}"' in entered(user).get("/account/security/").content.decode()


def test_each_night_the_rows_of_ended_sessions_go(user: User) -> None:
    with time_machine.travel(timezone.now() - timedelta(days=2), tick=False):
        entered(user, PHONE)
    laptop = entered(user)
    assert listed.sweep() >= 1
    assert [row.session_key for row in UserSession.objects.all()] == [laptop.session.session_key]
    assert Session.objects.filter(session_key=laptop.session.session_key).exists()


def test_everybody_can_be_signed_out_at_once(user: User, capsys: Any) -> None:
    phone, other = entered(user, PHONE), signed_in(member("Advisers"))
    call_command("end_sessions")
    assert "2 sessions were ended" in capsys.readouterr().out
    assert not is_in(phone)
    assert "_auth_user_id" not in Client(**{"HTTP_COOKIE": ""}).session
    assert other.get("/admin/").status_code != 200
    assert AuditEntry.objects.get(action="session.ended_for_all").system == "end_sessions"
