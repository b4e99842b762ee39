"""Somebody who fears that another is signed in as them ends that, everywhere."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from portal.accounts.models import AuditEntry, User
from tests.support.factories import UserFactory
from tests.support.people import BACKEND, sign_in

pytestmark = pytest.mark.django_db
URL = "/account/sign-out/everywhere/"


def enter(user: User) -> Client:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def is_in(client: Client) -> bool:
    return client.get(reverse("account")).status_code == 200


def test_every_device_is_signed_out_and_nobody_else() -> None:
    user, other = UserFactory(), UserFactory()
    phone, library, neighbour = enter(user), enter(user), enter(other)
    answer = phone.post(URL)
    assert (answer.status_code, answer["Location"]) == (303, "/account/signed-out/")
    assert not is_in(phone)
    assert not is_in(library)
    assert is_in(neighbour)


def test_it_is_written_down() -> None:
    user = UserFactory()
    enter(user).post(URL)
    entry = AuditEntry.objects.get(action="session.ended_everywhere")
    assert (entry.who, entry.subject) == (user.pk, f"user:{user.pk}")


def test_a_link_ends_nothing() -> None:
    client = enter(UserFactory())
    assert client.get(URL).status_code == 405
    assert is_in(client)


def test_another_site_cannot_do_it() -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(UserFactory(), backend=BACKEND)
    assert strict.post(URL).status_code == 403


def test_who_is_not_signed_in_is_led_to_the_door(client: Client) -> None:
    assert client.post(URL)["Location"].startswith(reverse("sign_in"))


def test_the_button_stands_under_sign_in_and_security() -> None:
    page = enter(UserFactory()).get(reverse("factors")).content.decode()
    assert f'action="{URL}"' in page


def test_staff_cannot_give_themselves_another_address() -> None:
    page = sign_in("Authors").get("/admin/account/").content.decode()
    assert 'name="locale-preferred_language"' in page or "current_time_zone" in page
    assert 'name="name_email-email"' not in page
