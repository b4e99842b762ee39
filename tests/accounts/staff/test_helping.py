"""Somebody who lost their second factor gets another, from somebody who may give it."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from portal.accounts.models import AuditEntry, User
from portal.integration.models import Delivery
from tests.support.factories import UserFactory
from tests.support.people import Enter, sign_in, signed_in

from .steps import SET_UP, enters, password, with_app, with_recovery_codes

pytestmark = pytest.mark.django_db


def address(user: User) -> str:
    return reverse("start_again", args=[user.pk])


@pytest.fixture
def administrator() -> Client:
    return sign_in("Administrators")


def test_an_administrator_lets_somebody_start_again(editor: User, administrator: Client) -> None:
    with_app(editor)
    with_recovery_codes(editor)
    assert "Take their second check away" in administrator.get(address(editor)).content.decode()
    assert Authenticator.objects.filter(user=editor).count() == 2, "looking changes nothing"
    administrator.post(address(editor))
    assert not Authenticator.objects.filter(user=editor).exists()
    assert password(Client(), editor)["Location"].startswith(SET_UP)


def test_they_are_signed_out_everywhere_and_others_are_not(
    editor: User, administrator: Client
) -> None:
    theirs = signed_in(editor)
    assert enters(theirs)
    administrator.post(address(editor))
    assert not enters(theirs)
    assert enters(administrator)


def test_it_is_in_the_audit_log_and_the_person_is_told(editor: User, administrator: Client) -> None:
    administrator.post(address(editor))
    assert AuditEntry.objects.get(action="factor.taken_away").subject == f"user:{editor.pk}"
    assert Delivery.objects.filter(template="account-security").count() == 1


def test_an_administrator_does_it_to_nobody_with_every_right(administrator: Client) -> None:
    chief = UserFactory(is_superuser=True)
    with_app(chief)
    assert administrator.post(address(chief)).status_code == 404
    assert Authenticator.objects.filter(user=chief).exists()


def test_nobody_does_it_to_themselves(administrator: Client) -> None:
    me = User.objects.get(pk=administrator.session["_auth_user_id"])
    assert administrator.post(address(me)).status_code == 404


def test_a_resident_s_are_their_own(administrator: Client, resident: User) -> None:
    with_app(resident)
    assert administrator.post(address(resident)).status_code == 404
    assert Authenticator.objects.filter(user=resident).exists()


@pytest.mark.parametrize("group", ["Authors", "Advisers", "Auditors", "Integration administrators"])
def test_others_find_nothing(enter: Enter, editor: User, group: str) -> None:
    with_app(editor)
    assert enter(group).post(address(editor)).status_code == 404
    assert Authenticator.objects.filter(user=editor).exists()


def test_the_list_of_people_offers_it(editor: User, administrator: Client) -> None:
    assert address(editor) in administrator.get("/admin/users/").content.decode()
