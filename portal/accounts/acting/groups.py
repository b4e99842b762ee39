"""Which of the staff may record that somebody acts for a person. Made by a migration."""

from __future__ import annotations

from typing import Any

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions

GROUPS = ("Advisers", "Case managers")
"""They see people, too: whoever may not would find no page to record it on."""


def make(apps: Any, alias: str) -> None:
    """Let them record it. Doing it again changes nothing."""
    create_permissions(installed.get_app_config("accounts"), apps=apps, using=alias, verbosity=0)
    right = apps.get_model("auth", "Permission").objects.get(
        content_type__app_label="accounts", codename="add_authority"
    )
    for name in GROUPS:
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(right)
