"""Who sees repairs and deals with them. Given by a migration.

The same groups as see cases: whoever answers for somebody's report must see how it goes.
"""

from __future__ import annotations

from typing import Any

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions

CODENAMES = ["view_repair", "change_repair"]
GROUPS = ("Advisers", "Case managers", "Service owners")


def make_rights(apps: Any, alias: str) -> None:
    """Give each group its rights. Doing it again changes nothing."""
    create_permissions(installed.get_app_config("repairs"), apps=apps, using=alias, verbosity=0)
    rights = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="repairs", codename__in=CODENAMES
    )
    for name in GROUPS:
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(*rights)
