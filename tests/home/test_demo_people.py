"""How one signs in to the demonstration: a password, and a code that is not used yet."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client
from pytest_django import Settings

from portal.home.demo.people import PEOPLE, load_people, password_file, recovery_code

pytestmark = pytest.mark.django_db


class TestTheSecondFactorOfTheDemonstration:
    """One recovery code for each person, not used yet whenever it is printed."""

    @pytest.fixture(autouse=True)
    def people(self, tmp_path: Path, settings: Settings) -> None:
        settings.VAR_DIR = tmp_path
        load_people()

    def test_everybody_has_one(self) -> None:
        said = self.printed()
        assert password_file().read_text() in said
        assert "resident@demo.example, business@demo.example" in said
        for email, group in PEOPLE.items():
            code = recovery_code(email)
            assert f"{code[:4]} {code[4:]}" in said
            assert group in said

    def printed(self) -> str:
        said = io.StringIO()
        call_command("demo_sign_in", stdout=said)
        return said.getvalue()

    def test_the_code_that_is_printed_opens_the_admin(self) -> None:
        browser = Client()
        [line] = [line for line in self.printed().splitlines() if "auditor@" in line]
        code = line.split("auditor@demo.example")[1].replace(" ", "")
        password = password_file().read_text()
        sent = {"email": "auditor@demo.example", "password": password}
        answer = browser.post("/account/staff/", sent)
        browser.post(answer["Location"], {"code": code})
        assert browser.get("/admin/").status_code == 200

    def test_each_is_fresh_even_when_all_have_been_used(self) -> None:
        user = get_user_model().objects.get(email="auditor@demo.example")
        seen = set()
        for _ in range(12):
            code = recovery_code(user.email)
            found = Authenticator.objects.get(user=user, type="recovery_codes")
            assert found.wrap().validate_code(code)
            seen.add(code)
        assert len(seen) == 12

    def test_printing_uses_none_up(self) -> None:
        assert self.printed() == self.printed()

    def test_of_somebody_with_another_password_nothing_is_printed(self) -> None:
        user = get_user_model().objects.get(email="auditor@demo.example")
        user.set_password("their own, and long enough")
        user.save()
        assert recovery_code(user.email) == ""
        assert "(their own second factor)" in self.printed()
        assert not Authenticator.objects.filter(user=user).exists()
