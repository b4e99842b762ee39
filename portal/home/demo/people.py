"""People to sign in as, one for each group, with a password made on this machine.

Staff need a second factor too. Nobody has a telephone for these people, so each has recovery codes
and no app: one code lets them in once.
"""

from __future__ import annotations

import secrets
from pathlib import Path

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

PEOPLE = {
    "author@demo.example": "Authors",
    "publisher@demo.example": "Publishers",
    "administrator@demo.example": "Administrators",
    "adviser@demo.example": "Advisers",
    "manager@demo.example": "Case managers",
    "owner@demo.example": "Service owners",
    "connector@demo.example": "Integration administrators",
    "auditor@demo.example": "Auditors",
}


def password_file() -> Path:
    """Where the demonstration's password is kept, beside its database."""
    return Path(settings.VAR_DIR) / "demo-password"


def load_people() -> None:
    """Make each of them once; the password is random and only on this machine."""
    User = get_user_model()
    missing = [email for email in PEOPLE if not User.objects.filter(email=email).exists()]
    if not missing:
        return
    file = password_file()
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(9))
    for email in missing:
        user = User.objects.create_user(email, file.read_text(), is_staff=True)
        group, _ = Group.objects.get_or_create(name=PEOPLE[email])
        user.groups.add(group)


def recovery_code(email: str) -> str:
    """A recovery code that is not used up yet; new ones are made when all are.

    "" for somebody whose password is not the demonstration's: their codes are their own.
    """
    user = get_user_model().objects.filter(email=email).first()
    if user is None or not password_file().exists():
        return ""
    if not user.check_password(password_file().read_text()):
        return ""
    codes = RecoveryCodes.activate(user)
    if not codes.get_unused_codes():
        Authenticator.objects.filter(pk=codes.instance.pk).delete()
        codes = RecoveryCodes.activate(user)
    codes.mark_as_viewed()
    return str(codes.get_unused_codes()[0])
