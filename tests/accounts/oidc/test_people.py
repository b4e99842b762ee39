"""Who is let in by a provider, as whom, and how far."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.models import Group
from django.test import Client
from pytest_django import Settings

from portal.accounts.models import User
from tests.accounts.staff.steps import DOOR, SET_UP, enters, with_app
from tests.support.factories import UserFactory
from tests.support.oidc import Provider
from tests.support.people import member

from .conftest import go_round

pytestmark = pytest.mark.django_db
EMAIL = "ann@example.org"


class TestResidents:
    @pytest.fixture(autouse=True)
    def slot(self, there: Provider, settings: Settings) -> None:
        settings.OIDC_PROVIDERS = {"one-login": there.settings(second_factor=("Cl.Cm",))}
        there.user_info = {"email": EMAIL, "email_verified": True}

    def test_the_sign_in_page_offers_it(self, client: Client) -> None:
        assert "Sign in with The provider" in client.get("/account/sign-in/").content.decode()

    def test_an_empty_slot_is_not_offered(self, client: Client, settings: Settings) -> None:
        settings.OIDC_PROVIDERS = {}
        assert "The provider" not in client.get("/account/sign-in/").content.decode()

    def test_the_first_time_makes_an_account_with_a_proved_address(
        self, client: Client, there: Provider
    ) -> None:
        go_round(client, there, "one-login")
        user = User.objects.get()
        assert user.email == EMAIL
        assert EmailAddress.objects.get(user=user, verified=True).email == EMAIL
        assert not user.is_staff

    def test_nothing_else_that_is_said_there_is_kept(self, client: Client, there: Provider) -> None:
        there.user_info["birthdate"] = "1990-01-01"
        go_round(client, there, "one-login")
        assert SocialAccount.objects.get().extra_data == {}

    def test_the_second_time_it_is_the_same_person_whatever_their_address(
        self, client: Client, there: Provider
    ) -> None:
        go_round(client, there, "one-login")
        there.user_info["email"] = "other@example.org"
        other = Client()
        go_round(other, there, "one-login")
        assert other.session["_auth_user_id"] == client.session["_auth_user_id"]

    def test_an_account_with_that_address_is_theirs(self, client: Client, there: Provider) -> None:
        user = UserFactory(email=EMAIL)
        go_round(client, there, "one-login")
        assert client.session["_auth_user_id"] == str(user.pk)

    @pytest.mark.parametrize("proved", [False, None, "true"])
    def test_an_address_that_was_not_proved_makes_and_opens_nothing(
        self, client: Client, there: Provider, proved: Any
    ) -> None:
        UserFactory(email=EMAIL)
        there.user_info["email_verified"] = proved
        assert go_round(client, there, "one-login").status_code == 403
        assert "_auth_user_id" not in client.session

    def test_a_second_factor_there_is_a_second_proof_here(
        self, client: Client, there: Provider
    ) -> None:
        there.person["vot"] = "Cl.Cm"
        go_round(client, there, "one-login")
        assert client.get("/account/prove/?next=/account/")["Location"] == "/account/"

    def test_without_one_the_second_proof_is_still_asked_for(
        self, client: Client, there: Provider
    ) -> None:
        there.person["vot"] = "Cl"
        go_round(client, there, "one-login")
        answer = client.get("/account/prove/?next=/account/")
        assert answer.status_code == 200 or answer["Location"] != "/account/"

    def test_whoever_has_an_app_here_is_asked_for_it(self, client: Client, there: Provider) -> None:
        with_app(UserFactory(email=EMAIL))
        go_round(client, there, "one-login")
        assert "_auth_user_id" not in client.session

    def test_it_never_opens_the_admin(self, client: Client, there: Provider) -> None:
        user = member("Authors")
        there.person["vot"] = "Cl.Cm"
        there.user_info["email"] = user.email
        go_round(client, there, "one-login")
        assert client.get("/admin/")["Location"].startswith(DOOR)


class TestStaff:
    @pytest.fixture(autouse=True)
    def slot(self, there: Provider, settings: Settings) -> None:
        there.secret = "shared"
        filled = there.settings(
            groups={"web-team": "Authors", "helpdesk": "Advisers"}, second_factor=("mfa",)
        )
        settings.OIDC_PROVIDERS = {"directory": filled}
        there.person = {"sub": "staff-1", "email": EMAIL, "groups": ["web-team", "all-staff"]}

    def groups(self) -> set[str]:
        return set(User.objects.get(email=EMAIL).groups.values_list("name", flat=True))

    def test_the_staff_door_offers_it_and_the_residents_door_does_not(self, client: Client) -> None:
        assert "Or use The provider" in client.get(DOOR).content.decode()
        assert "The provider" not in client.get("/account/sign-in/").content.decode()

    def test_somebody_in_a_group_that_we_know_comes_in_with_its_rights(
        self, client: Client, there: Provider
    ) -> None:
        there.person["amr"] = ["pwd", "mfa"]
        answer = go_round(client, there, "directory", to="/admin/pages/")
        assert answer["Location"] == "/admin/pages/"
        assert enters(client)
        assert self.groups() == {"Authors"}
        assert User.objects.get().is_staff

    def test_without_a_second_factor_there_one_is_set_up_here(
        self, client: Client, there: Provider
    ) -> None:
        there.person["amr"] = ["pwd"]
        assert go_round(client, there, "directory")["Location"].startswith(SET_UP)
        assert not enters(client)

    def test_or_asked_for(self, client: Client, there: Provider) -> None:
        user = UserFactory(email=EMAIL)
        with_app(user)
        answer = go_round(client, there, "directory")
        assert answer["Location"].startswith("/account/prove/app/")
        assert not enters(client)

    @pytest.mark.parametrize("groups", [[], ["all-staff"], None, "all-staff"])
    def test_somebody_in_none_of_our_groups_is_not_let_in(
        self, client: Client, there: Provider, groups: Any
    ) -> None:
        there.person |= {"groups": groups, "amr": ["mfa"]}
        assert go_round(client, there, "directory").status_code == 403
        assert "_auth_user_id" not in client.session
        assert not User.objects.exists()

    def test_groups_follow_the_directory_and_others_stay(
        self, client: Client, there: Provider
    ) -> None:
        go_round(client, there, "directory")
        User.objects.get().groups.add(Group.objects.get(name="Auditors"))
        there.person["groups"] = ["helpdesk"]
        go_round(Client(), there, "directory")
        assert self.groups() == {"Advisers", "Auditors"}

    def test_somebody_who_left_the_groups_loses_what_they_gave(
        self, client: Client, there: Provider
    ) -> None:
        go_round(client, there, "directory")
        there.person["groups"] = []
        assert go_round(Client(), there, "directory").status_code == 403
        assert self.groups() == set()

    def test_an_account_with_every_right_is_not_taken_over(
        self, client: Client, there: Provider
    ) -> None:
        UserFactory(email=EMAIL, is_superuser=True)
        assert go_round(client, there, "directory").status_code == 403
        assert "_auth_user_id" not in client.session

    @pytest.mark.parametrize("said", [False, "false", 0])
    def test_an_account_is_not_taken_over_by_an_address_that_nobody_proved(
        self, client: Client, there: Provider, said: object
    ) -> None:
        UserFactory(email=EMAIL)
        there.user_info["email_verified"] = said
        assert go_round(client, there, "directory").status_code == 403
        assert "_auth_user_id" not in client.session
        assert not SocialAccount.objects.exists()

    def test_an_account_that_was_closed_here_stays_closed(
        self, client: Client, there: Provider
    ) -> None:
        UserFactory(email=EMAIL, is_active=False)
        assert go_round(client, there, "directory").status_code == 403
