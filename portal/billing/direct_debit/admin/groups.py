"""Who keeps the terms and the tables, and who sees what waits. Given by migrations."""

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
SEE_WAITING = "billing.view_directdebit"
WAIT_FOR = (ADMINISTRATORS, "Case managers", "Advisers")
"""They answer a payer who asks what became of it, and ask the revenues system."""


def make_rights(apps: Any, alias: str) -> None:
    """Give the group its rights. Doing it again changes nothing."""
    create_permissions(installed.get_app_config("billing"), apps=apps, using=alias, verbosity=0)
    rights = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="billing", codename__in=CODENAMES
    )
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=ADMINISTRATORS)
    group.permissions.add(*rights)


def let_see_waiting(apps: Any, alias: str) -> None:
    """Give the groups their right to see it. Doing it again changes nothing."""
    create_permissions(installed.get_app_config("billing"), apps=apps, using=alias, verbosity=0)
    right = apps.get_model("auth", "Permission").objects.get(
        content_type__app_label="billing", codename=SEE_WAITING.partition(".")[2]
    )
    for name in WAIT_FOR:
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(right)
