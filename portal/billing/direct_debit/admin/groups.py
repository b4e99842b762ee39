"""Who keeps the terms and the tables: administrators. Given by a migration."""

from __future__ import annotations

from typing import Any

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions

SEE, ADD, USE = (f"billing.{action}_modulustable" for action in ("view", "add", "change"))
CODENAMES = [
    *(f"{action}_directdebitterms" for action in ("add", "change", "delete", "view")),
    *(f"{action}_modulustable" for action in ("add", "change", "view")),
]
ADMINISTRATORS = "Administrators"


def make_rights(apps: Any, alias: str) -> None:
    """Give the group its rights. Doing it again changes nothing."""
    create_permissions(installed.get_app_config("billing"), apps=apps, using=alias, verbosity=0)
    rights = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="billing", codename__in=CODENAMES
    )
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=ADMINISTRATORS)
    group.permissions.add(*rights)
