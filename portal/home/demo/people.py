"""People to sign in as, one for each group, with a password made on this machine."""

from __future__ import annotations

import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

PEOPLE = {
    "author@demo.example": "Authors",
    "publisher@demo.example": "Publishers",
    "administrator@demo.example": "Administrators",
    "adviser@demo.example": "Advisers",
    "manager@demo.example": "Case managers",
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
