"""What goes wrong at our doors is in the log, with nothing of whoever it was but a number."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from portal.accounts.door import codes
from portal.accounts.factors import ceremony, checking, printed, proving
from portal.accounts.factors.forms import AppForm, RecoveryForm
from portal.accounts.models import OneTimeCode, Purpose, User
from portal.integration import limits
from portal.integration.logs import JsonFormatter
from portal.ui.forms.human import TRAP, is_a_person
from tests.accounts.staff.steps import DOOR, RIGHT, SECOND, app_code, with_app, with_recovery_codes
from tests.support.factories import UserFactory
from tests.support.people import member

pytestmark = pytest.mark.django_db
Heard = Callable[[], list[str]]


@pytest.fixture
def heard(caplog: pytest.LogCaptureFixture) -> Heard:
    caplog.set_level(logging.INFO, logger="portal.security")
    return lambda: [each.getMessage() for each in caplog.records if each.name == "portal.security"]


@pytest.fixture
def adviser(db: None) -> User:
    return member("Advisers")


def inside(user: User) -> Client:
    """Somebody who has given both proofs."""
    client = Client()
    with_app(user)
    client.post(DOOR, {"email": user.email, "password": RIGHT})
    client.post(SECOND, {"code": app_code(user)})
    return client


class TestWrongProofs:
    def test_a_wrong_password_of_somebody(self, adviser: User, heard: Heard) -> None:
        Client().post(DOOR, {"email": adviser.email, "password": "wrong"})
        assert heard() == [f"proof.wrong password of user:{adviser.pk}"]

    def test_a_wrong_password_of_nobody(self, heard: Heard) -> None:
        Client().post(DOOR, {"email": "nobody@example.org", "password": "wrong"})
        assert heard() == ["proof.wrong password of nobody known"]

    def test_a_wrong_code_from_a_message(self, heard: Heard) -> None:
        code = OneTimeCode(purpose=Purpose.SIGN_IN, chance="chance", to="a@b.example")
        code.holder = "h"
        code.expires_at = codes.timezone.now() + codes.LIVES
        code.save()
        codes.check(code, "not it")
        assert heard() == ["proof.wrong code of nobody known"]

    @pytest.mark.parametrize(
        ("form", "check", "by"),
        [(AppForm, checking.app, "app"), (RecoveryForm, checking.recovery, "recovery")],
    )
    def test_a_wrong_code_that_somebody_has(
        self, adviser: User, heard: Heard, form: Any, check: Any, by: str
    ) -> None:
        with_app(adviser)
        with_recovery_codes(adviser)
        typed = form({"code": "000000" if by == "app" else "00000000"})
        assert proving.tried(typed, adviser, check, "Not it") is None
        assert heard() == [f"proof.wrong {by} of user:{adviser.pk}"]

    def test_a_wrong_code_from_a_paper(self, heard: Heard) -> None:
        whose = UserFactory()
        printed.keep(whose, "a bill", "Your bill", "ABCDEFGH")
        assert printed.check(whose, "HGFEDCBA") is None
        assert heard() == [f"proof.wrong printed of user:{whose.pk}"]

    def test_a_wrong_passkey(self, heard: Heard) -> None:
        whose = UserFactory()
        assert ceremony.answered(whose, {"id": "forged"}) is None
        assert heard() == [f"proof.wrong passkey of user:{whose.pk}"]

    def test_right_ones_are_no_news(self, adviser: User, heard: Heard) -> None:
        assert inside(adviser).get("/admin/").status_code == 200
        assert heard() == []


class TestRefusals:
    def test_who_of_the_staff_was_refused_a_page_of_wagtails(
        self, adviser: User, caplog: pytest.LogCaptureFixture
    ) -> None:
        client = inside(adviser)
        caplog.set_level(logging.INFO, logger="portal.security")
        client.get("/admin/users/new/")
        [record] = [each for each in caplog.records if each.name == "portal.security"]
        line = JsonFormatter().format(record)
        assert '"message": "refused"' in line
        assert f'"who": "user:{adviser.pk}", "role": "staff", "status": 403' in line
        assert adviser.email not in line

    def test_who_was_refused_a_page_of_ours(
        self, adviser: User, caplog: pytest.LogCaptureFixture
    ) -> None:
        inside(adviser).get("/admin/lock-outs/")
        [record] = [each for each in caplog.records if each.name == "django.request"]
        assert f'"who": "user:{adviser.pk}", "role": "staff"' in JsonFormatter().format(record)

    def test_of_somebody_who_is_not_signed_in_there_is_nothing_to_say(
        self, caplog: pytest.LogCaptureFixture
    ) -> None:
        Client().get("/no-such-page/")
        [record] = [each for each in caplog.records if each.name == "django.request"]
        assert '"who"' not in JsonFormatter().format(record)


class TestLimits:
    @pytest.mark.parametrize("take", [limits.take, limits.take_here])
    def test_one_that_is_reached_is_written_down_once(self, heard: Heard, take: Any) -> None:
        purpose = f"tries of a test by {take.__name__}"
        for _ in range(5):
            take(purpose, "somebody@example.org", 2, 60)
        assert heard() == [f"limit.reached {purpose}"]

    def test_what_is_only_to_happen_once_is_no_news(self, heard: Heard) -> None:
        assert [limits.once("told in a test", "x", 1, 60) for _ in range(2)] == [True, False]
        assert heard() == []


class TestTraps:
    @pytest.mark.parametrize(
        ("given", "why"), [({TRAP: "Buy this"}, "hidden field"), ({"since": "x"}, "no time")]
    )
    def test_one_that_springs_is_written_down_without_what_was_sent(
        self, heard: Heard, settings: Any, given: dict[str, str], why: str
    ) -> None:
        settings.HUMAN_SECONDS = 2
        assert not is_a_person(given)
        assert heard() == [f"trap.sprung {why}"]
