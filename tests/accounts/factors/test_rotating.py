"""An old key can be thrown away without anybody losing their app or their recovery codes."""

from __future__ import annotations

from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import Client, override_settings

from portal.accounts.models import User
from portal.integration.encryption import CannotDecrypt
from tests.support import residents

NEW = Fernet.generate_key().decode()


def rotate() -> str:
    said = StringIO()
    call_command("rotate_keys", stdout=said)
    return said.getvalue()


def test_apps_and_recovery_codes_survive_the_old_key(user: User, browser: Client) -> None:
    residents.with_app(user)
    before = residents.recovery_codes(user)
    with override_settings(FIELD_KEYS=[NEW, *settings.FIELD_KEYS]):
        assert "recovery codes: 2 written, 0 already new" in rotate()
        assert "recovery codes: 0 written, 2 already new" in rotate()
    with override_settings(FIELD_KEYS=[NEW]):
        assert residents.recovery_codes(user) == before
        answer = browser.post("/account/prove/app/", {"code": residents.app_code()})
        assert answer.status_code == 303


def test_a_secret_that_no_key_opens_is_named_and_left_alone(user: User) -> None:
    residents.with_app(user)
    before = Authenticator.objects.get(user=user, type="totp").data
    with override_settings(FIELD_KEYS=[NEW]):
        with pytest.raises(CommandError, match=r"seeds of recovery codes \(2\)"):
            rotate()
        with pytest.raises(CannotDecrypt):
            residents.recovery_codes(user)
    assert Authenticator.objects.get(user=user, type="totp").data == before
