"""Who sets how bills without paper are served, and who sees who agreed. Given by a migration."""

from __future__ import annotations

from typing import Any

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions

SETS, SEES = "Case managers", ("Case managers", "Advisers")
TO_SET = [f"{action}_paperlessterms" for action in ("add", "change", "delete", "view")]
TO_SEE = ["view_paperless"]
CODENAMES = [*TO_SET, *TO_SEE]


def make_rights(apps: Any, alias: str) -> None:
    """Give the groups their rights. Doing it again changes nothing."""
    create_permissions(installed.get_app_config("billing"), apps=apps, using=alias, verbosity=0)
    rights = apps.get_model("auth", "Permission").objects.filter(content_type__app_label="billing")
    groups = apps.get_model("auth", "Group").objects
    setting, _ = groups.get_or_create(name=SETS)
    setting.permissions.add(*rights.filter(codename__in=TO_SET))
    for name in SEES:
        group, _ = groups.get_or_create(name=name)
        group.permissions.add(*rights.filter(codename__in=TO_SEE))
