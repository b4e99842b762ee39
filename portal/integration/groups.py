"""What administrators may do with the back office. Written down by a migration."""

from __future__ import annotations

from typing import Any

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions

ADMINISTRATORS = "Administrators"

MAY = [
    f"{action}_{model}"
    for model in ("endpoint", "system", "apikey")
    for action in ("add", "change", "delete", "view")
]


def give(apps: Any, alias: str) -> None:
    """Give administrators their permissions. Doing it again changes nothing."""
    # Django itself makes permissions only when all migrations are done.
    create_permissions(installed.get_app_config("integration"), apps=apps, using=alias, verbosity=0)
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=ADMINISTRATORS)
    group.permissions.add(
        *apps.get_model("auth", "Permission").objects.filter(
            content_type__app_label="integration", codename__in=MAY
        )
    )
