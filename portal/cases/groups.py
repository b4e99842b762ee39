"""The two groups of people who look after cases, and what each may do. Made by a migration."""

from __future__ import annotations

from typing import Any

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions

ADVISERS = "Advisers"
CASE_MANAGERS = "Case managers"

TO_BOTH = [("wagtailadmin", "access_admin"), ("cases", "view_case"), ("cases", "change_case")]
TO_MANAGERS = [
    ("cases", "export_case"),
    *(
        ("cases", f"{action}_{model}")
        for model in ("target", "seasonaldelay")
        for action in ("add", "change", "delete", "view")
    ),
]


def make(apps: Any, alias: str) -> None:
    """Make both groups with their permissions. Doing it again changes nothing."""
    for label in ("wagtailadmin", "cases"):
        # Django itself makes permissions only when all migrations are done.
        create_permissions(installed.get_app_config(label), apps=apps, using=alias, verbosity=0)
    for name, permissions in ((ADVISERS, TO_BOTH), (CASE_MANAGERS, [*TO_BOTH, *TO_MANAGERS])):
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        for app, codename in permissions:
            group.permissions.add(
                apps.get_model("auth", "Permission").objects.get(
                    content_type__app_label=app, codename=codename
                )
            )
